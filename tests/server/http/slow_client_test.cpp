// Clients that take their time, by weakness or on purpose.

#include <gtest/gtest.h>

#include <mutex>
#include <thread>

#include "tests/server/http/test_server.h"

namespace onetrip::http::testing {

namespace {

using std::chrono::milliseconds;

[[nodiscard]] Limits impatient() {
    Limits limits;
    limits.header_timeout = milliseconds(200);
    limits.idle_timeout = milliseconds(200);
    limits.body_timeout = milliseconds(200);
    limits.write_timeout = milliseconds(200);
    limits.lingering_timeout = milliseconds(200);
    return limits;
}

void fill_router(Router& router) {
    router.add_ready(Method::Post, "/upload", {1u << 20, {}, true},
                     [](const Request& request) { return Reply::json(200, std::to_string(request.body().size())); });
    const auto big = std::make_shared<const std::string>(64u << 20, 'x');
    router.add_ready(Method::Get, "/big", {},
                     [big](const Request&) { return Reply::bytes(200, "text/plain", SharedBytes(big, *big)); });
}

}  // namespace

TEST(SlowClient, AHeaderThatNeverEndsIsAnswered408) {
    TestServer server(fill_router, impatient());
    auto client = server.client();
    client.send("GET /big HTTP/1.1\r\nHost: a\r\nX-A: ");
    const Answer answer = client.read_answer();
    EXPECT_EQ(answer.status, 408);
    EXPECT_NE(answer.body.find("request_timeout"), std::string::npos);
    EXPECT_EQ(answer.field("connection"), "close");
    EXPECT_TRUE(client.ended());
}

TEST(SlowClient, BytesThatDripDoNotProlongTheHeader) {
    TestServer server(fill_router, impatient());
    auto client = server.client();
    client.send("GET /big HTTP/1.1\r\nHost: a\r\nX-A: ");
    const auto begin = std::chrono::steady_clock::now();
    int dripped = 0;
    while (dripped < 1000 && server.observer().lines().empty() && client.send("x")) {
        ++dripped;
        std::this_thread::sleep_for(milliseconds(5));
    }
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
    EXPECT_EQ(client.read_answer().status, 408);
}

TEST(SlowClient, ABodyThatNeverEndsIsAnswered408) {
    TestServer server(fill_router, impatient());
    for (const std::string head :
         {"POST /upload HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nbegun",
          "POST /upload HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3e8\r\nbegun"}) {
        auto client = server.client();
        client.send(head);
        EXPECT_EQ(client.read_answer().status, 408) << head;
        EXPECT_TRUE(client.ended()) << head;
    }
}

TEST(SlowClient, WhoKeepsTheLeastPaceMayTakeLonger) {
    Limits limits = impatient();
    limits.pace_bytes_per_second_min = 10'000;
    TestServer server(fill_router, limits);
    auto client = server.client();
    // 40 kB in half a second: more than twice the body timeout, and many times the pace.
    client.send("POST /upload HTTP/1.1\r\nHost: a\r\nContent-Length: 40000\r\n\r\n");
    for (int i = 0; i < 20; ++i) {
        client.send(std::string(2000, 'x'));
        std::this_thread::sleep_for(milliseconds(25));
    }
    EXPECT_EQ(client.read_answer().body, "40000");
}

TEST(SlowClient, WhoSaysNothingIsLetGoWithoutAWord) {
    TestServer server(fill_router, impatient());
    auto silent = server.client();
    EXPECT_TRUE(silent.ended());

    auto kept = server.client();
    EXPECT_EQ(kept.ask(post("/upload", "abc")).body, "3");
    EXPECT_TRUE(kept.ended());
    EXPECT_EQ(server.observer().lines().size(), 1u);
}

TEST(SlowClient, WhoDoesNotReadIsLetGo) {
    TestServer server(fill_router, impatient());
    auto client = server.client(4096);
    client.send(get("/big"));
    const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (server.server().connection_count() == 0 && std::chrono::steady_clock::now() < give_up)
        std::this_thread::yield();
    while (server.server().connection_count() > 0 && std::chrono::steady_clock::now() < give_up) {
        std::this_thread::sleep_for(milliseconds(5));
    }
    EXPECT_EQ(server.server().connection_count(), 0u);
}

TEST(SlowClient, WhoReadsGetsABigAnswerWhole) {
    TestServer server(fill_router, impatient());
    auto client = server.client();
    EXPECT_EQ(client.ask(get("/big")).body.size(), 64u << 20);
}

TEST(SlowClient, WhoGoesInTheMiddleLeavesNothingBehind) {
    TestServer server(fill_router);
    for (const std::string part : {"GET /b", "POST /upload HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nbegun"}) {
        {
            auto client = server.client();
            client.send(part);
            client.end_output();
            EXPECT_TRUE(client.ended()) << part;
        }
    }
    EXPECT_TRUE(server.observer().lines().empty());
}

// What came of a body before the network ended, or before patience did, is handed over where the route takes that.
TEST(SlowClient, ACutBodyIsHandedOverWhereTheRouteTakesIt) {
    std::mutex mutex;
    std::string came;
    const auto fill = [&](Router& router) {
        for (const bool takes : {true, false}) {
            RouteLimits limits;
            limits.body_bytes_max = 1u << 20;
            limits.takes_cut_body = takes;
            router.add_ready(Method::Post, takes ? "/chunk" : "/whole", limits, [&](const Request& request) {
                const std::lock_guard lock(mutex);
                came += std::string(request.path()) + (request.is_cut() ? " cut " : " whole ") +
                        std::to_string(request.body().size()) + '\n';
                return Reply(204);
            });
        }
    };
    TestServer server(fill, impatient());
    for (const std::string_view path : {"/whole", "/chunk"}) {
        auto client = server.client();
        client.send("POST " + std::string(path) + " HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n0123456789");
        client.end_output();
        EXPECT_TRUE(client.ended());
    }
    {
        auto client = server.client();
        client.send("POST /chunk HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n01234");
        EXPECT_EQ(client.read_answer().status, 408);
    }
    {
        auto client = server.client();
        EXPECT_EQ(client.ask(post("/chunk", "0123456")).status, 204);
    }
    const std::lock_guard lock(mutex);
    EXPECT_EQ(came, "/chunk cut 10\n/chunk cut 5\n/chunk whole 7\n");
}

}  // namespace onetrip::http::testing
