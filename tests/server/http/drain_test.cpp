// Stopping: who is being served is served, who waits for nothing is let go, nobody new is taken in.

#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "server/host/one_shot.h"
#include "tests/server/http/test_server.h"

namespace onetrip::http::testing {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// A handler that answers when the test says so.
struct Held {
    host::OneShot<int> result;
    std::promise<void> begun;
};

void hold(Router& router, Held& held) {
    router.add(Method::Get, "/held", {}, [&held](const Request&) -> Task {
        held.begun.set_value();
        const int value = co_await held.result.wait();
        co_return Reply::json(200, std::to_string(value));
    });
    router.add_ready(Method::Get, "/hello", {}, [](const Request&) { return Reply::json(200, "{}"); });
    router.add(Method::Get, "/events", {}, [](const Request&) -> Task {
        co_return Reply::stream({"topic", nullptr, 0});
    });
}

}  // namespace

TEST(Drain, LetsARunningRequestFinishAndTakesNobodyNew) {
    Held held;
    TestServer server([&](Router& router) { hold(router, held); });
    auto running = server.client();
    running.send(get("/held"));
    held.begun.get_future().wait();

    server.server().begin_drain();
    EXPECT_FALSE(server.server().wait_drained(milliseconds(20)));
    const auto give_up = std::chrono::steady_clock::now() + seconds(5);
    while (server.client().is_connected() && std::chrono::steady_clock::now() < give_up)
        std::this_thread::yield();
    EXPECT_FALSE(server.client().is_connected());

    held.result.set(7);
    const Answer answer = running.read_answer();
    EXPECT_EQ(answer.body, "7");
    EXPECT_EQ(answer.field("connection"), "close");
    running.end_output();
    EXPECT_TRUE(server.server().wait_drained(seconds(5)));
}

TEST(Drain, LetsIdleConnectionsAndEventStreamsGoAtOnce) {
    Held held;
    TestServer server([&](Router& router) { hold(router, held); });
    auto idle = server.client();
    EXPECT_EQ(idle.ask(get("/hello")).status, 200);
    auto silent = server.client();
    auto listener = server.client();
    listener.send(get("/events"));
    EXPECT_NE(listener.read_until("retry: 2000\n\n").find("200 OK"), std::string::npos);

    server.server().begin_drain();
    EXPECT_TRUE(server.server().wait_drained(seconds(5)));
    EXPECT_TRUE(idle.ended());
    EXPECT_TRUE(listener.ended());
    EXPECT_EQ(server.hub().listener_count(), 0u);
}

TEST(Drain, InsistsWhereSomebodyNeverFinishes) {
    Held held;
    {
        TestServer server([&](Router& router) { hold(router, held); });
        auto running = server.client();
        running.send(get("/held"));
        held.begun.get_future().wait();
        server.server().begin_drain();
        EXPECT_FALSE(server.server().wait_drained(milliseconds(20)));
        server.server().stop();
        // Whoever owed the value may still deliver it while the server exists.
        held.result.set(1);
    }
}

TEST(Drain, AServerWithoutConnectionsIsDrainedAtOnce) {
    TestServer server([](Router&) {});
    server.server().begin_drain();
    server.server().begin_drain();
    EXPECT_TRUE(server.server().wait_drained(seconds(5)));
}

}  // namespace onetrip::http::testing
