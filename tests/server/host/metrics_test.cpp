#include "server/host/metrics.h"

#include <gtest/gtest.h>

#include "server/host/metrics_server.h"
#include "server/host/system_clock.h"
#include "server/host/system_randomness.h"
#include "tests/server/http/raw_client.h"

namespace onetrip::host::testing {

namespace {

class Counting final : public http::Observer {
public:
    void exchanged(const http::Exchange&) override { ++exchanges; }
    void troubled(std::string_view) override { ++troubles; }
    int exchanges = 0;
    int troubles = 0;
};

[[nodiscard]] http::Exchange exchange_on(std::string_view route, std::uint16_t status, std::int64_t duration_us) {
    http::Exchange exchange;
    exchange.method = http::Method::Post;
    exchange.route = route;
    exchange.status = status;
    exchange.duration = std::chrono::microseconds(duration_us);
    exchange.body_bytes_in = 10;
    return exchange;
}

[[nodiscard]] bool has_line(const std::string& text, const std::string& line) {
    return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

void fill(http::Router& router) {
    router.add_ready(http::Method::Post, "/cases/{number}", {}, [](const http::Request&) { return http::Reply(204); });
}

}  // namespace

TEST(Metrics, CountsByRouteAndStatusAndTellsTheNext) {
    http::Router router;
    fill(router);
    Counting next;
    Metrics metrics(router.routes(), {"static"}, next);
    metrics.exchanged(exchange_on("/cases/{number}", 201, 100));
    metrics.exchanged(exchange_on("/cases/{number}", 201, 101));
    metrics.exchanged(exchange_on("/cases/{number}", 409, 3'000'000));
    metrics.exchanged(exchange_on("static", 200, 5));
    metrics.exchanged(exchange_on("never heard of", 404, 5));
    metrics.troubled("x");
    metrics.add_gauge("onetrip_http_connections", "Open connections.", [] { return 42; });
    const std::string text = metrics.text();
    for (const std::string line : {
             R"(# TYPE onetrip_http_requests_total counter)",
             R"(onetrip_http_requests_total{method="POST",route="/cases/{number}",status="201"} 2)",
             R"(onetrip_http_requests_total{method="POST",route="/cases/{number}",status="409"} 1)",
             R"(onetrip_http_requests_total{method="POST",route="static",status="200"} 1)",
             R"(onetrip_http_requests_total{method="POST",route="-",status="404"} 1)",
             R"(onetrip_http_request_seconds_bucket{route="/cases/{number}",le="0.0001"} 1)",
             R"(onetrip_http_request_seconds_bucket{route="/cases/{number}",le="0.00025"} 2)",
             R"(onetrip_http_request_seconds_bucket{route="/cases/{number}",le="2.5"} 2)",
             R"(onetrip_http_request_seconds_bucket{route="/cases/{number}",le="+Inf"} 3)",
             R"(onetrip_http_request_seconds_sum{route="/cases/{number}"} 3.000201)",
             R"(onetrip_http_request_seconds_count{route="/cases/{number}"} 3)",
             R"(onetrip_http_body_bytes_in_total{route="/cases/{number}"} 30)",
             R"(onetrip_troubles_total 1)",
             R"(# HELP onetrip_http_connections Open connections.)",
             R"(# TYPE onetrip_http_connections gauge)",
             R"(onetrip_http_connections 42)",
         }) {
        EXPECT_TRUE(has_line(text, line)) << line << "\nin\n" << text;
    }
    EXPECT_EQ(next.exchanges, 5);
    EXPECT_EQ(next.troubles, 1);
}

TEST(Metrics, AreReadOnAPortOfTheirOwn) {
    http::Router router;
    fill(router);
    Counting next;
    Metrics metrics(router.routes(), {}, next);
    add_process_numbers(metrics);
    const SystemClock clock;
    SystemRandomness randomness;
    MetricsServer server(metrics, clock, randomness, "127.0.0.1", 0);
    ASSERT_EQ(server.start(), std::nullopt);
    http::testing::RawClient client(server.port());
    const auto answer = client.ask("GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.field("content-type"), "text/plain; version=0.0.4; charset=utf-8");
    EXPECT_NE(answer.body.find("\nprocess_resident_memory_bytes "), std::string::npos);
    EXPECT_NE(answer.body.find("\nprocess_open_fds "), std::string::npos);
    EXPECT_NE(answer.body.find("\nprocess_cpu_seconds_total "), std::string::npos);
    EXPECT_EQ(client.ask("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n").status, 200);
    EXPECT_EQ(next.exchanges, 0);
}

}  // namespace onetrip::host::testing
