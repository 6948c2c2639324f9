// A member of the staff sets another password: with the one of now, which counts as a try, and everywhere else is over.

#include "tests/server/endpoints/city.h"

namespace onetrip::test {
namespace {

using accounts::Role;

constexpr const char* old_password = "yunchuan";
constexpr const char* new_password = "a longer one 一趟";

class OwnPassword : public ::testing::Test {
protected:
    OwnPassword() {
        city.staff.put("clerk", "王窗口", {Role::Intake}, old_password);
        city.staff.put("auditor", "钱审计", {Role::Auditor}, old_password);
        EXPECT_EQ(sign_in(clerk, old_password).status, 201);
    }
    Answer sign_in(Client& client, const std::string& password, const std::string& user = "clerk") {
        return client.post("/api/v1/staff/sessions", {{"user", user}, {"password", password}}, "-");
    }
    Answer change(const std::string& from, const std::string& to) {
        return clerk.post("/api/v1/staff/password", {{"password", from}, {"new_password", to}}, "-");
    }
    static int standing(Client& client) { return client.get("/api/v1/staff/cases").status; }

    City city;
    Client clerk{city};
    Client tablet{city};
};

TEST_F(OwnPassword, IsChangedWithTheOneOfNow) {
    sign_in(tablet, old_password);
    EXPECT_EQ(change(old_password, new_password).status, 204);
    EXPECT_EQ(standing(clerk), 200) << "goes on in a session of its own";
    EXPECT_EQ(standing(tablet), 401) << "ended";
    EXPECT_EQ(sign_in(tablet, old_password).code(), "sign_in_failed");
    EXPECT_EQ(sign_in(tablet, new_password).status, 201);
}

TEST_F(OwnPassword, StandsInTheLogOfAccounts) {
    change(old_password, new_password);
    Client auditor(city);
    sign_in(auditor, old_password, "auditor");
    const json lines = auditor.get("/api/v1/staff/log").body["lines"];
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(lines[0]["user"], "clerk");
    EXPECT_EQ(lines[0]["act"], "password_changed");
    EXPECT_EQ(lines[0]["actor"], "staff/clerk");
}

TEST_F(OwnPassword, IsNoneThatMayBeGuessed) {
    const std::string refused[] = {"", "eleven.char", std::string(257, 'x'), old_password, "no UTF-8 \xFF\xFE here"};
    for (const std::string& password : refused) {
        EXPECT_EQ(clerk
                      .post_text(
                          "/api/v1/staff/password",
                          R"({"password":")" + std::string(old_password) + R"(","new_password":")" + password + R"("})",
                          {}, "application/json")
                      .status,
                  400)
            << password;
    }
    EXPECT_EQ(change(old_password, std::string(12, 'x')).status, 204) << "twelve bytes will do";
    EXPECT_EQ(change(std::string(12, 'x'), std::string(256, 'x')).status, 204) << "as will 256";
}

TEST_F(OwnPassword, TriesEndForWhoeverFindsTheScreenOpen) {
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(change("not the one", new_password).code(), "sign_in_failed");
    const Answer last = change(old_password, new_password);
    EXPECT_EQ(last.code(), "too_many_requests");
    EXPECT_FALSE(last.reply.header("Retry-After").empty());
    city.clock.advance_minutes(15);
    EXPECT_EQ(change(old_password, new_password).status, 204);
}

}  // namespace
}  // namespace onetrip::test
