// Who is asking: a device's session, the staff's; and what every route says to a body that is not what it takes.

#include "tests/server/endpoints/city.h"

namespace onetrip::test {
namespace {

using accounts::Role;

class SessionRoutes : public Endpoints {};

TEST_F(SessionRoutes, ADeviceBeginsOnce) {
    const Answer begun = citizen.post("/api/v1/sessions", json::object(), "-");
    EXPECT_EQ(begun.status, 201);
    EXPECT_EQ(begun.body["session"]["created_at"], "2026-11-28T09:00:00+08:00");
    const std::string cookie(begun.reply.header("Set-Cookie"));
    EXPECT_EQ(cookie.substr(0, 16), "onetrip_citizen=");
    for (const std::string part : {"HttpOnly", "SameSite=Strict", "Path=/"}) {
        EXPECT_NE(cookie.find(part), std::string::npos) << cookie;
    }
    city.clock.advance_minutes(5);
    const Answer again = citizen.post("/api/v1/sessions", json::object(), "-");
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(again.body, begun.body);
}

TEST_F(SessionRoutes, CitizensRoutesNeedASession) {
    for (const std::string target : {"/api/v1/bookings", "/api/v1/cases", "/api/v1/cases/1", "/api/v1/cases/1/receipt",
                                     "/api/v1/cases/1/events"}) {
        EXPECT_EQ(citizen.get(target).code(), "signed_out") << target;
    }
    for (const std::string target : {"/api/v1/bookings", "/api/v1/cases", "/api/v1/cases/1/supplements",
                                     "/api/v1/cases/1/withdrawal", "/api/v1/case-lookups"}) {
        EXPECT_EQ(citizen.post(target, json::object()).code(), "signed_out") << target;
    }
    EXPECT_EQ(citizen.upload("photo", jpeg()).code(), "signed_out");
    EXPECT_EQ(citizen.remove("/api/v1/bookings/1").code(), "signed_out");
}

TEST_F(SessionRoutes, StaffSignInSeeWhoTheyAreAndSignOut) {
    city.staff.put("clerk", "王窗口", {Role::Intake, Role::Issuer}, "yunchuan");
    const Answer in = clerk.post("/api/v1/staff/sessions", {{"user", "clerk"}, {"password", "yunchuan"}}, "-");
    EXPECT_EQ(in.status, 201);
    EXPECT_EQ(in.body["staff"]["name"], "王窗口");
    EXPECT_EQ(in.body["staff"]["roles"], json({"intake", "issuer"}));
    EXPECT_EQ(clerk.get("/api/v1/staff/sessions/current").body, in.body);
    EXPECT_EQ(clerk.remove("/api/v1/staff/sessions/current").status, 204);
    EXPECT_EQ(clerk.get("/api/v1/staff/sessions/current").code(), "signed_out");
}

TEST_F(SessionRoutes, AFailedSignInSaysNothingMore) {
    city.staff.put("clerk", "王窗口", {Role::Intake}, "yunchuan");
    const auto sign_in = [&](std::string_view user, std::string_view password) {
        Answer answer = clerk.post("/api/v1/staff/sessions", {{"user", user}, {"password", password}}, "-");
        return answer;
    };
    const Answer wrong = sign_in("clerk", "guess");
    const Answer unknown = sign_in("nobody", "yunchuan");
    EXPECT_EQ(wrong.code(), "sign_in_failed");
    EXPECT_EQ(wrong.text, unknown.text);
    for (int i = 0; i < 4; ++i)
        sign_in("clerk", "guess");
    const Answer slowed = sign_in("clerk", "yunchuan");
    EXPECT_EQ(slowed.code(), "too_many_requests");
    EXPECT_EQ(slowed.reply.header("Retry-After"), "900");
    clerk.address = "10.0.0.2";
    EXPECT_EQ(sign_in("clerk", "yunchuan").status, 201);
}

TEST_F(SessionRoutes, ACitizensCookieOpensNothingOfTheStaffsAndTheOtherWayRound) {
    citizen.begin();
    EXPECT_EQ(citizen.get("/api/v1/staff/cases").code(), "signed_out");
    clerk.sign_in("clerk", accounts::Roles::all());
    EXPECT_EQ(clerk.get("/api/v1/cases").code(), "signed_out");
}

struct BodyLine {
    std::string body;
    std::string code;
    std::string at;
};

TEST_F(SessionRoutes, BodiesAreReadStrictly) {
    citizen.begin();
    const BodyLine lines[] = {
        {"", "malformed_json", ""},
        {"{", "malformed_json", ""},
        {R"({"hall":"a","hall":"b"})", "malformed_json", ""},
        {"{}{}", "malformed_json", ""},
        {"[]", "body_invalid", ""},
        {"{}", "body_invalid", "/hall"},
        {R"({"hall":1,"service":"x","slot":"y"})", "body_invalid", "/hall"},
        {R"({"hall":"a","service":"x"})", "body_invalid", "/slot"},
        {R"({"hall":"a","service":"x","slot":"2026-11-30T08:00","colour":"red"})", "body_invalid", "/colour"},
        {R"({"hall":")" + std::string(65, 'a') + R"(","service":"x","slot":"2026-11-30T08:00"})", "body_invalid",
         "/hall"},
    };
    for (const BodyLine& line : lines) {
        const Answer answer = citizen.post_text("/api/v1/bookings", line.body);
        EXPECT_EQ(answer.code(), line.code) << line.body;
        EXPECT_EQ(answer.body.value("at", ""), line.at) << line.body;
    }
    EXPECT_EQ(citizen.post_text("/api/v1/bookings", "{}", {}, "text/plain").code(), "content_type_unsupported");
    EXPECT_EQ(citizen.post_text("/api/v1/sessions", R"({"x":1})", "-").body["at"], "/x");
}

TEST_F(SessionRoutes, AForeignPageChangesNothing) {
    citizen.begin();
    auto request = http::Request(http::Method::Post, "/api/v1/sessions")
                       .with_header("Content-Type", "application/json")
                       .with_header("Host", "onetrip.example")
                       .with_header("Origin", "https://evil.example")
                       .with_body("{}");
    EXPECT_EQ(city.send(request).code(), "forbidden");
}

TEST_F(SessionRoutes, AStoreInTroubleIsSaidAndReadsAreNot500) {
    citizen.begin();
    city.store->close();
    const Answer answer = citizen.get("/api/v1/cases");
    EXPECT_EQ(answer.code(), "storage_unavailable");
    EXPECT_EQ(answer.reply.header("Retry-After"), "5");
    EXPECT_EQ(citizen.get("/api/v1/services").status, 200);
}

}  // namespace
}  // namespace onetrip::test
