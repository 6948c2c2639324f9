#include "core/calendar/opening_hours.h"

namespace onetrip::calendar {
namespace {

constexpr std::int32_t minutes_per_day = 1440;

const WeekChange* change_on(const OpeningHours& hours, base::Day day) {
    for (const WeekChange& change : hours.changes) {
        if (change.covers(day)) return &change;
    }
    return nullptr;
}

}  // namespace

const std::array<DayHours, 7>& OpeningHours::week_on(base::Day day) const {
    const WeekChange* change = change_on(*this, day);
    return change != nullptr ? change->week : week;
}

std::span<const MinuteSpan> OpeningHours::on(const WorkCalendar& calendar, base::Day day) const {
    const WeekChange* change = change_on(*this, day);
    const auto hours_of = [&](base::Weekday weekday) -> std::span<const MinuteSpan> {
        return (change != nullptr ? change->week : week)[static_cast<std::size_t>(weekday) - 1];
    };
    if (change != nullptr && change->to == change->from) return hours_of(day.weekday());
    for (const ExtraDay& extra : extra_days) {
        if (extra.day == day) return extra.hours;
    }
    for (const Closure& closure : closures) {
        if (closure.from <= day && day <= closure.to) return {};
    }
    switch (calendar.status(day)) {
        case DayStatus::DayOff: return {};
        case DayStatus::WorkedWeekend:
            return worked_weekend ? std::span<const MinuteSpan>(*worked_weekend) : hours_of(base::Weekday::Monday);
        case DayStatus::Weekday:
        case DayStatus::Weekend:
        case DayStatus::WorkedWeekday: break;
    }
    return hours_of(day.weekday());
}

bool is_orderly(std::span<const MinuteSpan> hours) {
    if (hours.size() > spans_per_day_max) return false;
    std::int32_t end = 0;
    for (const MinuteSpan& span : hours) {
        if (span.from < end || span.to <= span.from || span.to > minutes_per_day) return false;
        end = span.to;
    }
    return true;
}

bool is_open(const Counter& counter, base::Instant at) {
    const std::int32_t minute = at.minute_of_day_in(counter.offset_minutes);
    for (const MinuteSpan& span : counter.hours.on(counter.calendar, at.day_in(counter.offset_minutes))) {
        if (span.from <= minute && minute < span.to) return true;
    }
    return false;
}

std::optional<base::Instant> next_opening(const Counter& counter, base::Instant at) {
    if (is_open(counter, at)) return at;
    const base::Day today = at.day_in(counter.offset_minutes);
    for (std::int32_t ahead = 0; ahead <= search_days_max; ++ahead) {
        const base::Day day = today + ahead;
        for (const MinuteSpan& span : counter.hours.on(counter.calendar, day)) {
            const base::Instant opens = base::Instant::at(day, span.from, counter.offset_minutes);
            if (opens >= at) return opens;
        }
    }
    return std::nullopt;
}

base::Day received_day(const Counter& counter, base::Instant at) {
    const base::Day day = at.day_in(counter.offset_minutes);
    if (!counter.calendar.is_working_day(day)) return next_working_day(counter.calendar, day);
    const auto hours = counter.hours.on(counter.calendar, day);
    const bool after_closing = !hours.empty() && at.minute_of_day_in(counter.offset_minutes) >= hours.back().to;
    return after_closing ? next_working_day(counter.calendar, day + 1) : day;
}

}  // namespace onetrip::calendar
