// Sessions of citizens over a real store.

#include <gtest/gtest.h>

#include <string>

#include "server/accounts/citizens.h"
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
        : store(storage::open("sqlite:" + folder.path("onetrip.db"))), citizens(*store, clock, randomness, false) {}

    static Request with_cookie(std::string_view name, std::string_view value) {
        return Request(Method::Get, "/").with_header("Cookie", std::string(name) + "=" + std::string(value));
    }
    test::TemporaryFolder folder;
    test::SetClock clock;
    test::CountedRandomness randomness;
    std::unique_ptr<storage::Store> store;
    Citizens citizens;
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

}  // namespace
}  // namespace onetrip::accounts
