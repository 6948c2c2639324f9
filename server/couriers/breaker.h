#pragma once

/// Spares a courier that is down, and us the waiting for it: after some failures in a row nothing is sent for a while,
/// then one call tries whether it is back.
///
///     closed --failures_max in a row--> open --pause over--> one trial --succeeds--> closed
///                                         ^----------------------'fails, twice the pause

#include <cstdint>

#include "core/base/instant.h"

namespace onetrip::couriers {

struct BreakerSettings {
    std::int32_t failures_max = 5;
    std::int64_t pause_milliseconds_min = 30'000;
    std::int64_t pause_milliseconds_max = 600'000;
};

/// Belongs to one thread.
class Breaker {
public:
    explicit Breaker(BreakerSettings settings = {}) : settings_(settings) {}

    /// Whether a call may go out. True for the trial counts as its beginning: the next asks in vain until it has ended.
    [[nodiscard]] bool lets_through(base::Instant now);
    void succeeded();
    void failed(base::Instant now);
    [[nodiscard]] bool is_open() const { return failures_ >= settings_.failures_max; }

private:
    const BreakerSettings settings_;
    std::int32_t failures_ = 0;
    std::int64_t pause_milliseconds_ = 0;
    base::Instant closed_again_at_;
    bool is_trying_ = false;
};

}  // namespace onetrip::couriers
