#pragma once

/// A server on a free loopback port with a table of its own, ports that a test can read, and limits that a test can
/// reach quickly.

#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "server/http/server.h"
#include "tests/server/http/raw_client.h"

namespace onetrip::http::testing {

class FixedClock final : public ports::Clock {
public:
    [[nodiscard]] base::Instant now() const override { return *base::Instant::parse("2026-11-28T09:05:07+08:00"); }
};

/// The same bytes in every run; not the same in every call.
class CountingRandomness final : public ports::Randomness {
public:
    void fill(std::span<std::uint8_t> bytes) override {
        for (std::uint8_t& byte : bytes)
            byte = next_++;
    }

private:
    std::uint8_t next_ = 1;
};

class RecordingObserver final : public Observer {
public:
    struct Line {
        std::string request_id, method, route, error;
        int status = 0;
        std::uint64_t body_bytes_in = 0, body_bytes_out = 0;
    };
    void exchanged(const Exchange& exchange) override {
        const std::lock_guard lock(mutex_);
        lines_.push_back({std::string(exchange.request_id), std::string(name_of(exchange.method)),
                          std::string(exchange.route), std::string(exchange.error), exchange.status,
                          exchange.body_bytes_in, exchange.body_bytes_out});
    }
    void troubled(std::string_view what) override {
        const std::lock_guard lock(mutex_);
        troubles_.emplace_back(what);
    }
    [[nodiscard]] std::vector<Line> lines() const {
        const std::lock_guard lock(mutex_);
        return lines_;
    }
    [[nodiscard]] std::vector<std::string> troubles() const {
        const std::lock_guard lock(mutex_);
        return troubles_;
    }

private:
    mutable std::mutex mutex_;
    std::vector<Line> lines_;
    std::vector<std::string> troubles_;
};

class TestServer {
public:
    explicit TestServer(const std::function<void(Router&)>& fill, Limits limits = {}, std::size_t threads = 2,
                        std::shared_ptr<const TlsContext> tls = nullptr)
        : server_(filled(fill), hub_, {clock_, randomness_, observer_},
                  {"127.0.0.1", 0, threads, std::move(tls), limits}) {
        if (const auto reason = server_.start()) throw std::runtime_error(*reason);
    }

    [[nodiscard]] RawClient client(int receive_buffer_bytes = 0) {
        return RawClient(server_.port(), receive_buffer_bytes);
    }
    [[nodiscard]] Server& server() { return server_; }
    [[nodiscard]] EventHub& hub() { return hub_; }
    [[nodiscard]] RecordingObserver& observer() { return observer_; }

private:
    const Router& filled(const std::function<void(Router&)>& fill) {
        fill(router_);
        return router_;
    }

    Router router_;
    EventHub hub_;
    FixedClock clock_;
    CountingRandomness randomness_;
    RecordingObserver observer_;
    Server server_;
};

/// `GET target` as a client sends it.
[[nodiscard]] inline std::string get(std::string_view target, std::string_view fields = "") {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: a\r\n" + std::string(fields) + "\r\n";
}
[[nodiscard]] inline std::string post(std::string_view target, std::string_view body, std::string_view fields = "") {
    return "POST " + std::string(target) + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n" + std::string(fields) + "\r\n" + std::string(body);
}

}  // namespace onetrip::http::testing
