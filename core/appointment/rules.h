#pragma once

/// What a hall may set for its bookings and its waiting list; the defaults are those of the big platforms. In JSON each
/// member is optional, under the name it has here: `{"hold_minutes":10,"misses_max":3,…}`.

#include <cstdint>
#include <string_view>

#include "core/base/result.h"
#include "core/json/document.h"
#include "core/json/shape.h"

namespace onetrip::appointment {

struct BookingRules {
    std::int32_t hold_minutes = 10;
    std::int32_t cancel_until_minutes = 120;   ///< before the slot; also for moving it
    std::int32_t check_in_early_minutes = 60;  ///< before the slot
    std::int32_t late_tolerance_minutes = 15;  ///< after the slot began
    std::int32_t answer_minutes = 3;           ///< from being called to being missed
    std::int32_t booked_in_a_row = 3;          ///< appointments called before a walk-in who waits (line.h)
    std::int32_t moves_max = 3;
    std::int32_t open_max = 5;  ///< open bookings of one person, of which each is for another service
    // Who missed `misses_max` visits within `misses_days` books nothing for `block_days` from the last of them.
    std::int32_t misses_max = 3;
    std::int32_t misses_days = 30;
    std::int32_t block_days = 30;
    // The waiting list (core/appointment/waiting.h).
    std::int32_t offer_minutes = 30;  ///< to take what is offered
    std::int32_t offers_max = 3;
    /// What nobody on the list takes returns to the public after a while between the two that nobody can foresee.
    std::int32_t return_minutes_min = 5;
    std::int32_t return_minutes_max = 60;
};
inline constexpr std::int32_t rule_minutes_max = 7 * 24 * 60;
inline constexpr std::int32_t rule_days_max = 365;
inline constexpr std::int32_t rule_count_max = 1000;

[[nodiscard]] base::Result<BookingRules, json::Fault> read_booking_rules(json::View rules, std::string_view at = {});

}  // namespace onetrip::appointment
