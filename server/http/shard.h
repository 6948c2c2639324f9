#pragma once

/// Internal to the room. One event loop with what its connections share: the deadlines, the Date line, request ids, the
/// branch of the event hub. Everything here is touched by the loop's own thread, save where it says otherwise.

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "server/http/event_branch.h"
#include "server/http/server.h"

namespace onetrip::http {

class Connection;

/// What all shards of one server share. Any thread.
struct Common {
    const Router& router;
    EventHub& hub;
    ServerPorts ports;
    const Limits limits;
    const std::shared_ptr<const TlsContext> tls;
    RateLimiter rates;

    std::atomic<std::size_t> connections{0};
    std::atomic<std::size_t> body_bytes_in_flight{0};
    std::atomic<bool> draining{false};
    std::atomic<bool> listening{false};
    std::mutex mutex;
    std::condition_variable drained;

    void connection_came() { connections.fetch_add(1, std::memory_order_relaxed); }
    void connection_went();
    void listening_ended();
};

class Shard {
public:
    using Time = std::chrono::steady_clock::time_point;

    explicit Shard(Common& common);
    ~Shard();
    Shard(const Shard&) = delete;
    Shard& operator=(const Shard&) = delete;

    /// Begins the loop in a thread of its own.
    void start();
    /// From any thread: takes over an accepted, non-blocking socket; `turn_away` answers 503 and closes.
    void adopt(int socket, std::string address, bool turn_away);
    /// From any thread.
    void begin_drain();
    void stop();

    [[nodiscard]] Common& common() { return common_; }
    [[nodiscard]] boost::asio::io_context& context() { return context_; }
    [[nodiscard]] EventBranch& events() { return events_; }

    /// Lets everything run first that is ready now.
    [[nodiscard]] boost::asio::awaitable<void> let_others_go_first();

    void link(Connection& connection);
    void unlink(Connection& connection);

    /// `Date: …\r\n`, made anew once a second (RFC 9110 section 6.6.1).
    [[nodiscard]] std::string_view date_line();
    /// 16 hexadecimal digits: a counter under a secret bijection, so ids are unique and tell nothing.
    [[nodiscard]] std::string next_request_id();

private:
    void schedule_tick();
    void tick();
    void close_idle();

    Common& common_;
    Connection* first_ = nullptr;
    std::int64_t date_second_ = -1;
    std::string date_line_;
    std::uint64_t id_key_ = 0;
    std::uint64_t id_counter_ = 0;
    std::chrono::milliseconds tick_interval_;
    // Last, so that it goes first: what it still holds refers to everything above.
    boost::asio::io_context context_;
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
    boost::asio::steady_timer tick_timer_;
    EventBranch events_;
    std::thread thread_;
};

}  // namespace onetrip::http
