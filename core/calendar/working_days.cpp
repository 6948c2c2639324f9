#include "core/calendar/working_days.h"

#include <algorithm>

#include "core/base/assert.h"

namespace onetrip::calendar {
namespace {

#include "core/calendar/built_in.inc"

std::int32_t pack(MarkedDay day) {
    return day.day.days_since_epoch() * 2 + (day.mark == Mark::Work ? 1 : 0);
}

/// Floors, so that days before 1970 keep their place.
std::int32_t day_of(std::int32_t packed) {
    return packed >> 1;
}

bool is_weekend(base::Day day) {
    return day.weekday() >= base::Weekday::Saturday;
}

}  // namespace

const WorkCalendar& WorkCalendar::built_in() {
    static const WorkCalendar calendar = [] {
        WorkCalendar made{std::string(built_in_version)};
        for (std::int32_t year = built_in_first_year; year <= built_in_published_through; ++year) {
            const bool kept = made.publish(year);
            ONETRIP_ASSERT(kept);
        }
        made.marks_.reserve(std::size(built_in_marks));
        for (const std::uint16_t mark : built_in_marks)
            made.marks_.push_back(built_in_day_zero * 2 + mark);
        return made;
    }();
    return calendar;
}

bool WorkCalendar::publish(std::int32_t year) {
    if (published_ == 0) first_year_ = year;
    const std::int32_t place = year - first_year_;
    if (place < 0 || place >= calendar_years_max) return false;
    published_ |= std::uint64_t{1} << place;
    return true;
}

void WorkCalendar::mark(std::span<const MarkedDay> days) {
    // Off before Work, so that Work wins; each day in its place, so that a later call wins over an earlier one.
    for (const Mark pass : {Mark::Off, Mark::Work}) {
        for (const MarkedDay& day : days) {
            if (day.mark != pass) continue;
            const auto place = std::lower_bound(marks_.begin(), marks_.end(), day.day.days_since_epoch() * 2);
            if (place != marks_.end() && day_of(*place) == day.day.days_since_epoch()) {
                *place = pack(day);
            } else {
                marks_.insert(place, pack(day));
            }
        }
    }
}

void WorkCalendar::add_to_version(std::string_view suffix) {
    version_ += suffix;
}

DayStatus WorkCalendar::status(base::Day day) const {
    const bool weekend = is_weekend(day);
    const auto found = std::lower_bound(marks_.begin(), marks_.end(), day.days_since_epoch() * 2);
    if (found == marks_.end() || day_of(*found) != day.days_since_epoch()) {
        return weekend ? DayStatus::Weekend : DayStatus::Weekday;
    }
    if ((*found & 1) == 0) return DayStatus::DayOff;
    return weekend ? DayStatus::WorkedWeekend : DayStatus::WorkedWeekday;
}

bool WorkCalendar::is_working_day(base::Day day) const {
    const DayStatus status_of_day = status(day);
    return status_of_day != DayStatus::Weekend && status_of_day != DayStatus::DayOff;
}

bool WorkCalendar::is_published(std::int32_t year) const {
    const std::int32_t place = year - first_year_;
    return place >= 0 && place < calendar_years_max && ((published_ >> place) & 1) != 0;
}

bool WorkCalendar::touches_unpublished(base::Day from, base::Day to) const {
    for (std::int32_t year = from.civil().year; year <= to.civil().year; ++year) {
        if (!is_published(year)) return true;
    }
    return false;
}

bool is_countable(base::Day day) {
    const std::int32_t year = day.civil().year;
    return year >= countable_year_min && year <= countable_year_max;
}

base::Day next_working_day(const WorkCalendar& calendar, base::Day from) {
    // At most `marked_days_max` days are listed, so a worked one follows.
    while (!calendar.is_working_day(from))
        from = from + 1;
    return from;
}

DueDay add_workdays(const WorkCalendar& calendar, base::Day start, std::int32_t days) {
    ONETRIP_ASSERT(days >= 0 && days <= count_max);
    if (days == 0) return {start, false};
    base::Day day = start;
    for (std::int32_t counted = 0; counted < days;) {
        day = day + 1;
        if (calendar.is_working_day(day)) ++counted;
    }
    return {day, calendar.touches_unpublished(start + 1, day)};
}

DueDay add_calendar_days(const WorkCalendar& calendar, base::Day start, std::int32_t days) {
    ONETRIP_ASSERT(days >= 0 && days <= count_max);
    if (days == 0) return {start, false};
    const base::Day day = next_working_day(calendar, start + days);
    return {day, calendar.touches_unpublished(start + days, day)};
}

std::int32_t count_workdays(const WorkCalendar& calendar, base::Day from, base::Day to) {
    if (to < from) return -count_workdays(calendar, to, from);
    std::int32_t counted = 0;
    for (base::Day day = from + 1; day <= to; day = day + 1) {
        if (calendar.is_working_day(day)) ++counted;
    }
    return counted;
}

}  // namespace onetrip::calendar
