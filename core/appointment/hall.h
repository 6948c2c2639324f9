#pragma once

/// A hall as data: which services it gives appointments for, who serves them, and when. One file of `catalog/halls`
/// each:
///
///     {"id":"city-hall","utc_offset_minutes":480,
///      "services":[{"id":"passport","teams":["counter","elderly"],"slots":2,"days_ahead_min":1,"days_ahead_max":14,
///                   "release_at":"09:00"},
///                  {"id":"collection","slot_minutes":30,"capacity":4,"days_ahead_min":0,"days_ahead_max":30}],
///      "teams":[{"id":"counter","slot_minutes":15,"places":{"online":3,"walk_in":1}},…],
///      "weekly":{"monday":[["08:00","11:30"],["13:30","17:00"]],…},"closures":[{"day":"2026-12-28","to":"2026-12-31"}],
///      "extra_days":[{"day":"2026-12-26","hours":[["08:00","11:30"]]}],"follows_holidays":true,"rules":{"hold_minutes":10,…}}
///
/// `rules` are what the hall sets otherwise than others do (core/appointment/rules.h). And, for people, `title`,
/// `address`, `phone`, and `reason` beside a closure or an extra day.
///
/// A service is done by `teams` (core/appointment/team.h), which may do others beside, and takes as many consecutive
/// `slots` (1) of them as it needs. A service with `slot_minutes` and `capacity` has a team of its own, named as the
/// service is, whose places are all online.
///
/// The slots of a day are released `days_ahead_max` days before it, at `release_at` (midnight) of the hall's clock.
/// An extra day's hours win over a closure, a closure over the calendar, the calendar over the week. A worked weekend
/// day (调休) has Monday's hours. `changes`, of the hall, of a team, or of a service with a team of its own, say what
/// is otherwise from a day on (core/appointment/team.h).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/appointment/minute_of_day.h"
#include "core/appointment/rules.h"
#include "core/appointment/team.h"
#include "core/base/instant.h"
#include "core/base/result.h"
#include "core/calendar/opening_hours.h"
#include "core/json/document.h"
#include "core/json/shape.h"

namespace onetrip::appointment {

inline constexpr std::size_t hall_services_max = 300;
inline constexpr std::size_t service_teams_max = 20;
inline constexpr std::int32_t visit_slots_max = 16;
inline constexpr std::int32_t days_ahead_limit = 60;
inline constexpr std::int32_t offset_minutes_limit = 14 * 60;

struct HallService {
    std::string id;
    std::vector<std::size_t> teams;  ///< by their place in the hall, in the order in which they are filled; never empty
    std::int32_t slots = 1;          ///< consecutive slots of a visit
    std::int32_t days_ahead_min = 0;  ///< 1: not on the day itself
    std::int32_t days_ahead_max = 30;
    std::int32_t release_minute = 0;  ///< of the local day
};

struct Hall {
    std::string id;
    std::int32_t offset_minutes = base::china_offset_minutes;
    std::vector<HallService> services;
    std::vector<Team> teams;  ///< those of one service only as well; the teams of a service have slots of one length
    calendar::OpeningHours hours;
    bool follows_holidays = true;  ///< false: open by the week alone, whatever the notice says
    BookingRules rules;

    /// nullptr if the hall gives no appointments for it.
    [[nodiscard]] const HallService* service(std::string_view service_id) const;
    [[nodiscard]] std::optional<std::size_t> team(std::string_view team_id) const;
};

[[nodiscard]] base::Result<Hall, json::Fault> read_hall(json::View hall, std::string_view at = {});

}  // namespace onetrip::appointment
