// What a city's gateway is sent, and what counts as taken.

#include "server/notices/sms_gateway.h"

#include <gtest/gtest.h>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "tests/server/await.h"
#include "tests/server/doubles.h"
#include "tests/server/http/test_server.h"

namespace onetrip::notices {
namespace {

using http::Method;
using http::Reply;
using http::Request;
using http::Router;

constexpr std::string_view body = R"({"phone":"13800138000","code":"012345","valid_minutes":5})";

/// The address says how the gateway answers; it takes only what it was promised.
void fill(Router& router) {
    const auto add = [&router](const std::string& path, int status, const std::string& authorization) {
        router.add_ready(Method::Post, path, {1024, {"application/json"}, true}, [=](const Request& request) {
            const bool fits = request.body() == body && request.header("Authorization").value_or("") == authorization;
            return Reply(fits ? status : 418);
        });
    };
    add("/taken", 200, "Bearer our-key");
    add("/queued", 202, "Bearer our-key");
    add("/without-key", 204, "");
    add("/refused", 403, "Bearer our-key");
    add("/broken", 500, "Bearer our-key");
    add("/moved", 302, "Bearer our-key");
    router.add(Method::Post, "/silent", {1024, {"application/json"}, true}, [](const Request&) -> http::Task {
        boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, std::chrono::seconds(5));
        co_await timer.async_wait(boost::asio::use_awaitable);
        co_return Reply(200);
    });
}

TEST(SmsGateway, TakesAnythingIn200To299AndNothingElse) {
    http::testing::TestServer server(fill);
    const std::string here = "http://127.0.0.1:" + std::to_string(server.server().port());
    const struct {
        std::string url;
        std::string key;
        bool taken;
    } table[] = {
        {here + "/taken", "our-key", true},
        {here + "/queued", "our-key", true},
        {here + "/without-key", "", true},
        {here + "/taken", "another-key", false},
        {here + "/refused", "our-key", false},
        {here + "/broken", "our-key", false},
        {here + "/moved", "our-key", false},
        {here + "/silent", "our-key", false},
        {"http://127.0.0.1:1/taken", "our-key", false},
        {"ftp://127.0.0.1/taken", "our-key", false},
    };
    test::SetClock clock;
    host::Log log{clock, host::Level::Error};
    for (const auto& row : table) {
        const bool hangs = row.url.find("/silent") != std::string::npos;
        SmsGateway gateway({row.url, row.key, std::chrono::milliseconds(hangs ? 200 : 20'000)}, log);
        const ports::CodeMessage message{"13800138000", "012345", 5};
        EXPECT_EQ(test::await(gateway.send(message)), row.taken) << row.url << " with " << row.key;
    }
}

TEST(SmsGateway, TellsANoticeByNameAndParameters) {
    std::string received;
    http::testing::TestServer server([&](Router& router) {
        router.add_ready(Method::Post, "/notices", {1024, {"application/json"}, true}, [&](const Request& request) {
            received = request.body();
            return Reply(202);
        });
    });
    test::SetClock clock;
    host::Log log{clock, host::Level::Error};
    SmsGateway gateway({"http://127.0.0.1:" + std::to_string(server.server().port()) + "/notices", {}}, log);
    const ports::NoticeMessage message{
        "parcel.notice/s1/collected", "13800138000", "parcel_collected", {{"carrier", "EMS"}}};
    EXPECT_TRUE(test::await(gateway.send(message)));
    EXPECT_EQ(received, R"({"id":"parcel.notice/s1/collected","phone":"13800138000","notice":"parcel_collected",)"
                        R"("parameters":{"carrier":"EMS"}})");
}

}  // namespace
}  // namespace onetrip::notices
