#include "server/http/server.h"

#include <gtest/gtest.h>

#include <thread>

#include "tests/server/http/test_server.h"

namespace onetrip::http::testing {

namespace {

constexpr std::size_t small_body_bytes_max = 1000;

void fill_router(Router& router) {
    router.add_ready(Method::Get, "/hello", {}, [](const Request&) { return Reply::json(200, R"({"hello":true})"); });
    router.add_ready(Method::Post, "/echo", {small_body_bytes_max, {}, true}, [](const Request& request) {
        return Reply::bytes(200, "text/plain", std::string(request.body()));
    });
    router.add_ready(Method::Post, "/large", {8u << 20, {}, true},
                     [](const Request& request) { return Reply::json(200, std::to_string(request.body().size())); });
    router.add_ready(Method::Post, "/json", json_body(), [](const Request&) { return Reply(204); });
    router.add_ready(Method::Get, "/items/{name}", {}, [](const Request& request) {
        return Reply::bytes(200, "text/plain", std::string(request.param("name")));
    });
    router.add(Method::Get, "/throws", {}, [](const Request&) -> Task {
        throw std::runtime_error("the cause");
        co_return Reply(204);
    });
    router.add(Method::Get, "/refused", {}, [](const Request&) -> Task {
        throw Refused(Problem(ProblemCode::SignedOut));
        co_return Reply(204);
    });
}

[[nodiscard]] TestServer make_server(Limits limits = {}) {
    return TestServer(fill_router, limits);
}

[[nodiscard]] std::string code_of(const Answer& answer) {
    const std::size_t at = answer.body.find(R"("code":")");
    if (at == std::string::npos) return "";
    return answer.body.substr(at + 8, answer.body.find('"', at + 8) - at - 8);
}

}  // namespace

TEST(Server, AnswersWithTheFieldsThatEveryAnswerCarries) {
    TestServer server = make_server();
    auto client = server.client();
    const Answer answer = client.ask(get("/hello"));
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, R"({"hello":true})");
    EXPECT_EQ(answer.field("content-type"), "application/json");
    EXPECT_EQ(answer.field("date"), "Sat, 28 Nov 2026 01:05:07 GMT");
    EXPECT_EQ(answer.field("cache-control"), "no-store");
    EXPECT_EQ(answer.field("x-content-type-options"), "nosniff");
    EXPECT_EQ(answer.field("referrer-policy"), "no-referrer");
    EXPECT_EQ(answer.field("x-request-id").size(), 16u);
    EXPECT_EQ(answer.field("connection"), "");
}

TEST(Server, KeepsTheConnectionAndGivesEveryRequestItsOwnId) {
    TestServer server = make_server();
    auto client = server.client();
    const Answer first = client.ask(get("/hello"));
    const Answer second = client.ask(get("/hello"));
    EXPECT_EQ(second.status, 200);
    EXPECT_NE(first.field("x-request-id"), second.field("x-request-id"));
}

TEST(Server, EndsTheConnectionWhereTheClientAsksForIt) {
    TestServer server = make_server();
    auto client = server.client();
    const Answer answer = client.ask(get("/hello", "Connection: close\r\n"));
    EXPECT_EQ(answer.field("connection"), "close");
    EXPECT_TRUE(client.ended());

    auto old = server.client();
    EXPECT_EQ(old.ask("GET /hello HTTP/1.0\r\n\r\n").field("connection"), "close");
    EXPECT_TRUE(old.ended());

    auto old_but_lasting = server.client();
    const std::string lasting = "GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n";
    EXPECT_EQ(old_but_lasting.ask(lasting).field("connection"), "keep-alive");
    EXPECT_EQ(old_but_lasting.ask(lasting).status, 200);
}

TEST(Server, AnswersPipelinedRequestsInOrder) {
    TestServer server = make_server();
    auto client = server.client();
    std::string all;
    for (int i = 0; i < 300; ++i)
        all += get("/items/" + std::to_string(i)) + post("/echo", "body " + std::to_string(i));
    client.send(all);
    for (int i = 0; i < 300; ++i) {
        ASSERT_EQ(client.read_answer().body, std::to_string(i));
        ASSERT_EQ(client.read_answer().body, "body " + std::to_string(i));
    }
}

TEST(Server, ReadsARequestThatComesByteByByte) {
    TestServer server = make_server();
    auto client = server.client();
    for (const char c : post("/echo", "slowly", "X-A: b\r\n"))
        client.send(std::string_view(&c, 1));
    EXPECT_EQ(client.read_answer().body, "slowly");
    for (const char c : std::string("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                                    "3\r\nabc\r\n2;x=1\r\nde\r\n0\r\nTrailer: yes\r\n\r\n")) {
        client.send(std::string_view(&c, 1));
    }
    EXPECT_EQ(client.read_answer().body, "abcde");
    EXPECT_EQ(client.ask(get("/hello")).status, 200);
}

TEST(Server, HeadGivesTheHeadOfGet) {
    TestServer server = make_server();
    auto client = server.client();
    client.send("HEAD /hello HTTP/1.1\r\nHost: a\r\n\r\n");
    const Answer answer = client.read_answer(true);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.field("content-length"), "14");
    EXPECT_EQ(client.ask(get("/items/x")).body, "x");
}

TEST(Server, NamesTheMethodsOfAPath) {
    TestServer server = make_server();
    auto client = server.client();
    for (const std::string method : {"OPTIONS", "POST", "DELETE", "BREW"}) {
        const Answer answer = client.ask(method + " /hello HTTP/1.1\r\nHost: a\r\n\r\n");
        EXPECT_EQ(answer.status, 405) << method;
        EXPECT_EQ(answer.field("allow"), "GET, HEAD") << method;
        EXPECT_EQ(code_of(answer), "method_not_allowed") << method;
    }
    EXPECT_EQ(client.ask(get("/nowhere")).status, 404);
    EXPECT_EQ(client.ask("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n").status, 404);
}

TEST(Server, RefusesWhatIsNoRequest) {
    struct Case {
        std::string request;
        int status;
        std::string code;
    };
    const std::string host = "Host: a\r\n";
    const std::vector<Case> cases = {
        {"nonsense\r\n\r\n", 400, "bad_request"},
        {"GET /hello\r\n\r\n", 400, "bad_request"},
        {"GET /hello HTTP/1.1\r\n\r\n", 400, "bad_request"},  // no Host
        {"GET /hello HTTP/1.1\r\n" + host + host + "\r\n", 400, "bad_request"},
        {"GET /hello HTTP/2.0\r\n" + host + "\r\n", 505, "version_not_supported"},
        {"GET /hello HTTP/1.1\r\nHost : a\r\n\r\n", 400, "bad_request"},
        {"GET /hello HTTP/1.1\r\nHost: a\nX: b\r\n\r\n", 400, "bad_request"},
        {"GET /hello HTTP/1.1\r\n" + host + "X: a" + std::string(1, '\0') + "\r\n\r\n", 400, "bad_request"},
        {"GET hello HTTP/1.1\r\n" + host + "\r\n", 400, "bad_request"},
        {"GET /a/../hello HTTP/1.1\r\n" + host + "\r\n", 400, "bad_request"},
        {"GET /%2e%2e/hello HTTP/1.1\r\n" + host + "\r\n", 400, "bad_request"},
        {"GET /items/a%2Fb HTTP/1.1\r\n" + host + "\r\n", 400, "bad_request"},
        {"GET /items/a%00 HTTP/1.1\r\n" + host + "\r\n", 400, "bad_request"},
        {"GET /items/%ff HTTP/1.1\r\n" + host + "\r\n", 400, "bad_request"},
        {"GET /items/%4 HTTP/1.1\r\n" + host + "\r\n", 400, "bad_request"},
        {"GET /hello?x=%zz HTTP/1.1\r\n" + host + "\r\n", 400, "bad_request"},
        {"CONNECT a:443 HTTP/1.1\r\n" + host + "\r\n", 400, "bad_request"},
        // What one server reads as a body and another as a request (request smuggling).
        {"POST /echo HTTP/1.1\r\n" + host + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400,
         "bad_request"},
        {"POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n", 400,
         "bad_request"},
        {"POST /echo HTTP/1.1\r\n" + host + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello", 400, "bad_request"},
        {"POST /echo HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n", 400, "bad_request"},
        {"POST /echo HTTP/1.1\r\n" + host + "Content-Length: 99999999999999999999\r\n\r\n", 400, "bad_request"},
        {"POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip\r\n\r\n", 501, "not_implemented"},
        {"POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked, gzip\r\n\r\n", 501, "not_implemented"},
        {"POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400, "bad_request"},
        {"POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n", 400, "bad_request"},
        {"POST /echo HTTP/1.1\r\n" + host + "Expect: miracles\r\n\r\n", 417, "expectation_failed"},
    };
    TestServer server = make_server();
    for (const Case& each : cases) {
        auto client = server.client();
        const Answer answer = client.ask(each.request);
        EXPECT_EQ(answer.status, each.status) << each.request;
        EXPECT_EQ(code_of(answer), each.code) << each.request;
        EXPECT_EQ(answer.field("connection"), "close") << each.request;
        EXPECT_TRUE(client.ended()) << each.request;
    }
    EXPECT_EQ(server.client().ask(get("/hello")).status, 200);
}

TEST(Server, TakesTheAbsoluteFormAndAFewEmptyLines) {
    TestServer server = make_server();
    auto client = server.client();
    EXPECT_EQ(client.ask(get("http://a/items/x?y=z")).body, "x");
    EXPECT_EQ(client.ask("\r\n\r\n" + get("/items/%E4%B8%80")).body, "一");
}

TEST(Server, HeaderLimitHoldsAtItsEdge) {
    Limits limits;
    limits.header_bytes_max = 1024;
    limits.header_fields_max = 10;
    TestServer server = make_server(limits);
    // Counted: the target, and each field with its colon, blank and line end.
    const std::string target = "/hello";
    const std::size_t counted = target.size() + std::string("Host: a\r\nX: \r\n").size();
    const auto with_value = [&](std::size_t size) { return get(target, "X: " + std::string(size, 'x') + "\r\n"); };
    EXPECT_EQ(server.client().ask(with_value(1024 - counted)).status, 200);
    auto client = server.client();
    const Answer answer = client.ask(with_value(1024 - counted + 1));
    EXPECT_EQ(answer.status, 431);
    EXPECT_EQ(code_of(answer), "header_too_large");
    EXPECT_TRUE(client.ended());
    EXPECT_EQ(server.client().ask(with_value(100'000)).status, 431);

    std::string fields;
    for (int i = 0; i < 9; ++i)
        fields += "X: y\r\n";
    EXPECT_EQ(server.client().ask(get("/hello", fields)).status, 200);
    EXPECT_EQ(server.client().ask(get("/hello", fields + "X: y\r\n")).status, 431);
}

TEST(Server, TargetLimitHoldsAtItsEdge) {
    TestServer server = make_server();
    const std::string longest = "/items/" + std::string(target_bytes_max - 7, 'x');
    EXPECT_EQ(server.client().ask(get(longest)).status, 200);
    for (const std::size_t more : {std::size_t{1}, std::size_t{100'000}}) {
        auto client = server.client();
        const Answer answer = client.ask(get(longest + std::string(more, 'x')));
        EXPECT_EQ(answer.status, 414);
        EXPECT_EQ(code_of(answer), "target_too_long");
    }
}

TEST(Server, BodyLimitHoldsAtItsEdge) {
    TestServer server = make_server();
    auto client = server.client();
    EXPECT_EQ(client.ask(post("/echo", std::string(small_body_bytes_max, 'x'))).body.size(), small_body_bytes_max);

    // One byte more: the answer comes, the short rest is skipped and the connection is kept.
    const Answer refused = client.ask(post("/echo", std::string(small_body_bytes_max + 1, 'x')));
    EXPECT_EQ(refused.status, 413);
    EXPECT_EQ(code_of(refused), "body_too_large");
    EXPECT_NE(refused.body.find(R"("limit_bytes":1000)"), std::string::npos);
    EXPECT_EQ(refused.field("connection"), "");
    EXPECT_EQ(client.ask(get("/hello")).status, 200);

    const auto chunked = [](std::size_t size) {
        char hex[20];
        std::snprintf(hex, sizeof hex, "%zx", size);
        return "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + std::string(hex) + "\r\n" +
               std::string(size, 'x') + "\r\n0\r\n\r\n";
    };
    EXPECT_EQ(client.ask(chunked(small_body_bytes_max)).body.size(), small_body_bytes_max);
    const Answer refused_chunks = client.ask(chunked(small_body_bytes_max + 1));
    EXPECT_EQ(refused_chunks.status, 413);
    EXPECT_NE(refused_chunks.body.find(R"("limit_bytes":1000)"), std::string::npos);
    EXPECT_TRUE(client.ended());
}

TEST(Server, AClientThatSendsFarTooMuchStillReadsTheAnswer) {
    TestServer server = make_server();
    auto client = server.client();
    // Sent whole before anything is read, as a browser does with a picture of 40 MB.
    EXPECT_TRUE(client.send(post("/large", std::string(40u << 20, 'x'))));
    const Answer answer = client.read_answer();
    EXPECT_EQ(answer.status, 413);
    EXPECT_EQ(code_of(answer), "body_too_large");
    EXPECT_EQ(answer.field("connection"), "close");
    client.end_output();
    EXPECT_TRUE(client.ended());
}

TEST(Server, TakesAWholeUpload) {
    TestServer server = make_server();
    auto client = server.client();
    EXPECT_EQ(client.ask(post("/large", std::string(8u << 20, 'x'))).body, std::to_string(8u << 20));
    EXPECT_EQ(client.ask(get("/hello")).status, 200);
}

TEST(Server, BodiesOfAllConnectionsTogetherAreBounded) {
    Limits limits;
    limits.body_bytes_in_flight_max = 1u << 20;
    TestServer server = make_server(limits);
    auto client = server.client();
    const Answer answer = client.ask(post("/large", std::string(2u << 20, 'x')));
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(code_of(answer), "busy");
    EXPECT_EQ(answer.field("retry-after"), "2");
    // What was held is given back: as much as fits goes through, again and again.
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(server.client().ask(post("/large", std::string(1u << 20, 'x'))).status, 200);
}

TEST(Server, ExpectContinueIsHonouredOrRefused) {
    TestServer server = make_server();
    auto client = server.client();
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.read_answer().status, 100);
    EXPECT_EQ(client.ask("hello").body, "hello");

    // Refused before a byte of the body is sent: no 100, and the connection ends, for nobody knows what follows.
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\nExpect: 100-continue\r\n\r\n");
    const Answer refused = client.read_answer();
    EXPECT_EQ(refused.status, 413);
    EXPECT_EQ(refused.field("connection"), "close");
}

TEST(Server, LooksAtTheContentTypeAndTheOriginBeforeTheBody) {
    TestServer server = make_server();
    auto client = server.client();
    const std::string json = "Content-Type: application/json\r\n";
    struct Case {
        std::string fields;
        int status;
    };
    const std::vector<Case> cases = {
        {json, 204},
        {"content-type: Application/JSON; charset=UTF-8\r\n", 204},
        {"Content-Type: application/json; charset=gbk\r\n", 415},
        {"Content-Type: text/plain\r\n", 415},
        {"", 415},
        {json + "Content-Encoding: gzip\r\n", 415},
        {json + "Content-Encoding: Identity\r\n", 204},
        {json + "Origin: http://a\r\n", 204},
        {json + "Origin: https://a\r\n", 204},
        {json + "Origin: http://b\r\n", 403},
        {json + "Origin: http://a:81\r\n", 403},
        {json + "Origin: null\r\n", 403},
    };
    for (const Case& each : cases) {
        EXPECT_EQ(client.ask(post("/json", "{}", each.fields)).status, each.status) << each.fields;
    }
}

TEST(Server, ExceptionsStopAtTheSession) {
    TestServer server = make_server();
    auto client = server.client();
    const Answer answer = client.ask(get("/throws"));
    EXPECT_EQ(answer.status, 500);
    EXPECT_EQ(code_of(answer), "internal");
    EXPECT_EQ(answer.body.find("the cause"), std::string::npos);
    EXPECT_NE(answer.body.find(answer.field("x-request-id")), std::string::npos);
    EXPECT_EQ(client.ask(get("/refused")).status, 401);

    const auto lines = server.observer().lines();
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[0].error, "the cause");
    EXPECT_EQ(lines[0].request_id, answer.field("x-request-id"));
    EXPECT_EQ(lines[1].error, "");
}

TEST(Server, TellsTheObserverPatternsAndNoPaths) {
    TestServer server = make_server();
    auto client = server.client();
    (void)client.ask(get("/items/110101199003074119?name=x"));
    (void)client.ask(post("/echo", "12345"));
    (void)client.ask(get("/110101199003074119"));
    const auto lines = server.observer().lines();
    ASSERT_EQ(lines.size(), 3u);
    EXPECT_EQ(lines[0].route, "/items/{name}");
    EXPECT_EQ(lines[0].method, "GET");
    EXPECT_EQ(lines[0].body_bytes_out, 18u);
    EXPECT_EQ(lines[1].body_bytes_in, 5u);
    EXPECT_EQ(lines[2].route, "-");
    EXPECT_EQ(lines[2].status, 404);
}

TEST(Server, BeyondTheLastConnectionItSaysBusy) {
    Limits limits;
    limits.connections_max = 2;
    TestServer server = make_server(limits);
    auto first = server.client();
    auto second = server.client();
    EXPECT_EQ(first.ask(get("/hello")).status, 200);
    EXPECT_EQ(second.ask(get("/hello")).status, 200);
    auto third = server.client();
    const Answer answer = third.ask(get("/hello"));
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(code_of(answer), "busy");
    EXPECT_EQ(first.ask(get("/hello")).status, 200);
}

TEST(Server, SaysInOneLineThatAPortIsTaken) {
    TestServer server = make_server();
    Router router;
    EventHub hub;
    FixedClock clock;
    CountingRandomness randomness;
    RecordingObserver observer;
    const std::uint16_t taken = server.server().port();
    Server other(router, hub, {clock, randomness, observer}, {"127.0.0.1", taken, 1, nullptr, {}});
    EXPECT_EQ(other.start(),
              "cannot listen on 127.0.0.1 port " + std::to_string(taken) + ": another program uses that port");
    Server nowhere(router, hub, {clock, randomness, observer}, {"localhost", 0, 1, nullptr, {}});
    EXPECT_EQ(nowhere.start(), "cannot listen on localhost: it is no IP address");
}

}  // namespace onetrip::http::testing
