#include "server/http/event_stream.h"

#include <gtest/gtest.h>

#include <atomic>

#include "server/host/one_shot.h"
#include "tests/server/http/test_server.h"

namespace onetrip::http::testing {

namespace {

using std::chrono::milliseconds;

/// A topic whose newest event is `newest`, as a handler answers it.
void stream_of(Router& router, const std::atomic<int>& newest) {
    router.add(Method::Get, "/events/{topic}", {}, [&newest](const Request& request) -> Task {
        EventStream stream;
        stream.topic = std::string(request.param("topic"));
        stream.last_event_id = last_event_id_of(request);
        stream.snapshot = [&newest]() -> boost::asio::awaitable<std::vector<Event>> {
            const int now = newest.load();
            std::vector<Event> events;
            if (now > 0) events.push_back({static_cast<std::uint64_t>(now), "case", "state " + std::to_string(now)});
            co_return events;
        };
        co_return Reply::stream(std::move(stream));
    });
}

void wait_for_listeners(TestServer& server, std::size_t count) {
    const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (server.hub().listener_count() != count && std::chrono::steady_clock::now() < give_up) {
        std::this_thread::sleep_for(milliseconds(1));
    }
    ASSERT_EQ(server.hub().listener_count(), count);
}

}  // namespace

TEST(EventStream, IsWrittenAsTheStandardSays) {
    EXPECT_EQ(wire_text({7, "case", "{}"}), "id: 7\nevent: case\ndata: {}\n\n");
    EXPECT_EQ(wire_text({0, "", "a\nb\n"}), "data: a\ndata: b\ndata: \n\n");
    EXPECT_EQ(wire_text({0, "queue", ""}), "event: queue\ndata: \n\n");
}

TEST(EventStream, ReadsTheLastEventId) {
    const auto with = [](std::string_view value) {
        return last_event_id_of(Request(Method::Get, "/").with_header("Last-Event-ID", value));
    };
    EXPECT_EQ(with("12"), 12u);
    EXPECT_EQ(with("-1"), 0u);
    EXPECT_EQ(with("x"), 0u);
    EXPECT_EQ(with(""), 0u);
    EXPECT_EQ(last_event_id_of(Request(Method::Get, "/")), 0u);
}

TEST(EventStream, TellsWhatIsAndThenWhatChanges) {
    std::atomic<int> newest{3};
    TestServer server([&](Router& router) { stream_of(router, newest); });
    auto client = server.client();
    client.send(get("/events/a"));
    const std::string head = client.read_until("\r\n\r\n");
    EXPECT_NE(head.find("HTTP/1.1 200 OK\r\n"), std::string::npos);
    EXPECT_NE(head.find("Content-Type: text/event-stream\r\n"), std::string::npos);
    EXPECT_NE(head.find("Cache-Control: no-store\r\n"), std::string::npos);
    EXPECT_EQ(head.find("Content-Length"), std::string::npos);
    EXPECT_EQ(client.read_until("\n\n"), "retry: 2000\n\n");
    EXPECT_EQ(client.read_until("\n\n"), "id: 3\nevent: case\ndata: state 3\n\n");

    server.hub().publish("b", {9, "case", "somebody else's"});
    server.hub().publish("a", {4, "case", "state 4"});
    server.hub().publish("a", {4, "case", "state 4 again"});
    server.hub().publish("a", {2, "case", "late"});
    server.hub().publish("a", {0, "note", "always"});
    server.hub().publish("a", {5, "case", "state 5"});
    EXPECT_EQ(client.read_until("\n\n"), "id: 4\nevent: case\ndata: state 4\n\n");
    EXPECT_EQ(client.read_until("\n\n"), "event: note\ndata: always\n\n");
    EXPECT_EQ(client.read_until("\n\n"), "id: 5\nevent: case\ndata: state 5\n\n");
}

TEST(EventStream, WhoComesBackIsNotToldAgain) {
    std::atomic<int> newest{3};
    TestServer server([&](Router& router) { stream_of(router, newest); });
    auto client = server.client();
    client.send(get("/events/a", "Last-Event-ID: 3\r\n"));
    (void)client.read_until("retry: 2000\n\n");
    wait_for_listeners(server, 1);
    server.hub().publish("a", {4, "case", "state 4"});
    EXPECT_EQ(client.read_until("\n\n"), "id: 4\nevent: case\ndata: state 4\n\n");

    auto missed_one = server.client();
    newest = 4;
    missed_one.send(get("/events/a", "Last-Event-ID: 3\r\n"));
    (void)missed_one.read_until("retry: 2000\n\n");
    EXPECT_EQ(missed_one.read_until("\n\n"), "id: 4\nevent: case\ndata: state 4\n\n");
}

TEST(EventStream, NothingFallsBetweenTheSnapshotAndTheTopic) {
    host::OneShot<int> snapshot_taken;
    TestServer server([&](Router& router) {
        router.add(Method::Get, "/events", {}, [&](const Request&) -> Task {
            co_return Reply::stream(
                {"a",
                 [&]() -> boost::asio::awaitable<std::vector<Event>> {
                     const int id = co_await snapshot_taken.wait();
                     co_return std::vector<Event>{{static_cast<std::uint64_t>(id), "case", "snapshot"}};
                 },
                 0});
        });
    });
    auto client = server.client();
    client.send(get("/events"));
    wait_for_listeners(server, 1);
    server.hub().publish("a", {5, "case", "in the snapshot"});
    server.hub().publish("a", {6, "case", "after the snapshot"});
    snapshot_taken.set(5);
    (void)client.read_until("retry: 2000\n\n");
    EXPECT_EQ(client.read_until("\n\n"), "id: 5\nevent: case\ndata: snapshot\n\n");
    EXPECT_EQ(client.read_until("\n\n"), "id: 6\nevent: case\ndata: after the snapshot\n\n");
}

TEST(EventStream, ASnapshotThatFailsIsAnOrdinaryProblem) {
    TestServer server([&](Router& router) {
        router.add(Method::Get, "/events", {}, [&](const Request&) -> Task {
            co_return Reply::stream({"a",
                                     []() -> boost::asio::awaitable<std::vector<Event>> {
                                         throw Refused(Problem(ProblemCode::StorageUnavailable));
                                         co_return std::vector<Event>{};
                                     },
                                     0});
        });
    });
    auto client = server.client();
    EXPECT_EQ(client.ask(get("/events")).status, 503);
    EXPECT_EQ(server.hub().listener_count(), 0u);
}

TEST(EventStream, IsKeptAliveAndEndedInTime) {
    Limits limits;
    limits.event_keep_alive = milliseconds(40);
    limits.event_stream_lifetime = milliseconds(600);
    std::atomic<int> newest{0};
    TestServer server([&](Router& router) { stream_of(router, newest); }, limits);
    auto client = server.client();
    client.send(get("/events/a"));
    (void)client.read_until("retry: 2000\n\n");
    EXPECT_EQ(client.read_until("\n\n"), ": keep-alive\n\n");
    while (client.read_until("\n\n") == ": keep-alive\n\n") {
    }
    EXPECT_TRUE(client.ended());
    EXPECT_EQ(server.hub().listener_count(), 0u);
}

TEST(EventStream, AListenerThatGoesIsForgotten) {
    std::atomic<int> newest{0};
    TestServer server([&](Router& router) { stream_of(router, newest); });
    {
        auto client = server.client();
        client.send(get("/events/a"));
        (void)client.read_until("retry: 2000\n\n");
        EXPECT_TRUE(server.hub().has_listeners("a"));
        EXPECT_FALSE(server.hub().has_listeners("b"));
    }
    wait_for_listeners(server, 0);
    EXPECT_FALSE(server.hub().has_listeners("a"));
}

TEST(EventStream, AListenerThatDoesNotReadIsEnded) {
    Limits limits;
    limits.event_backlog_bytes_max = 10'000;
    std::atomic<int> newest{0};
    TestServer server([&](Router& router) { stream_of(router, newest); }, limits);
    auto lazy = server.client(4096);
    lazy.send(get("/events/a"));
    wait_for_listeners(server, 1);
    const std::string data(9'000, 'x');
    for (int i = 0; i < 5'000 && server.hub().has_listeners("a"); ++i)
        server.hub().publish("a", {0, "case", data});
    wait_for_listeners(server, 0);
}

TEST(EventStream, EveryListenerOfEveryLoopIsTold) {
    std::atomic<int> newest{0};
    TestServer server([&](Router& router) { stream_of(router, newest); }, {}, 3);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 30; ++i) {
        clients.push_back(std::make_unique<RawClient>(server.server().port()));
        clients.back()->send(get("/events/a"));
        (void)clients.back()->read_until("retry: 2000\n\n");
    }
    server.hub().publish("a", {1, "case", "all"});
    for (const auto& client : clients)
        EXPECT_EQ(client->read_until("\n\n"), "id: 1\nevent: case\ndata: all\n\n");
}

}  // namespace onetrip::http::testing
