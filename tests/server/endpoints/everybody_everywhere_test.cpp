// Every route, by everybody, with somebody else's identifiers: who may not gets no further than the door, and learns
// there no more than about what does not exist. Walked by the router's own table, so that a new route cannot be left
// out; what a route asks for is what the interface document says.

#include <iostream>
#include <map>

#include "tests/server/endpoints/city.h"

namespace onetrip::test {
namespace {

using accounts::Role;
using accounts::Roles;

constexpr Role all_roles[] = {Role::Intake,     Role::Reviewer, Role::Decider, Role::Issuer,
                              Role::Supervisor, Role::Editor,   Role::Auditor};

class EverybodyEverywhere : public Endpoints {
protected:
    static constexpr const char* address_body =
        R"({"receiver":"王试验","phone":"13900139000","region":"330106","detail":"文三路18号"})";
    enum class Asks { Nothing, Citizen, Staff };

    using Fields = std::vector<std::pair<std::string_view, std::string>>;

    EverybodyEverywhere() {
        owned = submit(citizen.begin());
        const Answer part =
            citizen.ask(http::Method::Post, "/api/v1/transfers",
                        {{"Tus-Resumable", "1.0.0"}, {"Upload-Length", "2"}, {"Upload-Concat", "partial"}});
        transfer = part.body["transfer"].value("id", "");
        const json wish{
            {"service", "medical-check"}, {"halls", {"demo-hospital"}}, {"from", "2026-11-30"}, {"to", "2026-12-11"}};
        waiting = citizen.post("/api/v1/waiting", wish).body["waiting"].value("id", "");
        address = citizen.post("/api/v1/addresses", json::parse(address_body)).body["address"].value("id", "");
    }

    Asks asks(const http::Route& route) const {
        const json& security = city.document.operation(name_of(route.method), route.pattern)["security"];
        if (security.empty()) return Asks::Nothing;
        return security[0].contains("staff") ? Asks::Staff : Asks::Citizen;
    }

    static bool names_something(const http::Route& route) { return route.pattern.find('{') != std::string::npos; }

    /// The route's path with the owner's identifiers, or with some that are nobody's.
    std::string target(const http::Route& route, bool of_owner = true) const {
        const bool is_booking = route.pattern.find("/bookings/") != std::string::npos;
        const bool is_transfer = route.pattern.find("/transfers/") != std::string::npos;
        const bool is_waiting = route.pattern.find("/waiting/") != std::string::npos;
        const bool is_address = route.pattern.find("/addresses/") != std::string::npos;
        std::string id = "photo";
        if (is_booking) id = owned.application.booking;
        if (is_transfer) id = transfer;
        if (is_waiting) id = waiting;
        if (is_address) id = address;
        if (!of_owner && (is_booking || is_transfer || is_waiting || is_address)) id = "AAAAAAAAAAAAAAAAAAAAAA";
        const std::map<std::string, std::string> values = {
            {"{number}", of_owner ? owned.number : "2611289901000000025"},
            {"{id}", id},
            {"{user}", "nobody"},
            {"{code}", "330000"},
            {"{token}", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"},
        };
        std::string path = route.pattern;
        for (const auto& [name, value] : values) {
            if (const auto at = path.find(name); at != std::string::npos) path.replace(at, name.size(), value);
        }
        return path;
    }

    /// What gets past the reading of the body, where that comes first.
    static std::string body_for(const std::string& pattern) {
        if (pattern.ends_with("/problem")) return R"({"kind":"damaged"})";
        if (pattern.find("/parcel/address") != std::string::npos) return R"({"address":"","receiver":"","phone":""})";
        if (pattern.ends_with("/register-answers") || pattern.ends_with("/services/{id}/certificates"))
            return R"({"answers":{}})";
        if (pattern.ends_with("/agent")) return R"({"name":"王试验","document":"5678"})";
        if (pattern.find("/addresses") != std::string::npos) return address_body;
        if (pattern.ends_with("/cases/{number}/parcels")) {
            return R"({"carrier":"ems","waybill":"1012345678901"})";
        }
        return "{}";
    }

    Answer ask(Client& client, const http::Route& route, const std::string& path) {
        const auto& types = route.limits.content_types;
        if (route.method == http::Method::Post && !types.empty()) {
            return client.post_text(path, body_for(route.pattern), {}, types.front());
        }
        // What the door for files in chunks asks for; nobody else minds.
        Fields fields = {{"Tus-Resumable", "1.0.0"}, {"Upload-Offset", "0"}, {"X-HTTP-Method-Override", "HEAD"}};
        if (!types.empty()) fields.emplace_back("Content-Type", types.front());
        return client.ask(route.method, path, fields, route.limits.body_bytes_max > 0 ? body_for(route.pattern) : "");
    }

    static std::string without_request_id(json problem) {
        problem.erase("request_id");
        return problem.dump();
    }

    Submitted owned;
    std::string transfer;
    std::string waiting;
    std::string address;
    std::size_t asked = 0;
};

TEST_F(EverybodyEverywhere, whoever_is_not_signed_in_gets_no_further_than_public_routes) {
    Client clerk_without_citizen(city);
    clerk_without_citizen.sign_in("clerk", Roles::all());
    for (const http::Route& route : city.router.routes()) {
        const bool is_open = asks(route) == Asks::Nothing;
        Client nobody(city);
        EXPECT_EQ(ask(nobody, route, target(route)).code() == "signed_out", !is_open) << route.pattern;
        if (asks(route) == Asks::Citizen) {
            EXPECT_EQ(ask(clerk_without_citizen, route, target(route)).code(), "signed_out") << route.pattern;
            ++asked;
        }
        if (asks(route) == Asks::Staff) {
            EXPECT_EQ(ask(citizen, route, target(route)).code(), "signed_out") << route.pattern;
            ++asked;
        }
        ++asked;
    }
    std::cout << "note: " << city.router.routes().size() << " routes, " << asked << " requests by strangers\n";
}

TEST_F(EverybodyEverywhere, what_is_somebody_elses_is_answered_like_what_does_not_exist) {
    Client other(city);
    other.begin();
    for (const http::Route& route : city.router.routes()) {
        if (asks(route) != Asks::Citizen || !names_something(route)) continue;
        const Answer theirs = ask(other, route, target(route));
        const Answer nothing = ask(other, route, target(route, false));
        EXPECT_EQ(theirs.code(), "not_found") << route.pattern << ' ' << theirs.text;
        EXPECT_EQ(without_request_id(theirs.body), without_request_id(nothing.body)) << route.pattern;
        ++asked;
    }
    EXPECT_GE(asked, 5u);
}

TEST_F(EverybodyEverywhere, each_role_does_what_the_table_says_and_nothing_else) {
    for (const Role role : all_roles) {
        Client member(city);
        member.sign_in("member", {role});
        for (const http::Route& route : city.router.routes()) {
            if (asks(route) != Asks::Staff) continue;
            const bool ends_the_walk = route.method == http::Method::Delete && route.pattern.ends_with("/current");
            if (ends_the_walk) continue;
            const bool may = accounts::roles_for(route.method, route.pattern).has(role);
            const Answer answer = ask(member, route, target(route));
            EXPECT_EQ(answer.code() == "forbidden", !may)
                << name_of(role) << ' ' << route.pattern << ' ' << answer.text.substr(0, 300);
            ++asked;
        }
    }
    std::cout << "note: " << asked << " requests, route by route with every role\n";
}

TEST(EverybodyEverywhereHalfSignedIn, a_password_alone_reaches_what_completes_the_sign_in_and_nothing_else) {
    City city({.staff_policy = {.second_factor_roles = accounts::Roles::all()}});
    Client half(city);
    half.sign_in("member", Roles::all());
    std::size_t reached = 0;
    for (const accounts::Permission& permission : accounts::permissions()) {
        if (permission.method == http::Method::Delete && permission.proof == accounts::Proof::PasswordOnly) continue;
        std::string path(permission.pattern);
        for (std::size_t at = 0; (at = path.find('{')) != std::string::npos;)
            path.replace(at, path.find('}') - at + 1, "x");
        Answer answer;
        switch (permission.method) {
            case http::Method::Get: answer = half.get(path); break;
            case http::Method::Delete: answer = half.remove(path); break;
            default: answer = half.post(path, json::object()); break;
        }
        const bool is_reached = answer.code() != "second_factor_needed";
        EXPECT_EQ(is_reached, permission.proof == accounts::Proof::PasswordOnly) << path << ' ' << answer.text;
        if (is_reached) {
            ++reached;
        } else {
            EXPECT_EQ(answer.body["awaits"], "enrolment") << path;
        }
    }
    EXPECT_EQ(reached, 4u) << "who am I, enrol, confirm, give the code; and signing out";
}

TEST_F(EverybodyEverywhere, no_foreign_page_changes_anything) {
    for (const http::Route& route : city.router.routes()) {
        if (http::is_safe(route.method)) continue;
        http::Request request(route.method, target(route));
        request.with_header("Origin", "https://evil.example").with_header("Host", "city.example");
        if (!route.limits.content_types.empty()) {
            request.with_header("Content-Type", route.limits.content_types.front()).with_body("{}");
        }
        const Answer answer = city.send(request);
        // A courier's server is no page: its token and its signature speak for it.
        const bool is_courier = route.pattern.find("/couriers/") != std::string::npos;
        EXPECT_EQ(answer.status == 403 && answer.code() == "forbidden", !is_courier) << route.pattern << answer.text;
    }
}

}  // namespace
}  // namespace onetrip::test
