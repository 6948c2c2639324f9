// The staff sign in by password, and their sessions live and end, over a real store.

#include "server/accounts/staff.h"

#include <gtest/gtest.h>

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

class StaffSignIn : public ::testing::Test {
protected:
    StaffSignIn()
        : store(storage::open("sqlite:" + folder.path("onetrip.db"))),
          workers("worker", 2, 16),
          sessions(*store, clock, randomness, {}, true),
          staff(*store, clock, randomness, workers, sessions, {1, 8192}) {
        staff.put("clerk", "王窗口", {Role::Intake, Role::Decider}, "yunchuan");
    }

    /// `in`, `failed` or `too many, 900 s`.
    std::string sign_in(std::string_view user, std::string_view password, std::string_view address = "10.0.0.1") {
        const auto result = await(staff.sign_in(user, password, address));
        if (result.ok()) return "in";
        if (result.error().refusal == SignInRefusal::Failed) return "failed";
        return "too many, " + std::to_string(result.error().retry_after_seconds) + " s";
    }
    /// The token of a new session.
    std::string begin() { return await(staff.sign_in("clerk", "yunchuan", "10.0.0.1"))->cookie.value; }

    std::optional<StaffSessions::Caller> caller(const std::string& token) {
        return await(sessions.caller_of(Request(Method::Get, "/").with_header("Cookie", "onetrip_staff=" + token)));
    }
    /// The token that came with the answer; the same if none did, empty if the session is over.
    std::string ask(const std::string& token) {
        const auto found = caller(token);
        if (!found) return {};
        return found->renewed ? found->renewed->value : token;
    }
    void pass_seconds(std::int64_t seconds) { clock.set(clock.now() + seconds * 1000); }

    test::TemporaryFolder folder;
    test::SetClock clock;
    test::CountedRandomness randomness;
    std::unique_ptr<storage::Store> store;
    host::WorkerPool workers;
    StaffSessions sessions;
    Staff staff;
};

TEST_F(StaffSignIn, BeginsASessionHeldByItsCookie) {
    const auto begun = await(staff.sign_in("clerk", "yunchuan", "10.0.0.1"));
    ASSERT_TRUE(begun.ok());
    EXPECT_EQ(begun->staff.name, "王窗口");
    EXPECT_EQ(begun->staff.awaits, Awaits::Nothing);
    EXPECT_EQ(begun->cookie.name, "onetrip_staff");
    EXPECT_EQ(begun->cookie.max_age_seconds, staff_session_seconds);
    EXPECT_TRUE(begun->cookie.secure);
    const auto found = caller(begun->cookie.value);
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->staff.user, "clerk");
    EXPECT_EQ(found->staff.roles, (Roles{Role::Intake, Role::Decider}));
    EXPECT_FALSE(found->renewed.has_value());
    EXPECT_FALSE(caller(draw_token(randomness)).has_value());
    EXPECT_FALSE(caller("x").has_value());
}

TEST_F(StaffSignIn, UnknownDisabledAndWrongAreAnsweredAlike) {
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

TEST_F(StaffSignIn, GuessingIsSlowedDownAndLocksOutNobodyElse) {
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

TEST_F(StaffSignIn, TheRightPasswordForgetsTheTriesBefore) {
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(sign_in("clerk", "slip"), "failed");
    EXPECT_EQ(sign_in("clerk", "yunchuan"), "in");
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(sign_in("clerk", "slip"), "failed");
}

TEST_F(StaffSignIn, ANewPasswordEndsTheSessionsOfTheOldOne) {
    const std::string token = begin();
    staff.put("clerk", "王窗口", {Role::Intake}, "other");
    EXPECT_FALSE(caller(token).has_value());
    EXPECT_EQ(sign_in("clerk", "yunchuan"), "failed");
    EXPECT_EQ(sign_in("clerk", "other"), "in");
}

TEST_F(StaffSignIn, HalfAnHourWithoutARequestEndsTheSession) {
    struct Line {
        std::int64_t after_seconds;
        bool holds;
    };
    const Line lines[] = {{29 * 60, true}, {29 * 60 + 59, true}, {30 * 60, false}};
    std::string token = begin();
    for (const Line& line : lines) {
        pass_seconds(line.after_seconds);
        token = ask(token);
        EXPECT_EQ(!token.empty(), line.holds) << line.after_seconds;
    }
}

TEST_F(StaffSignIn, AWorkingDayEndsTheSessionHoweverBusyItIs) {
    std::string token = begin();
    for (int quarter = 0; quarter < 31; ++quarter) {
        clock.advance_minutes(15);
        token = ask(token);
        ASSERT_FALSE(token.empty()) << quarter;
    }
    pass_seconds(15 * 60 - 1);
    EXPECT_FALSE(ask(token).empty());
    pass_seconds(1);
    EXPECT_TRUE(ask(token).empty());
}

TEST_F(StaffSignIn, AnOldTokenIsReplacedAndHoldsALittleLonger) {
    const std::string old_token = begin();
    const std::string session = caller(old_token)->staff.session;
    pass_seconds(15 * 60 - 1);
    EXPECT_EQ(ask(old_token), old_token) << "not old yet";
    pass_seconds(1);
    const std::string new_token = ask(old_token);
    ASSERT_NE(new_token, old_token);
    EXPECT_EQ(ask(old_token), old_token) << "a request beside it: no second one";
    EXPECT_EQ(caller(new_token)->staff.session, session) << "the session is the same";
    pass_seconds(token_grace_seconds - 1);
    EXPECT_EQ(ask(old_token), old_token) << "a request that was under way";
    pass_seconds(1);
    EXPECT_EQ(ask(old_token), "") << "over";
    EXPECT_EQ(ask(new_token), new_token);
}

TEST_F(StaffSignIn, ATokenThatNeverArrivedIsHandedOutAgain) {
    const std::string old_token = begin();
    clock.advance_minutes(15);
    const std::string lost = ask(old_token);
    ASSERT_NE(lost, old_token);
    pass_seconds(token_grace_seconds);
    const std::string second_try = ask(old_token);
    EXPECT_NE(second_try, old_token) << "the answer was lost: another one";
    EXPECT_NE(second_try, lost);
    EXPECT_EQ(ask(second_try), second_try);
    pass_seconds(token_grace_seconds);
    EXPECT_EQ(ask(old_token), "");
    EXPECT_EQ(ask(lost), "");
}

TEST_F(StaffSignIn, ATokenOnItsWayOutGetsNoSuccessor) {
    const std::string old_token = begin();
    clock.advance_minutes(15);
    const std::string new_token = ask(old_token);
    clock.advance_minutes(5);
    EXPECT_EQ(ask(new_token), new_token);
    EXPECT_EQ(ask(old_token), old_token) << "within the grace, and no way to a token of its own";
}

TEST_F(StaffSignIn, SessionsAreListedAndEndedByTheirOwner) {
    const std::string first = begin();
    clock.advance_minutes(1);
    const std::string second = begin();
    clock.advance_minutes(15);
    const auto renewed = caller(first);
    ASSERT_TRUE(renewed->renewed.has_value());
    const auto list = [&] { return await(sessions.list(renewed->staff)); };
    ASSERT_EQ(list().size(), 2u) << "two tokens of one session are one session";
    EXPECT_EQ(list()[1].session, renewed->staff.session);
    EXPECT_EQ(list()[1].seen_at, clock.now());
    EXPECT_EQ(list()[0].begun_at, test::test_morning + 60'000);
    EXPECT_FALSE(await(sessions.end("decider", list()[0].session)));
    EXPECT_TRUE(await(sessions.end("clerk", list()[0].session)));
    EXPECT_EQ(ask(second), "");
    EXPECT_EQ(list().size(), 1u);
    EXPECT_TRUE(await(sessions.end("clerk", renewed->staff.session)));
    EXPECT_EQ(ask(first), "");
    EXPECT_EQ(ask(renewed->renewed->value), "") << "with every token it has";
}

}  // namespace
}  // namespace onetrip::accounts
