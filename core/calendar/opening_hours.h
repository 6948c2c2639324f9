#pragma once

/// When a counter serves: weekly hours with a lunch break, closures, extra days, under the working-day calendar.
/// Times are minutes of the local day; the zone is the caller's.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/base/day.h"
#include "core/base/instant.h"
#include "core/calendar/working_days.h"

namespace onetrip::calendar {

/// [from, to) in minutes of the local day, 0 <= from < to <= 1440.
struct MinuteSpan {
    std::int32_t from = 0;
    std::int32_t to = 0;

    friend bool operator==(MinuteSpan a, MinuteSpan b) { return a.from == b.from && a.to == b.to; }
};

/// A morning and an afternoon are two spans: the lunch break is what lies between.
using DayHours = std::vector<MinuteSpan>;

/// Closed on all of these days, both ends included.
struct Closure {
    base::Day from;
    base::Day to;
};

/// A date with hours of its own: opened in addition, or shortened; without spans it is closed.
struct ExtraDay {
    base::Day day;
    DayHours hours;
};

/// From a day on, until another where one is named (both included), the week has other hours.
struct WeekChange {
    base::Day from;
    std::optional<base::Day> to;
    std::array<DayHours, 7> week;

    [[nodiscard]] bool covers(base::Day day) const { return from <= day && (!to || day <= *to); }
};

inline constexpr std::size_t spans_per_day_max = 6;
inline constexpr std::size_t closures_max = 400;
inline constexpr std::size_t extra_days_max = 400;
inline constexpr std::size_t week_changes_max = 400;

/// Looking for the next opening gives up after this many days.
inline constexpr std::int32_t search_days_max = 400;

struct OpeningHours {
    std::array<DayHours, 7> week;            ///< Monday first; spans in order, not overlapping
    std::optional<DayHours> worked_weekend;  ///< hours of a worked weekend day (调休); Monday's if not given
    std::vector<Closure> closures;
    std::vector<ExtraDay> extra_days;
    std::vector<WeekChange> changes{};  ///< the first that covers a day counts

    /// The week as it is changed on that day.
    [[nodiscard]] const std::array<DayHours, 7>& week_on(base::Day day) const;
    /// The hours of one date. The first that applies: a change for that day alone, an extra day's own hours, a closure,
    /// then the calendar: closed on a day off, a worked weekend's hours, else the weekday's (a counter may open on
    /// plain Saturdays), of the week as it is changed.
    [[nodiscard]] std::span<const MinuteSpan> on(const WorkCalendar& calendar, base::Day day) const;
};

/// Where and by which clock somebody counts: an agency's calendar, hours and zone. Borrowed, not owned.
struct Counter {
    const WorkCalendar& calendar;
    const OpeningHours& hours;
    std::int32_t offset_minutes = base::china_offset_minutes;
};

/// Hours in order, inside the day and not overlapping, at most `spans_per_day_max`.
[[nodiscard]] bool is_orderly(std::span<const MinuteSpan> hours);

[[nodiscard]] bool is_open(const Counter& counter, base::Instant at);

/// The moment itself if the counter is open, else when it next opens; nullopt if that is not within
/// `search_days_max` days.
[[nodiscard]] std::optional<base::Instant> next_opening(const Counter& counter, base::Instant at);

/// The day a submission counts as received for the agency's own duty: its local date, but the next working day if it
/// came on a day that is not worked or after closing time. The receipt shows the real time all the same.
[[nodiscard]] base::Day received_day(const Counter& counter, base::Instant at);

}  // namespace onetrip::calendar
