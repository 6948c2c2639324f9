#pragma once

/// A hall as data: which services it gives appointments for, and when it is open. One file of `catalog/halls` each:
///
///     {"id":"demo-hospital","utc_offset_minutes":480,
///      "services":[{"id":"medical-check","slot_minutes":30,"capacity":4,"days_ahead_min":1,"days_ahead_max":30}],
///      "weekly":{"monday":[["08:00","11:30"]],…},"closures":[{"day":"2026-12-31"}],
///      "extra_days":[{"day":"2026-12-26","hours":[["08:00","11:30"]]}],"follows_holidays":true}
///
/// and, for people, `title`, `address`, `phone`, and `reason` beside a closure or an extra day. An extra day's hours
/// win over a closure, a closure over the calendar, the calendar over the week. A worked weekend day (调休) has
/// Monday's hours.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/calendar/opening_hours.h"
#include "core/json/document.h"
#include "core/json/shape.h"

namespace onetrip::appointment {

inline constexpr std::size_t hall_services_max = 300;
inline constexpr std::int32_t slot_minutes_min = 5;
inline constexpr std::int32_t slot_minutes_max = 480;
inline constexpr std::int32_t capacity_max = 10'000;
inline constexpr std::int32_t days_ahead_limit = 60;
inline constexpr std::int32_t offset_minutes_limit = 14 * 60;

struct HallService {
    std::string id;
    std::int32_t slot_minutes = 30;
    std::int32_t capacity = 1;        ///< people per slot
    std::int32_t days_ahead_min = 0;  ///< 1: not on the day itself
    std::int32_t days_ahead_max = 30;
};

struct Hall {
    std::string id;
    std::int32_t offset_minutes = base::china_offset_minutes;
    std::vector<HallService> services;
    calendar::OpeningHours hours;
    bool follows_holidays = true;  ///< false: open by the week alone, whatever the notice says

    /// nullptr if the hall gives no appointments for it.
    [[nodiscard]] const HallService* service(std::string_view service_id) const;
};

[[nodiscard]] base::Result<Hall, json::Fault> read_hall(json::View hall, std::string_view at = {});

/// `HH:MM`, and `24:00` for the end of a day; -1 for anything else.
[[nodiscard]] std::int32_t read_minute_of_day(std::string_view text);
[[nodiscard]] std::string minute_text(std::int32_t minute_of_day);

}  // namespace onetrip::appointment
