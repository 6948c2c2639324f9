#include "server/http/rate_limiter.h"

#include <gtest/gtest.h>

#include "server/http/client_address.h"
#include "tests/server/doubles.h"
#include "tests/server/http/test_server.h"

namespace onetrip::http::testing {

namespace {

using std::chrono::milliseconds;
const RateLimiter::Time start{std::chrono::hours(1)};
test::CountedRandomness randomness;

}  // namespace

TEST(RateLimiter, ABurstAndThenASteadyPace) {
    RateLimiter limiter({2, 3}, 100, randomness);
    struct Case {
        int at_milliseconds;
        std::uint32_t wait_seconds;
    };
    const Case cases[] = {
        {0, 0},    {0, 0},    {0, 0},      {0, 1},  // three at once, the fourth is one too many
        {499, 1},  {500, 0},  {500, 1},             // one every half second
        {1000, 0}, {1000, 1}, {10'000, 0}, {10'000, 0}, {10'000, 0}, {10'000, 1},  // full again, and no fuller
    };
    for (const Case& each : cases) {
        EXPECT_EQ(limiter.take("a", start + milliseconds(each.at_milliseconds)), each.wait_seconds)
            << each.at_milliseconds;
    }
    EXPECT_EQ(limiter.take("b", start), 0u);
}

TEST(RateLimiter, WithoutARateThereIsNoLimit) {
    RateLimiter limiter({0, 1}, 100, randomness);
    for (int i = 0; i < 1000; ++i)
        ASSERT_EQ(limiter.take("a", start), 0u);
    EXPECT_EQ(limiter.client_count(), 0u);
}

TEST(RateLimiter, SaysHowLongToWait) {
    RateLimiter limiter({1, 1}, 100, randomness);
    EXPECT_EQ(limiter.take("a", start), 0u);
    EXPECT_EQ(limiter.take("a", start), 1u);
    // Waiting in vain costs nothing.
    EXPECT_EQ(limiter.take("a", start + milliseconds(999)), 1u);
    EXPECT_EQ(limiter.take("a", start + milliseconds(1000)), 0u);
}

TEST(RateLimiter, RemembersABoundedNumberOfClients) {
    RateLimiter limiter({1, 1}, 160, randomness);
    std::size_t allowed = 0;
    for (int i = 0; i < 10'000; ++i)
        allowed += limiter.take("client " + std::to_string(i), start) == 0 ? 1 : 0;
    EXPECT_LE(limiter.client_count(), 160u + 2 * 16u);
    EXPECT_GE(allowed, 160u);
    EXPECT_LE(allowed, 160u + 2 * 16u);
    // Once their allowances are full again they are forgotten, and newcomers have their own.
    EXPECT_EQ(limiter.take("somebody new", start + std::chrono::seconds(2)), 0u);
}

TEST(ClientAddress, OnlyATrustedProxyIsBelieved) {
    struct Case {
        std::string_view peer;
        std::string_view forwarded;
        std::string_view client;
    };
    const std::vector<std::string> proxies = {"10.0.0.1", "10.0.0.2"};
    const Case cases[] = {
        {"192.0.2.1", "198.51.100.1", "192.0.2.1"},
        {"10.0.0.1", "198.51.100.1", "198.51.100.1"},
        {"10.0.0.1", "203.0.113.9, 198.51.100.1", "198.51.100.1"},
        {"10.0.0.1", "203.0.113.9, 198.51.100.1 ,10.0.0.2", "198.51.100.1"},
        {"10.0.0.1", "2001:db8::1", "2001:db8::1"},
        {"10.0.0.1", "nonsense", "10.0.0.1"},
        {"10.0.0.1", "198.51.100.1, nonsense, 10.0.0.2", "10.0.0.2"},
        {"10.0.0.1", "", "10.0.0.1"},
    };
    for (const Case& each : cases) {
        const Request request = Request(Method::Get, "/").with_header("X-Forwarded-For", each.forwarded);
        EXPECT_EQ(client_address(each.peer, request, proxies), each.client) << each.peer << " " << each.forwarded;
    }
}

TEST(ClientAddress, AHouseholdHasOneAllowance) {
    EXPECT_EQ(rate_client("2001:db8:1:2::1"), rate_client("2001:db8:1:2:ffff::2"));
    EXPECT_NE(rate_client("2001:db8:1:2::1"), rate_client("2001:db8:1:3::1"));
    EXPECT_NE(rate_client("192.0.2.1"), rate_client("192.0.2.2"));
    EXPECT_EQ(rate_client("::ffff:192.0.2.1"), rate_client("192.0.2.1"));
    for (const std::string_view own : {"127.0.0.1", "127.1.2.3", "::1", "::ffff:127.0.0.1"}) {
        EXPECT_EQ(rate_client(own), "") << own;
    }
}

TEST(RateLimit, IsAnsweredWith429AndTheConnectionIsKept) {
    Limits limits;
    limits.client_rate = {1, 2};
    limits.trusted_proxies = {"127.0.0.1"};
    TestServer server(
        [](Router& router) {
            router.add_ready(Method::Get, "/who", {}, [](const Request& request) {
                return Reply::bytes(200, "text/plain", std::string(request.client_address()));
            });
        },
        limits);
    auto client = server.client();
    const std::string from_one = "X-Forwarded-For: 192.0.2.1\r\n";
    EXPECT_EQ(client.ask(get("/who", from_one)).body, "192.0.2.1");
    EXPECT_EQ(client.ask(get("/who", from_one)).status, 200);
    const Answer refused = client.ask(get("/who", from_one));
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.field("retry-after"), "1");
    EXPECT_NE(refused.body.find("too_many_requests"), std::string::npos);
    EXPECT_EQ(client.ask(get("/who", "X-Forwarded-For: 192.0.2.2\r\n")).status, 200);
    // A proxy that writes a field of its own: what the client sent in front of it is not believed.
    EXPECT_EQ(client.ask(get("/who", "X-Forwarded-For: 192.0.2.3\r\nx-forwarded-for: 192.0.2.1\r\n")).status, 429);
    EXPECT_EQ(client.ask(get("/who", "X-Forwarded-For: 192.0.2.1\r\nX-FORWARDED-FOR: 192.0.2.3\r\n")).body,
              "192.0.2.3");
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(client.ask(get("/who")).body, "127.0.0.1");
}

}  // namespace onetrip::http::testing
