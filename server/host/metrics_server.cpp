#include "server/host/metrics_server.h"

#include "server/http/health.h"

namespace onetrip::host {

namespace {

[[nodiscard]] http::ServerOptions options_for(const std::string& address, std::uint16_t port) {
    http::ServerOptions options;
    options.address = address;
    options.port = port;
    options.threads = 1;
    options.limits.connections_max = 32;
    return options;
}

}  // namespace

MetricsServer::MetricsServer(const Metrics& metrics, const ports::Clock& clock, ports::Randomness& randomness,
                             const std::string& address, std::uint16_t port)
    : server_(router_, hub_, {clock, randomness, silent_}, options_for(address, port)) {
    http::add_health(router_, [] { return true; });
    router_.add_ready(http::Method::Get, "/metrics", {}, [&metrics](const http::Request&) {
        return http::Reply::bytes(200, "text/plain; version=0.0.4; charset=utf-8", metrics.text());
    });
}

}  // namespace onetrip::host
