#pragma once

/// A clock that stands until it is moved, and random bytes that are the same in every run.

#include <atomic>
#include <cstdint>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "server/ports/clock.h"
#include "server/ports/randomness.h"
#include "server/ports/sms.h"

namespace onetrip::test {

inline constexpr base::Instant test_morning{1'795'827'600'000};  // 2026-11-28T09:00:00+08:00, a Saturday

class SetClock final : public ports::Clock {
public:
    base::Instant now() const override { return base::Instant(milliseconds_); }
    void set(base::Instant now) { milliseconds_ = now.milliseconds(); }
    void advance_minutes(std::int64_t minutes) { milliseconds_ += minutes * base::milliseconds_per_minute; }

private:
    std::atomic<std::int64_t> milliseconds_ = test_morning.milliseconds();
};

/// splitmix64: equal seeds draw equal bytes, and no draw repeats.
class CountedRandomness final : public ports::Randomness {
public:
    void fill(std::span<std::uint8_t> bytes) override {
        const std::lock_guard lock(mutex_);
        for (std::uint8_t& byte : bytes) {
            std::uint64_t word = (state_ += 0x9E3779B97F4A7C15u);
            word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9u;
            word = (word ^ (word >> 27)) * 0x94D049BB133111EBu;
            byte = static_cast<std::uint8_t>((word ^ (word >> 31)) & 0xFF);
        }
    }

private:
    std::mutex mutex_;
    std::uint64_t state_ = 1;
};

/// Keeps what was sent; takes nothing while it is out of order.
class KeptSms final : public ports::Sms {
public:
    boost::asio::awaitable<bool> send(const ports::CodeMessage& message) override {
        if (out_of_order) co_return false;
        sent.push_back(message);
        co_return true;
    }
    boost::asio::awaitable<bool> send(const ports::NoticeMessage& message) override {
        if (out_of_order) co_return false;
        notices.push_back(message);
        co_return true;
    }
    /// The latest code.
    [[nodiscard]] std::string code() const { return sent.empty() ? std::string() : sent.back().code; }

    bool out_of_order = false;
    std::vector<ports::CodeMessage> sent;
    std::vector<ports::NoticeMessage> notices;
};

}  // namespace onetrip::test
