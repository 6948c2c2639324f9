// What a granted case gives out its applicant holds: who is told of it, that the next application needs no upload, that
// it is judged on the server, and that an office can take it back.

#include <filesystem>
#include <fstream>

#include "tests/server/endpoints/city.h"
#include "tests/source_path.h"

namespace onetrip::test {
namespace {

constexpr std::string_view told_at = "/api/v1/services/teacher-qualification/certificates";

/// The catalogue, but a granted case gives out a badge that runs out after six months, and the photo can be drawn from
/// such a badge.
std::string catalogue_with_badges(const TemporaryFolder& folder) {
    const std::filesystem::path copy = std::filesystem::path(folder.path()) / "catalog";
    std::filesystem::copy(source_path("catalog"), copy, std::filesystem::copy_options::recursive);
    const std::filesystem::path file = copy / "services" / "teacher-qualification.json";
    json service = json::parse(std::ifstream(file));
    service["outcome"]["certificate"] = {{"type", "badge"}, {"valid_months", 6}, {"values", {{"subject", "/subject"}}}};
    for (json& material : service["materials"]) {
        if (material["id"] != "photo") continue;
        material["agrees"] = {{{"value", "holder_name"}, {"as", "name"}, {"with", "/name"}},
                              {{"value", "holder_number"}, {"as", "number"}, {"with", "/id_no"}}};
        const json way = {{"by", "e_certificate"},
                          {"certificate", "badge"},
                          {"reason", {{"zh-CN", "用您的证。"}, {"en", "From your badge."}}}};
        material["obtain"].insert(material["obtain"].begin(), way);
    }
    std::ofstream(file) << service;
    return copy;
}

CityOptions with_badges() {
    static const TemporaryFolder folder;
    static const std::string catalogue = catalogue_with_badges(folder);
    CityOptions options;
    options.catalogue = catalogue;
    return options;
}

class Certificates : public Endpoints {
protected:
    Certificates() : Endpoints(with_badges()) {
        citizen.begin();
        number = submit(citizen).number;
        EXPECT_EQ(act("acceptance", json::object()).status, 200);
    }
    /// Days pass between acts, and nobody stays signed in for days.
    Client desk() {
        Client somebody(city);
        somebody.sign_in("clerk-" + std::to_string(++desks), accounts::Roles::all());
        return somebody;
    }
    Answer act(const std::string& what, const json& body) {
        return desk().post("/api/v1/staff/cases/" + number + "/" + what, body);
    }
    Answer grant(const json& certificate = json::object()) {
        return act("decisions", {{"outcome", "granted"}, {"certificate", certificate}});
    }
    Answer set_status(std::string_view status, std::string_view reason = "照片不符") {
        return act("certificate/status", {{"status", status}, {"reason", reason}});
    }
    void ask_for(const std::string& made, std::string_view kind, std::string_view id) {
        Client somebody = desk();
        const std::string at = "/api/v1/staff/cases/" + made;
        const json item = {{"kind", kind}, {"id", id}, {"reason_code", "unclear"}, {"text", "请补正"}};
        EXPECT_EQ(somebody.post(at + "/acceptance", json::object()).status, 200);
        EXPECT_EQ(somebody.post(at + "/supplement-notices", {{"items", json::array({item})}}).status, 201);
    }
    static Answer tell(Client& who, const json& answers = good_answers()) {
        return who.post(told_at, {{"answers", answers}}, "-");
    }
    /// Another application without a photo; agreeing to the use of the badge, or not.
    Answer hand_in(std::string_view slot, bool agrees = true, const json& answers = good_answers()) {
        city.clock.advance_minutes(minutes_between_visits);
        const Answer booking =
            citizen.post("/api/v1/bookings", {{"hall", "demo-hospital"}, {"service", "medical-check"}, {"slot", slot}});
        EXPECT_EQ(booking.status, 201) << booking.text;
        json body = {{"service", "teacher-qualification"},
                     {"service_version", 1},
                     {"answers", answers},
                     {"materials", json::object()},
                     {"booking", booking.body["booking"]["id"]},
                     {"consents", {"processing"}}};
        if (agrees) body["consents"].push_back("certificate/" + number);
        Answer answer = citizen.post("/api/v1/cases", body);
        if (answer.status != 201) {
            const std::string id = booking.body["booking"]["id"];
            EXPECT_EQ(citizen.remove("/api/v1/bookings/" + id).status, 200);
        }
        return answer;
    }

    std::string number;
    int desks = 0;
    std::int64_t minutes_between_visits = 5 * 24 * 60;  // one at a time
};

TEST_F(Certificates, AreToldToWhoeverGotThemWithWhatStandsOnThem) {
    EXPECT_EQ(tell(citizen).body["certificates"].size(), 0u);
    ASSERT_EQ(grant({{"number", "B-7"}}).status, 201);
    const Answer told = tell(citizen);
    ASSERT_EQ(told.status, 200) << told.text;
    ASSERT_EQ(told.body["certificates"].size(), 1u);
    const json& held = told.body["certificates"][0];
    EXPECT_EQ(held["id"], number);
    EXPECT_EQ(held["type"], "badge");
    EXPECT_EQ(held["status"], "valid");
    EXPECT_EQ(held["values"].dump(), R"({"holder_name":"张测试","holder_number":"11010519491231002X","number":"B-7",)"
                                     R"("subject":"mathematics","valid_from":"2026-11-28","valid_to":"2027-05-27"})");
    EXPECT_EQ(held["service_title"]["zh-CN"], "教师资格认定");
}

TEST_F(Certificates, AreToldToNobodyElseNorAboutOthers) {
    ASSERT_EQ(grant().status, 201);
    json others = good_answers();
    others["id_no"] = "110101199003078670";
    EXPECT_EQ(tell(citizen, others).body["certificates"].size(), 0u);
    EXPECT_EQ(tell(citizen, json::object()).body["certificates"].size(), 0u);
    Client other(city);
    other.begin();
    EXPECT_EQ(tell(other).body["certificates"].size(), 0u);
    Client stranger(city);
    stranger.begin_anonymously();
    EXPECT_EQ(tell(stranger).code(), "sign_in_needed");
    EXPECT_EQ(citizen.post("/api/v1/services/none/certificates", {{"answers", json::object()}}, "-").code(),
              "not_found");
}

TEST_F(Certificates, SpareTheNextUploadOnceAgreedToAndTheCaseSaysSo) {
    ASSERT_EQ(grant().status, 201);
    EXPECT_EQ(hand_in("2026-12-08T08:00", false).findings(), "material.missing at material:photo\n");
    const Answer made = hand_in("2026-12-14T08:00");
    ASSERT_EQ(made.status, 201) << made.text;
    const json& source = made.body["case"]["sources"][0];
    EXPECT_EQ(source["material"], "photo");
    EXPECT_EQ(source["by"], "e_certificate");
    EXPECT_EQ(source["source"], number);
    EXPECT_EQ(source["as_of"], "2026-12-08");
    EXPECT_FALSE(source.contains("certificate")) << "what it says is the office's business";
    const std::string second = made.body["case"]["number"];
    ASSERT_EQ(set_status("revoked").status, 200);
    const json seen = desk().get("/api/v1/staff/cases/" + second).body["case"]["sources"][0]["certificate"];
    EXPECT_EQ(seen["status"], "revoked") << "what it is worth today";
    EXPECT_EQ(seen["values"]["holder_number"], "11010519491231002X");
}

TEST_F(Certificates, AreJudgedOnTheServerHolderValidityAndStatus) {
    ASSERT_EQ(grant({{"valid_to", "2026-12-20"}}).status, 201);
    json other_name = good_answers();
    other_name["name"] = "王测试";
    EXPECT_EQ(hand_in("2026-12-07T08:00", true, other_name).findings(),
              "material.name_differs at material:photo\nmaterial.expires_soon at material:photo\n");
    minutes_between_visits = 60;
    ASSERT_EQ(set_status("suspended").status, 200);
    EXPECT_EQ(hand_in("2026-12-07T08:30").findings(), "material.missing at material:photo\n");
    ASSERT_EQ(set_status("valid", "已核实").status, 200);
    EXPECT_EQ(hand_in("2026-12-07T09:00").status, 201);
    minutes_between_visits = 20 * 24 * 60;
    EXPECT_EQ(hand_in("2026-12-28T08:00").findings(), "material.missing at material:photo\n") << "it has run out";
}

TEST_F(Certificates, ASupplementToACaseMadeWithOneIsJudgedAsThen) {
    ASSERT_EQ(grant().status, 201);
    const Answer made = hand_in("2026-12-07T08:00");
    ASSERT_EQ(made.status, 201) << made.text;
    ASSERT_EQ(set_status("revoked").status, 200);
    const std::string second = made.body["case"]["number"];
    ask_for(second, "field", "/resume");
    const json resume = {{"resume", good_answers()["resume"]}};
    const Answer answered =
        citizen.post("/api/v1/cases/" + second + "/supplements", {{"answers", resume}, {"materials", json::object()}});
    ASSERT_EQ(answered.status, 200) << answered.text;
    EXPECT_EQ(answered.body["case"]["sources"].size(), 1u);
}

TEST_F(Certificates, WhatANoticeAsksForStandsInTheirPlace) {
    ASSERT_EQ(grant().status, 201);
    const std::string second = hand_in("2026-12-07T08:00").body["case"]["number"];
    ask_for(second, "material", "photo");
    const std::string photo = citizen.upload("photo", jpeg()).body["upload"]["id"];
    const Answer answered = citizen.post("/api/v1/cases/" + second + "/supplements",
                                         {{"answers", json::object()}, {"materials", {{"photo", photo}}}});
    ASSERT_EQ(answered.status, 200) << answered.text;
    EXPECT_EQ(answered.body["case"]["sources"].size(), 0u);
    EXPECT_EQ(answered.body["case"]["materials"][0]["id"], "photo") << "kept, though the answers call for none";
}

TEST_F(Certificates, SayWhatTheOfficeWishesWithinTheCatalogue) {
    const std::pair<json, std::string_view> wrong[] = {
        {{{"number", " B"}}, "/certificate/number"},
        {{{"number", std::string(65, '1')}}, "/certificate/number"},
        {{{"valid_from", "2025-11-26"}}, "/certificate/valid_from"},
        {{{"valid_from", "soon"}}, "/certificate/valid_from"},
        {{{"valid_to", "2026-11-27"}}, "/certificate/valid_to"},
        {{{"valid_to", "2027-05-28"}}, "/certificate/valid_to"},
        {{{"colour", "red"}}, "/certificate/colour"},
    };
    for (const auto& [certificate, at] : wrong) {
        const Answer answer = grant(certificate);
        EXPECT_EQ(answer.code(), "body_invalid") << certificate;
        EXPECT_EQ(answer.body["at"], at) << certificate;
    }
    const Answer refused = act("decisions", {{"outcome", "refused"}, {"reason", "x"}, {"certificate", json::object()}});
    EXPECT_EQ(refused.body["at"], "/certificate");
    const Answer granted = grant({{"valid_from", "2026-12-01"}});
    ASSERT_EQ(granted.status, 201) << granted.text;
    const json& certificate = granted.body["case"]["certificate"];
    EXPECT_EQ(certificate["number"], "20269901000000001");
    EXPECT_EQ(certificate["valid_from"], "2026-12-01");
    EXPECT_EQ(certificate["valid_to"], "2027-05-31");
    EXPECT_EQ(granted.body["case"]["gives_out"]["valid_months"], 6);
}

TEST_F(Certificates, AreTakenBackWithAReasonByWhoeverDecidesOrSupervises) {
    EXPECT_EQ(set_status("revoked").code(), "not_found") << "nothing was given out yet";
    const Answer granted = grant();
    EXPECT_EQ(granted.body["case"]["certificate_may_become"], json({"suspended", "revoked", "cancelled"}));
    EXPECT_EQ(set_status("expired").code(), "body_invalid");
    EXPECT_EQ(set_status("revoked", "").code(), "body_invalid");
    const Answer suspended = set_status("suspended", "正在核查");
    ASSERT_EQ(suspended.status, 200) << suspended.text;
    EXPECT_EQ(suspended.body["case"]["certificate"]["reason"], "正在核查");
    EXPECT_EQ(suspended.body["case"]["certificate_may_become"], json({"valid", "revoked", "cancelled"}));
    EXPECT_EQ(suspended.body["case"]["history"].back()["code"], "certificate.suspended");
    EXPECT_EQ(tell(citizen).body["certificates"][0]["reason"], "正在核查");
    const json own = citizen.get("/api/v1/cases/" + number).body["case"];
    EXPECT_EQ(own["certificate"]["status"], "suspended");
    EXPECT_EQ(own["timeline"].back()["code"], "certificate.suspended");
    ASSERT_EQ(set_status("revoked").status, 200);
    EXPECT_EQ(set_status("valid").body["refusal"], "certificate_status");
    Client issuer(city);
    issuer.sign_in("issuer", {accounts::Role::Issuer});
    EXPECT_EQ(
        issuer.post("/api/v1/staff/cases/" + number + "/certificate/status", {{"status", "valid"}, {"reason", "x"}})
            .code(),
        "forbidden");
}

/// The catalogue, but what is given out has no type.
CityOptions without_type() {
    static const TemporaryFolder folder;
    static const std::string catalogue = [] {
        const std::filesystem::path copy = std::filesystem::path(folder.path()) / "catalog";
        std::filesystem::copy(source_path("catalog"), copy, std::filesystem::copy_options::recursive);
        const std::filesystem::path file = copy / "services" / "teacher-qualification.json";
        json service = json::parse(std::ifstream(file));
        service["outcome"].erase("certificate");
        std::ofstream(file) << service;
        return copy.string();
    }();
    CityOptions options;
    options.catalogue = catalogue;
    return options;
}

class WithoutType : public Endpoints {
protected:
    WithoutType() : Endpoints(without_type()) {}
};

TEST_F(WithoutType, AServiceThatGivesOutNoTypeHasNothingToFillIn) {
    citizen.begin();
    clerk.sign_in("clerk", accounts::Roles::all());
    const std::string number = submit(citizen).number;
    EXPECT_EQ(clerk.post("/api/v1/staff/cases/" + number + "/acceptance", json::object()).status, 200);
    const Answer answer = clerk.post("/api/v1/staff/cases/" + number + "/decisions",
                                     {{"outcome", "granted"}, {"certificate", {{"number", "1"}}}});
    EXPECT_EQ(answer.body["at"], "/certificate") << answer.text;
    EXPECT_EQ(clerk.get("/api/v1/staff/cases/" + number).body["case"]["gives_out"], nullptr);
}

}  // namespace
}  // namespace onetrip::test
