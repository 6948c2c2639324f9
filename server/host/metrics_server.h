#pragma once

/// `/metrics` (and `/healthz`) on a port of its own, so that it is never within reach of citizens.

#include <optional>
#include <string>

#include "server/host/metrics.h"
#include "server/http/server.h"

namespace onetrip::host {

class MetricsServer {
public:
    MetricsServer(const Metrics& metrics, const ports::Clock& clock, ports::Randomness& randomness,
                  const std::string& address, std::uint16_t port);

    /// Otherwise one line saying why not.
    [[nodiscard]] std::optional<std::string> start() { return server_.start(); }
    [[nodiscard]] std::uint16_t port() const { return server_.port(); }

private:
    /// Who reads the metrics is not counted among those whom they count.
    class Silent final : public http::Observer {
        void exchanged(const http::Exchange&) override {}
        void troubled(std::string_view) override {}
    };

    http::Router router_;
    http::EventHub hub_;
    Silent silent_;
    http::Server server_;
};

}  // namespace onetrip::host
