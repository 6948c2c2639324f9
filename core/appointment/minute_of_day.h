#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace onetrip::appointment {

inline constexpr std::int32_t minutes_per_day = 24 * 60;

/// `HH:MM`, and `24:00` for the end of a day; -1 for anything else.
[[nodiscard]] std::int32_t read_minute_of_day(std::string_view text);
[[nodiscard]] std::string minute_text(std::int32_t minute_of_day);

}  // namespace onetrip::appointment
