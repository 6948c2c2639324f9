#pragma once

/// How the couriers are doing, as this server sees them since it began: for those who run it.

#include <atomic>
#include <cstdint>
#include <deque>
#include <string>

namespace onetrip::couriers {

/// Written by one event loop, read by any thread.
struct CourierHealth {
    explicit CourierHealth(std::string courier) : name(std::move(courier)) {}

    const std::string name;  ///< `kuaidi100`, `ems`, `sf` or `kdniao`
    std::atomic<std::int64_t> asked{0};
    std::atomic<std::int64_t> answered{0};   ///< whatever the answer was
    std::atomic<std::int64_t> failed{0};     ///< out of reach, too slow or too busy
    std::atomic<std::int64_t> held_back{0};  ///< by the breaker, without asking
    std::atomic<bool> is_open{false};        ///< the breaker
};

/// All of them, in the order in which they were set up; none is added once requests are served.
using HealthBoard = std::deque<CourierHealth>;

}  // namespace onetrip::couriers
