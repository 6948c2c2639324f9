// The staff's second factor over the routes: set up, given, lost, guessed, taken away.

#include "server/accounts/totp.h"
#include "tests/server/endpoints/city.h"

namespace onetrip::test {
namespace {

using accounts::Role;
using accounts::Roles;

/// An authenticator app: it knows the secret and has a clock.
class Authenticator {
public:
    Authenticator() = default;
    Authenticator(City& city, std::string_view base32) : city_(&city) {
        std::uint32_t held = 0;
        int held_bits = 0;
        for (const char c : base32) {
            held = held << 5 | static_cast<std::uint32_t>(c >= 'A' ? c - 'A' : c - '2' + 26);
            held_bits += 5;
            if (held_bits < 8) continue;
            held_bits -= 8;
            secret_.push_back(static_cast<std::uint8_t>(held >> held_bits & 0xFF));
        }
    }
    [[nodiscard]] std::string code(std::int64_t steps_later = 0) const {
        return accounts::totp_code(secret_, accounts::totp_step_at(city_->clock.now()) + steps_later);
    }
    void next_code() const { city_->clock.set(city_->clock.now() + 30'000); }

private:
    City* city_ = nullptr;
    base::Bytes secret_;
};

class SecondFactor : public ::testing::Test {
protected:
    SecondFactor() {
        city.staff.put("decider", "李审批", {Role::Decider}, "yunchuan");
        city.staff.put("clerk", "王窗口", {Role::Intake}, "yunchuan");
        city.staff.put("supervisor", "赵主管", {Role::Supervisor}, "yunchuan");
    }

    Answer sign_in(Client& client, std::string_view user = "decider") {
        return client.post("/api/v1/staff/sessions", {{"user", user}, {"password", "yunchuan"}}, "-");
    }
    Answer give(Client& client, std::string_view code) {
        return client.post("/api/v1/staff/sessions/current/second-factor", {{"code", code}}, "-");
    }
    Answer begin_enrolment(Client& client, const json& body = json::object()) {
        return client.post("/api/v1/staff/second-factor", body, "-");
    }
    Answer confirm(Client& client, std::string_view code) {
        return client.post("/api/v1/staff/second-factor/confirmation", {{"code", code}}, "-");
    }
    /// Signs in for the first time and sets the second factor up.
    Authenticator enrol(Client& client, std::string_view user = "decider") {
        EXPECT_EQ(sign_in(client, user).body["staff"]["awaits"], "enrolment");
        const Authenticator app(city, begin_enrolment(client).body["enrolment"].value("secret", ""));
        const Answer confirmed = confirm(client, app.code());
        EXPECT_EQ(confirmed.status, 201) << confirmed.text;
        recovery_codes = confirmed.body.value("recovery_codes", std::vector<std::string>());
        app.next_code();
        return app;
    }
    static int standing(Client& client) { return client.get("/api/v1/staff/cases").status; }

    City city{{.staff_policy = {.second_factor_roles = {Role::Decider, Role::Supervisor}}}};
    Client decider{city};
    Client clerk{city};
    Client stranger{city};
    std::vector<std::string> recovery_codes;
};

TEST_F(SecondFactor, IsSetUpAtTheFirstSignInOfARoleThatAsksForIt) {
    const Answer in = sign_in(decider);
    EXPECT_EQ(in.status, 201);
    EXPECT_EQ(in.body["staff"]["awaits"], "enrolment");
    EXPECT_EQ(decider.get("/api/v1/staff/cases").code(), "second_factor_needed");
    const Answer offer = begin_enrolment(decider);
    EXPECT_EQ(offer.status, 201);
    const std::string secret = offer.body["enrolment"].value("secret", "");
    EXPECT_EQ(offer.body["enrolment"]["address"],
              "otpauth://totp/OneTrip:decider?secret=" + secret + "&issuer=OneTrip&algorithm=SHA1&digits=6&period=30");
    const Authenticator app(city, secret);
    EXPECT_EQ(confirm(decider, "000000").code(), "second_factor_wrong");
    EXPECT_EQ(standing(decider), 401) << "nothing is proven yet";
    const Answer confirmed = confirm(decider, app.code());
    EXPECT_EQ(confirmed.status, 201);
    EXPECT_EQ(confirmed.body["staff"]["awaits"], "nothing");
    EXPECT_EQ(confirmed.body["recovery_codes"].size(), 10u);
    EXPECT_EQ(standing(decider), 200);
    EXPECT_EQ(decider.get("/api/v1/staff/second-factor").body["second_factor"],
              json({{"in_force", true}, {"required", true}, {"recovery_codes_left", 10}}));
}

TEST_F(SecondFactor, IsNotAskedOfARoleThatNeedsNone) {
    EXPECT_EQ(sign_in(clerk, "clerk").body["staff"]["awaits"], "nothing");
    EXPECT_EQ(standing(clerk), 200);
    EXPECT_EQ(clerk.get("/api/v1/staff/second-factor").body["second_factor"],
              json({{"in_force", false}, {"required", false}, {"recovery_codes_left", 0}}));
}

TEST_F(SecondFactor, MaySetOneUpUnaskedAndThenAlwaysGivesIt) {
    sign_in(clerk, "clerk");
    Client elsewhere(city);
    sign_in(elsewhere, "clerk");
    const Authenticator app(city, begin_enrolment(clerk).body["enrolment"].value("secret", ""));
    EXPECT_EQ(confirm(clerk, app.code()).status, 201);
    EXPECT_EQ(standing(elsewhere), 401) << "sessions of before have ended";
    EXPECT_EQ(sign_in(elsewhere, "clerk").body["staff"]["awaits"], "code");
    EXPECT_EQ(standing(elsewhere), 401);
}

TEST_F(SecondFactor, CompletesTheSignInInASessionOfItsOwn) {
    const Authenticator app = enrol(decider);
    Client tablet(city);
    const Answer in = sign_in(tablet);
    EXPECT_EQ(in.body["staff"]["awaits"], "code");
    EXPECT_EQ(tablet.get("/api/v1/staff/sessions/current").body, in.body);
    const std::string password_only(in.reply.header("Set-Cookie"));
    const Answer whole = give(tablet, app.code());
    EXPECT_EQ(whole.status, 200);
    EXPECT_EQ(whole.body["staff"]["awaits"], "nothing");
    EXPECT_NE(whole.reply.header("Set-Cookie").substr(0, 57), password_only.substr(0, 57)) << "another token";
    EXPECT_EQ(standing(tablet), 200);
    http::Request old_token(http::Method::Get, "/api/v1/staff/cases");
    old_token.with_header("Cookie", password_only.substr(0, password_only.find(';')));
    EXPECT_EQ(city.send(old_token).code(), "signed_out") << "what was handed out before the code is worth nothing";
}

TEST_F(SecondFactor, TakesNoCodeTwice) {
    const Authenticator app = enrol(decider);
    const std::string code = app.code();
    sign_in(stranger);
    EXPECT_EQ(give(stranger, app.code(-1)).code(), "second_factor_wrong") << "confirmed with that one";
    EXPECT_EQ(give(stranger, code).status, 200);
    Client again(city);
    sign_in(again);
    EXPECT_EQ(give(again, code).code(), "second_factor_wrong");
    EXPECT_EQ(give(again, app.code(1)).status, 200) << "the next one, a little early";
    sign_in(again);
    EXPECT_EQ(give(again, code).code(), "second_factor_wrong") << "nor an earlier one";
}

TEST_F(SecondFactor, TakesEachRecoveryCodeOnce) {
    enrol(decider);
    Client tablet(city);
    sign_in(tablet);
    EXPECT_EQ(give(tablet, recovery_codes[3]).status, 200);
    EXPECT_EQ(tablet.get("/api/v1/staff/second-factor").body["second_factor"]["recovery_codes_left"], 9);
    sign_in(tablet);
    EXPECT_EQ(give(tablet, recovery_codes[3]).code(), "second_factor_wrong");
    EXPECT_EQ(give(tablet, recovery_codes[4]).status, 200);
}

TEST_F(SecondFactor, IsReplacedOnlyWithOneOfItsCodes) {
    const Authenticator lost = enrol(decider);
    EXPECT_EQ(begin_enrolment(decider).code(), "second_factor_wrong");
    const Answer offer = begin_enrolment(decider, {{"code", recovery_codes[0]}});
    EXPECT_EQ(offer.status, 201);
    Client tablet(city);
    sign_in(tablet);
    EXPECT_EQ(give(tablet, lost.code()).status, 200) << "in force until the new one is confirmed";
    const Authenticator app(city, offer.body["enrolment"].value("secret", ""));
    EXPECT_EQ(confirm(decider, app.code()).status, 201);
    EXPECT_EQ(standing(tablet), 401) << "all other sessions have ended";
    app.next_code();
    sign_in(tablet);
    EXPECT_EQ(give(tablet, lost.code()).code(), "second_factor_wrong");
    EXPECT_EQ(give(tablet, recovery_codes[1]).code(), "second_factor_wrong") << "its recovery codes are gone too";
    EXPECT_EQ(give(tablet, app.code()).status, 200);
}

TEST_F(SecondFactor, StaysProvenWhereThePasswordIsChanged) {
    const json change = {{"password", "yunchuan"}, {"new_password", "yunchuan, but longer"}};
    sign_in(stranger);
    EXPECT_EQ(stranger.post("/api/v1/staff/password", change, "-").code(), "second_factor_needed");
    const Authenticator app = enrol(decider);
    EXPECT_EQ(decider.post("/api/v1/staff/password", change, "-").status, 204);
    EXPECT_EQ(standing(decider), 200);
    stranger.post("/api/v1/staff/sessions", {{"user", "decider"}, {"password", "yunchuan, but longer"}}, "-");
    EXPECT_EQ(standing(stranger), 401) << "the code is asked for as before";
}

TEST_F(SecondFactor, ThePasswordAloneIsForgottenAfterTenMinutes) {
    const Authenticator app = enrol(decider);
    sign_in(stranger);
    city.clock.advance_minutes(10);
    EXPECT_EQ(give(stranger, app.code()).code(), "signed_out");
}

TEST_F(SecondFactor, GuessingEndsAndDoesNotKeepTheOwnerOut) {
    const Authenticator app = enrol(decider);
    decider.remove("/api/v1/staff/sessions/current");
    Answer last;
    for (int i = 0; i <= 10; ++i) {
        Client thief(city);
        thief.address = "10.0.1." + std::to_string(i);
        EXPECT_EQ(sign_in(thief).status, 201) << "who knows the password";
        last = give(thief, "000000");
        EXPECT_EQ(last.code(), i < 10 ? "second_factor_wrong" : "too_many_requests");
    }
    EXPECT_FALSE(last.reply.header("Retry-After").empty());
    sign_in(stranger);
    EXPECT_EQ(give(stranger, app.code()).code(), "too_many_requests") << "strangers share one allowance";
    sign_in(decider);
    EXPECT_EQ(give(decider, app.code()).status, 200) << "the browser at the own desk has another";
}

TEST_F(SecondFactor, WithoutTheCodeTheTriesOfThePasswordAreNotForgotten) {
    enrol(decider);
    stranger.address = "10.0.0.9";
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(sign_in(stranger).status, 201);
    EXPECT_EQ(sign_in(stranger).code(), "too_many_requests");
}

TEST_F(SecondFactor, ASupervisorTakesItAwayFromWhoHasLostIt) {
    const Authenticator app = enrol(decider);
    Client supervisor(city);
    const Authenticator supervisors = enrol(supervisor, "supervisor");
    const json members = supervisor.get("/api/v1/staff/members").body["members"];
    ASSERT_EQ(members.size(), 3u);
    EXPECT_EQ(members[1], json({{"user", "decider"},
                                {"name", "李审批"},
                                {"roles", {"decider"}},
                                {"disabled", false},
                                {"has_second_factor", true}}));
    EXPECT_EQ(supervisor.remove("/api/v1/staff/members/nobody/second-factor").code(), "not_found");
    EXPECT_EQ(supervisor.remove("/api/v1/staff/members/supervisor/second-factor").code(), "forbidden") << "one's own";
    const Answer reset = supervisor.remove("/api/v1/staff/members/decider/second-factor");
    EXPECT_EQ(reset.status, 200);
    EXPECT_EQ(decider.get("/api/v1/staff/cases").code(), "signed_out");
    EXPECT_EQ(sign_in(decider).body["staff"]["awaits"], "enrolment");
    EXPECT_EQ(give(decider, app.code()).code(), "second_factor_wrong");
    EXPECT_EQ(give(decider, recovery_codes[0]).code(), "second_factor_wrong");

    const std::string code = reset.body.value("enrolment_code", "");
    const json wrong[] = {json::object(), {{"code", "AAAA-AAAA-AAAA-AAAA"}}, {{"code", recovery_codes[0]}}};
    for (const json& body : wrong)
        EXPECT_EQ(begin_enrolment(decider, body).code(), "second_factor_wrong") << "the password is not enough";
    EXPECT_EQ(begin_enrolment(decider, {{"code", code}}).status, 201);
    const Answer offer = begin_enrolment(decider, {{"code", code}});
    EXPECT_EQ(offer.status, 201) << "until one is confirmed";
    const Authenticator next(city, offer.body["enrolment"].value("secret", ""));
    EXPECT_EQ(confirm(decider, next.code()).status, 201);
    EXPECT_EQ(begin_enrolment(decider, {{"code", code}}).code(), "second_factor_wrong") << "spent";
}

TEST_F(SecondFactor, AnAuditorReadsWhatWasDoneToAccounts) {
    city.staff.put("auditor", "钱审计", {Role::Auditor}, "yunchuan");
    Client supervisor(city);
    enrol(supervisor, "supervisor");
    for (int i = 0; i < 101; ++i)
        EXPECT_EQ(supervisor.remove("/api/v1/staff/members/decider/second-factor").status, 200);
    Client auditor(city);
    sign_in(auditor, "auditor");
    const json page = auditor.get("/api/v1/staff/log").body;
    ASSERT_EQ(page["lines"].size(), 100u);
    EXPECT_EQ(page["lines"][0], json({{"number", 102},
                                      {"at", "2026-11-28T09:00:30+08:00"},
                                      {"user", "decider"},
                                      {"act", "second_factor_reset"},
                                      {"roles", json::array()},
                                      {"actor", "staff/supervisor"}}));
    EXPECT_EQ(page["next"], 3);
    const json last = auditor.get("/api/v1/staff/log?after=3").body;
    ASSERT_EQ(last["lines"].size(), 2u);
    EXPECT_EQ(last["lines"][1]["act"], "second_factor_set_up");
    EXPECT_EQ(last["next"], nullptr);
    EXPECT_EQ(auditor.get("/api/v1/staff/log?after=0").code(), "query_invalid");
    EXPECT_EQ(auditor.get("/api/v1/staff/log?after=x").code(), "query_invalid");
}

TEST_F(SecondFactor, SessionsAreListedAndEnded) {
    const Authenticator app = enrol(decider);
    Client tablet(city);
    sign_in(tablet);
    give(tablet, app.code());
    sign_in(stranger);  // and no further
    city.clock.advance_minutes(11);
    json sessions = decider.get("/api/v1/staff/sessions").body["sessions"];
    ASSERT_EQ(sessions.size(), 2u);
    EXPECT_EQ(sessions[0]["current"], false);
    EXPECT_EQ(sessions[1]["current"], true);
    EXPECT_EQ(decider.remove("/api/v1/staff/sessions/" + sessions[0].value("id", "")).status, 204);
    EXPECT_EQ(standing(tablet), 401);
    EXPECT_EQ(decider.remove("/api/v1/staff/sessions/" + sessions[0].value("id", "")).code(), "not_found");
    sign_in(clerk, "clerk");
    EXPECT_EQ(clerk.remove("/api/v1/staff/sessions/" + sessions[1].value("id", "")).code(), "not_found");
    EXPECT_EQ(decider.remove("/api/v1/staff/sessions/current").status, 204);
    EXPECT_EQ(standing(decider), 401);
}

TEST_F(SecondFactor, ANewTokenComesWithAnyAnswer) {
    sign_in(clerk, "clerk");
    city.clock.advance_minutes(15);
    const Answer refused = clerk.get("/api/v1/staff/cases?state=nonsense");
    EXPECT_EQ(refused.code(), "query_invalid");
    EXPECT_EQ(standing(clerk), 200) << "a refusal carries none, and the old token goes on";
    city.clock.advance_minutes(1);
    const Answer answer = clerk.get("/api/v1/staff/cases");
    EXPECT_EQ(answer.reply.header("Set-Cookie").substr(0, 14), "onetrip_staff=");
    EXPECT_EQ(standing(clerk), 200);
}

}  // namespace
}  // namespace onetrip::test
