// Sessions of citizens and staff over a real store.

#include <gtest/gtest.h>

#include <string>

#include "server/accounts/citizens.h"
#include "server/accounts/staff.h"
#include "server/accounts/token.h"
#include "server/storage/open.h"
#include "tests/server/await.h"
#include "tests/server/doubles.h"
#include "tests/server/temporary_folder.h"

namespace onetrip::accounts {
namespace {

using http::Method;
using http::Request;
using test::await;

class Sessions : public ::testing::Test {
protected:
    Sessions()
        : store(storage::open("sqlite:" + folder.path("onetrip.db"))),
          workers("worker", 2, 16),
          citizens(*store, clock, randomness, false),
          staff(*store, clock, randomness, workers, true, {1, 8192}) {
        staff.put("clerk", "王窗口", {Role::Intake, Role::Decider}, "yunchuan");
    }

    static Request with_cookie(std::string_view name, std::string_view value) {
        return Request(Method::Get, "/").with_header("Cookie", std::string(name) + "=" + std::string(value));
    }
    /// `in`, `failed` or `too many, 900 s`.
    std::string sign_in(std::string_view user, std::string_view password, std::string_view address = "10.0.0.1") {
        const auto result = await(staff.sign_in(user, password, address));
        if (result.ok()) return "in";
        if (result.error().refusal == SignInRefusal::Failed) return "failed";
        return "too many, " + std::to_string(result.error().retry_after_seconds) + " s";
    }

    test::TemporaryFolder folder;
    test::SetClock clock;
    test::CountedRandomness randomness;
    std::unique_ptr<storage::Store> store;
    host::WorkerPool workers;
    Citizens citizens;
    Staff staff;
};

TEST_F(Sessions, ACitizensSessionIsHeldByItsCookie) {
    const auto begun = await(citizens.begin());
    EXPECT_EQ(begun.cookie.name, "onetrip_citizen");
    EXPECT_EQ(begun.cookie.max_age_seconds, citizen_session_seconds);
    EXPECT_FALSE(begun.cookie.secure);
    const auto found = await(citizens.session_of(with_cookie("onetrip_citizen", begun.cookie.value)));
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->citizen, begun.session.citizen);
    EXPECT_EQ(found->created_at, clock.now());
}

TEST_F(Sessions, AnotherOrOldCookieHoldsNone) {
    const auto begun = await(citizens.begin());
    EXPECT_FALSE(await(citizens.session_of(Request(Method::Get, "/"))).has_value());
    EXPECT_FALSE(await(citizens.session_of(with_cookie("onetrip_citizen", "x"))).has_value());
    EXPECT_FALSE(await(citizens.session_of(with_cookie("onetrip_citizen", draw_token(randomness)))).has_value());
    EXPECT_FALSE(await(citizens.session_of(with_cookie("onetrip_staff", begun.cookie.value))).has_value());
    clock.advance_minutes(citizen_session_seconds / 60);
    EXPECT_FALSE(await(citizens.session_of(with_cookie("onetrip_citizen", begun.cookie.value))).has_value());
}

TEST_F(Sessions, AStaffMemberSignsInAndOut) {
    const auto begun = await(staff.sign_in("clerk", "yunchuan", "10.0.0.1"));
    ASSERT_TRUE(begun.ok());
    EXPECT_EQ(begun->staff.name, "王窗口");
    EXPECT_TRUE(begun->cookie.secure);
    const Request request = with_cookie("onetrip_staff", begun->cookie.value);
    const auto found = await(staff.session_of(request));
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->user, "clerk");
    EXPECT_EQ(found->roles, (Roles{Role::Intake, Role::Decider}));
    EXPECT_EQ(await(staff.sign_out(request)).max_age_seconds, 0);
    EXPECT_FALSE(await(staff.session_of(request)).has_value());
}

TEST_F(Sessions, AWorkingDayEndsTheSession) {
    const auto begun = await(staff.sign_in("clerk", "yunchuan", "10.0.0.1"));
    const Request request = with_cookie("onetrip_staff", begun->cookie.value);
    clock.advance_minutes(staff_session_seconds / 60 - 1);
    EXPECT_TRUE(await(staff.session_of(request)).has_value());
    clock.advance_minutes(1);
    EXPECT_FALSE(await(staff.session_of(request)).has_value());
}

TEST_F(Sessions, ANewPasswordEndsTheSessionsOfTheOldOne) {
    const auto begun = await(staff.sign_in("clerk", "yunchuan", "10.0.0.1"));
    staff.put("clerk", "王窗口", {Role::Intake}, "other");
    EXPECT_FALSE(await(staff.session_of(with_cookie("onetrip_staff", begun->cookie.value))).has_value());
    EXPECT_EQ(sign_in("clerk", "yunchuan"), "failed");
    EXPECT_EQ(sign_in("clerk", "other"), "in");
}

TEST_F(Sessions, UnknownDisabledAndWrongAreAnsweredAlike) {
    storage::write_now(*store, [](storage::Unit& unit) {
        auto member = *unit.staff().find("clerk");
        member.user = "left";
        member.disabled = true;
        unit.staff().put(member);
    });
    EXPECT_EQ(sign_in("clerk", "wrong"), "failed");
    EXPECT_EQ(sign_in("nobody", "yunchuan"), "failed");
    EXPECT_EQ(sign_in("left", "yunchuan"), "failed");
    EXPECT_EQ(sign_in("", ""), "failed");
}

TEST_F(Sessions, GuessingIsSlowedDownAndLocksOutNobodyElse) {
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(sign_in("clerk", "guess"), "failed");
    EXPECT_EQ(sign_in("clerk", "yunchuan"), "too many, 900 s");
    EXPECT_EQ(sign_in("clerk", "yunchuan", "10.0.0.2"), "in") << "the owner, from elsewhere";
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(sign_in("nobody", "guess"), "failed");
    EXPECT_EQ(sign_in("nobody", "guess"), "too many, 900 s") << "counted alike whether the account exists";
    clock.advance_minutes(10);
    EXPECT_EQ(sign_in("clerk", "yunchuan"), "too many, 300 s");
    clock.advance_minutes(5);
    EXPECT_EQ(sign_in("clerk", "yunchuan"), "in");
}

TEST_F(Sessions, TheRightPasswordForgetsTheTriesBefore) {
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(sign_in("clerk", "slip"), "failed");
    EXPECT_EQ(sign_in("clerk", "yunchuan"), "in");
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(sign_in("clerk", "slip"), "failed");
}

}  // namespace
}  // namespace onetrip::accounts
