#pragma once

/// Calendars, opening hours and clock logs as JSON: what `catalog/` holds and what operations take. Strict: an unknown
/// member, a date that does not exist, or a list beyond its limit is a fault, answered as the JSON Pointer of its place
/// (below `at`, the pointer of the value that is read).
///
///     calendar  {"version":"…","years":[{"year":2026,"published":true,"off":[{"from":"2026-10-01","to":"2026-10-07"}],
///               "work":[{"date":"2026-10-10"}]}],"overlay":[{"date":"2026-11-03","kind":"off","doc_no":"…"}]}
///               beside them, for people: source, licence, note; papers (year); name (day); reason (overlay)
///     hours     {"week":{"mon":[["09:00","12:00"],["13:30","17:00"]],…},"worked_weekend":[…],
///               "closures":[{"from":"…","to":"…"}],"extra_days":[{"date":"…","hours":[…]}]}; reason beside the last
///               two
///     pauses    [{"kind":"supplement","from":"2026-11-04T10:00:00+08:00","to":…}]; doc_no, informed_at beside them

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/calendar/opening_hours.h"
#include "core/calendar/time_limit.h"
#include "core/calendar/working_days.h"
#include "core/json/document.h"
#include "core/json/shape.h"

namespace onetrip::calendar {

inline constexpr std::size_t version_bytes_max = 128;

[[nodiscard]] base::Result<WorkCalendar, json::Fault> read_calendar(json::View value, std::string_view at);

/// Lays an agency's days over a calendar, whose version then ends in `+overlay`:
/// `[{"date":…,"kind":"off"|"work","reason":…,"doc_no":…}]`.
[[nodiscard]] base::Result<WorkCalendar, json::Fault> with_overlay(WorkCalendar calendar, json::View overlay,
                                                                   std::string_view at);

[[nodiscard]] base::Result<OpeningHours, json::Fault> read_opening_hours(json::View value, std::string_view at);

[[nodiscard]] base::Result<std::vector<Pause>, json::Fault> read_pauses(json::View value, std::string_view at);

}  // namespace onetrip::calendar
