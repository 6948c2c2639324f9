#pragma once

/// How often a client, or an account, may ask. Each has an allowance that refills steadily and holds a burst; beyond it
/// the answer is 429 with Retry-After. Kept as one point in time per client (the generic cell rate algorithm of ITU-T
/// I.371), so a hundred thousand clients are a few megabytes, and bounded: past `clients_max` newcomers share one
/// allowance.

#include <chrono>
#include <cstdint>
#include <memory>
#include <string_view>

#include "server/ports/randomness.h"

namespace onetrip::http {

struct Rate {
    std::uint32_t per_second = 0;  ///< 0: no limit
    std::uint32_t burst = 1;       ///< how many may come at once
};

class RateLimiter {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// What is drawn keeps outsiders from choosing clients that fall together.
    RateLimiter(Rate rate, std::size_t clients_max, ports::Randomness& randomness);
    ~RateLimiter();

    /// Takes one from the client's allowance. Zero if there was one, else the seconds after which there will be (at
    /// least 1). From any thread.
    [[nodiscard]] std::uint32_t take(std::string_view client, Time now);

    /// For tests: clients that are remembered.
    [[nodiscard]] std::size_t client_count() const;

private:
    struct Stripe;
    static constexpr std::size_t stripe_count = 16;

    const std::int64_t interval_ns_;
    const std::int64_t tolerance_ns_;
    const std::size_t clients_max_;
    const std::uint64_t secret_;
    std::unique_ptr<Stripe[]> stripes_;
};

}  // namespace onetrip::http
