#pragma once

/// Which days are worked, and counting them. The calendar of the State Council's yearly notice is data with a version:
/// a deadline is stored together with the version it was computed with, and computed again when a new notice is loaded.
///
/// A date is a working day if it is listed as worked (调休上班), else not if it is listed as off, else Monday to
/// Friday. An agency may lay its own days over the city's (a local holiday, an emergency closure).

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/day.h"

namespace onetrip::calendar {

/// What a notice says about one date.
enum class Mark : std::uint8_t { Off, Work };

struct MarkedDay {
    base::Day day;
    Mark mark = Mark::Off;
};

enum class DayStatus : std::uint8_t {
    Weekday,        ///< Monday to Friday, listed nowhere
    Weekend,        ///< Saturday or Sunday, listed nowhere
    DayOff,         ///< listed as off, on whatever weekday
    WorkedWeekend,  ///< a Saturday or Sunday that is worked
    WorkedWeekday   ///< Monday to Friday, listed as worked (an overlay that undoes a day off)
};

/// Years a calendar may name, and how many days: what comes from outside is bounded.
inline constexpr std::int32_t calendar_years_max = 64;
inline constexpr std::size_t marked_days_max = 4096;

class WorkCalendar {
public:
    /// Days listed nowhere and no year published: every answer is provisional.
    WorkCalendar() = default;
    explicit WorkCalendar(std::string version) : version_(std::move(version)) {}

    /// The copy of `catalog/holidays.json` that is compiled in, for callers that bring no calendar.
    [[nodiscard]] static const WorkCalendar& built_in();

    [[nodiscard]] const std::string& version() const { return version_; }

    /// Says that the notice for a year is known. False if the year lies outside the `calendar_years_max` years that
    /// begin with the first one named, or below it.
    [[nodiscard]] bool publish(std::int32_t year);
    /// Lists days. Where one date is listed twice in one call, Work wins; days of a later call win over earlier ones,
    /// which is how an overlay is laid.
    void mark(std::span<const MarkedDay> days);
    /// Appends to the version, so that a deadline says under which overlay it was computed.
    void add_to_version(std::string_view suffix);

    [[nodiscard]] DayStatus status(base::Day day) const;
    [[nodiscard]] bool is_working_day(base::Day day) const;
    [[nodiscard]] bool is_published(std::int32_t year) const;
    /// Whether a year from one day to another, both included, is not published.
    [[nodiscard]] bool touches_unpublished(base::Day from, base::Day to) const;
    [[nodiscard]] std::size_t marked_days() const { return marks_.size(); }

private:
    std::string version_;
    std::int32_t first_year_ = 0;
    std::uint64_t published_ = 0;      ///< bit i: first_year_ + i
    std::vector<std::int32_t> marks_;  ///< sorted: days since the epoch * 2 + (1 if worked)
};

/// A date that was counted out, and whether an unpublished year was touched on the way: such a deadline is stored as
/// provisional and computed again when the notice comes.
struct DueDay {
    base::Day day;
    bool provisional = false;

    friend bool operator==(DueDay a, DueDay b) { return a.day == b.day && a.provisional == b.provisional; }
};

/// The longest period that is counted: ten years. More is a bug of the caller (wire refuses it before).
inline constexpr std::int32_t count_max = 3660;

/// Dates that a request may count from: wide of every deadline, and far from the end of four-digit years.
inline constexpr std::int32_t countable_year_min = 1900;
inline constexpr std::int32_t countable_year_max = 2199;
[[nodiscard]] bool is_countable(base::Day day);

/// The day itself if it is worked, else the next that is.
[[nodiscard]] base::Day next_working_day(const WorkCalendar& calendar, base::Day from);

/// `days` working days after `start`, which is day 0 and not counted (Civil Code art. 201); 0 gives `start` itself
/// (即办件). 2026-02-13 + 1 = 2026-02-14, a worked Saturday.
[[nodiscard]] DueDay add_workdays(const WorkCalendar& calendar, base::Day start, std::int32_t days);

/// `days` calendar days after `start`; a last day that is off moves to the next working day (Civil Code art. 203);
/// 0 gives `start` itself.
[[nodiscard]] DueDay add_calendar_days(const WorkCalendar& calendar, base::Day start, std::int32_t days);

/// Working days after `from` up to and including `to`; negative, counted the other way round, if `to` lies before.
[[nodiscard]] std::int32_t count_workdays(const WorkCalendar& calendar, base::Day from, base::Day to);

/// A deadline once told to the citizen is never shortened by a new notice.
[[nodiscard]] constexpr base::Day recomputed_due(base::Day told, base::Day fresh) {
    return fresh < told ? told : fresh;
}

}  // namespace onetrip::calendar
