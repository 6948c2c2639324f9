#pragma once

/// The supervisor's lamps (红黄牌): how a case stands against its limits.

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/day.h"
#include "core/calendar/working_days.h"

namespace onetrip::endpoints {

enum class Lamp : std::uint8_t {
    Green,
    PreWarning,  ///< at most one working day, or a fifth of the promised ones, is left
    Yellow,      ///< the promised day has passed
    Red          ///< the legal one has
};
[[nodiscard]] std::string_view name_of(Lamp lamp);

/// Without a due day (decided, or the clock stands still) nothing is late.
[[nodiscard]] Lamp lamp_of(std::optional<base::Day> promised_due, std::optional<base::Day> legal_due,
                           std::int32_t promised_days, const calendar::WorkCalendar& calendar, base::Day today);

}  // namespace onetrip::endpoints
