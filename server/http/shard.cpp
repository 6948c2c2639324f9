#include "server/http/shard.h"

#include <pthread.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cstdio>
#include <cstring>

#include "server/http/connection.h"
#include "server/http/http_date.h"
#include "server/http/session.h"

namespace onetrip::http {

namespace asio = boost::asio;

namespace {

/// A bijection on 64 bits (the finaliser of MurmurHash3, public domain constants).
[[nodiscard]] std::uint64_t scramble(std::uint64_t value) {
    value = (value ^ (value >> 33)) * 0xff51afd7ed558ccdULL;
    value = (value ^ (value >> 33)) * 0xc4ceb9fe1a85ec53ULL;
    return value ^ (value >> 33);
}

/// Fine enough for the shortest timeout, coarse enough to cost nothing.
[[nodiscard]] std::chrono::milliseconds tick_interval_for(const Limits& limits) {
    const auto shortest =
        std::min({limits.header_timeout, limits.idle_timeout, limits.body_timeout, limits.write_timeout,
                  limits.lingering_timeout, limits.event_keep_alive, limits.event_stream_lifetime});
    return std::clamp(shortest / 8, std::chrono::milliseconds(5), std::chrono::milliseconds(500));
}

}  // namespace

void Common::connection_went() {
    if (connections.fetch_sub(1) == 1 && draining.load()) {
        const std::lock_guard lock(mutex);
        drained.notify_all();
    }
}

void Common::listening_ended() {
    listening = false;
    const std::lock_guard lock(mutex);
    drained.notify_all();
}

Shard::Shard(Common& common)
    : common_(common),
      tick_interval_(tick_interval_for(common.limits)),
      context_(1),
      work_(asio::make_work_guard(context_)),
      tick_timer_(context_),
      events_(*this) {
    std::array<std::uint8_t, 16> seed{};
    common_.ports.randomness.fill(seed);
    std::memcpy(&id_key_, seed.data(), 8);
    std::memcpy(&id_counter_, seed.data() + 8, 8);
    common_.hub.attach(&events_);
}

Shard::~Shard() {
    common_.hub.detach(&events_);
    stop();
    // Listeners hold connections, which unlink themselves: they go while the list is still there.
    events_.end_all();
}

void Shard::start() {
    schedule_tick();
    thread_ = std::thread([this] {
        pthread_setname_np(pthread_self(), "http");
        context_.run();
    });
}

void Shard::adopt(int socket, std::string address, bool turn_away) {
    auto begin = [this, socket, address = std::move(address), turn_away]() mutable {
        auto session = std::make_unique<Session>(*this, socket, std::move(address), turn_away);
        asio::co_spawn(context_, run_session(std::move(session)), asio::detached);
    };
    asio::post(context_, std::move(begin));
}

void Shard::begin_drain() {
    asio::post(context_, [this] {
        events_.end_all();
        close_idle();
    });
}

void Shard::stop() {
    context_.stop();
    if (thread_.joinable()) thread_.join();
}

boost::asio::awaitable<void> Shard::let_others_go_first() {
    co_await boost::asio::post(context_, boost::asio::use_awaitable);
}

void Shard::link(Connection& connection) {
    connection.next_ = first_;
    if (first_ != nullptr) first_->previous_ = &connection;
    first_ = &connection;
}

void Shard::unlink(Connection& connection) {
    if (connection.previous_ != nullptr) connection.previous_->next_ = connection.next_;
    if (connection.next_ != nullptr) connection.next_->previous_ = connection.previous_;
    if (first_ == &connection) first_ = connection.next_;
}

std::string_view Shard::date_line() {
    const base::Instant now = common_.ports.clock.now();
    const std::int64_t second = now.milliseconds() / 1000;
    if (second != date_second_) {
        date_second_ = second;
        date_line_ = "Date: " + imf_fixdate(now) + "\r\n";
    }
    return date_line_;
}

std::string Shard::next_request_id() {
    constexpr std::string_view digits = "0123456789abcdef";
    std::uint64_t value = scramble(++id_counter_ ^ id_key_);
    std::string id(16, '0');
    for (auto digit = id.rbegin(); digit != id.rend(); ++digit, value >>= 4)
        *digit = digits[value & 15];
    return id;
}

void Shard::schedule_tick() {
    tick_timer_.expires_after(tick_interval_);
    tick_timer_.async_wait([this](boost::system::error_code failure) {
        if (failure) return;
        tick();
        schedule_tick();
    });
}

void Shard::tick() {
    const Time now = std::chrono::steady_clock::now();
    // Expiring only posts completions: nothing leaves the list while it is walked.
    for (Connection* each = first_; each != nullptr; each = each->next_)
        each->expire_if_due(now);
    if (common_.draining.load()) close_idle();
    events_.tick(now);
}

void Shard::close_idle() {
    for (Connection* each = first_; each != nullptr; each = each->next_) {
        if (each->is_idle()) each->expire();
    }
}

}  // namespace onetrip::http
