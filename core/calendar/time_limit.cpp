#include "core/calendar/time_limit.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>
#include <vector>

#include "core/base/assert.h"

namespace onetrip::calendar {
namespace {

constexpr std::array<std::pair<std::string_view, LimitUnit>, 3> unit_names{{
    {"workday", LimitUnit::Workday},
    {"calendar", LimitUnit::Calendar},
    {"hour", LimitUnit::Hour},
}};
constexpr std::array<std::pair<std::string_view, PauseKind>, 5> pause_names{{
    {"supplement_before_acceptance", PauseKind::SupplementBeforeAcceptance},
    {"supplement", PauseKind::Supplement},
    {"special_procedure", PauseKind::SpecialProcedure},
    {"applicant_request", PauseKind::ApplicantRequest},
    {"joint_review", PauseKind::JointReview},
}};

/// When the clock stands still, as [from, to) in days or in milliseconds; in order, not overlapping.
struct Stop {
    std::int64_t from = 0;
    std::int64_t to = 0;
};
constexpr std::int64_t no_end = std::numeric_limits<std::int64_t>::max();

/// Adds a stop where it belongs, joined with those it touches; there are few.
void add_stop(std::vector<Stop>& stops, Stop stop) {
    std::size_t at = 0;
    while (at < stops.size() && stops[at].to < stop.from)
        ++at;
    std::size_t end = at;
    for (; end < stops.size() && stops[end].from <= stop.to; ++end) {
        stop.from = std::min(stop.from, stops[end].from);
        stop.to = std::max(stop.to, stops[end].to);
    }
    if (at == end) {
        stops.insert(stops.begin() + static_cast<std::ptrdiff_t>(at), stop);
        return;
    }
    stops[at] = stop;
    stops.erase(stops.begin() + static_cast<std::ptrdiff_t>(at) + 1, stops.begin() + static_cast<std::ptrdiff_t>(end));
}

std::vector<Stop> stopped_milliseconds(std::span<const Pause> pauses, base::Instant now) {
    std::vector<Stop> stops;
    for (const Pause& pause : pauses) {
        if (!stops_clock(pause.kind) || now < pause.from) continue;
        add_stop(stops, {pause.from.milliseconds(), pause.to ? pause.to->milliseconds() : no_end});
    }
    return stops;
}

std::vector<Stop> stopped_days(std::span<const Pause> pauses, std::int32_t offset_minutes, base::Instant now) {
    std::vector<Stop> stops;
    for (const Pause& pause : pauses) {
        if (!stops_clock(pause.kind) || now < pause.from) continue;
        // Both the day of the notice and the day of resumption stay uncounted.
        add_stop(stops, {pause.from.day_in(offset_minutes).days_since_epoch(),
                         pause.to ? std::int64_t{pause.to->day_in(offset_minutes).days_since_epoch()} + 1 : no_end});
    }
    return stops;
}

/// The stop that covers a point, or nullptr.
const Stop* stop_at(const std::vector<Stop>& stops, std::int64_t point) {
    for (const Stop& stop : stops) {
        if (stop.from <= point && point < stop.to) return &stop;
    }
    return nullptr;
}

bool lasts_at(std::span<const Pause> pauses, base::Instant now) {
    for (const Pause& pause : pauses) {
        if (stops_clock(pause.kind) && pause.from <= now && (!pause.to || now < *pause.to)) return true;
    }
    return false;
}

/// Which days a limit in days counts.
class DayCount {
public:
    DayCount(const Clock& clock, const Counter& counter, base::Instant now)
        : calendar_(counter.calendar),
          working_only_(clock.limit.unit == LimitUnit::Workday),
          stops_(stopped_days(clock.pauses, counter.offset_minutes, now)) {}

    [[nodiscard]] const Stop* stop(base::Day day) const { return stop_at(stops_, day.days_since_epoch()); }
    [[nodiscard]] bool counts(base::Day day) const {
        return (!working_only_ || calendar_.is_working_day(day)) && stop(day) == nullptr;
    }
    /// Counted days after `from` up to and including `to`.
    [[nodiscard]] std::int32_t between(base::Day from, base::Day to) const {
        std::int32_t counted = 0;
        for (base::Day day = from + 1; day <= to; day = day + 1)
            counted += counts(day) ? 1 : 0;
        return counted;
    }

private:
    const WorkCalendar& calendar_;
    bool working_only_;
    std::vector<Stop> stops_;
};

ClockReading read_days(const Clock& clock, const Counter& counter, base::Instant now) {
    const DayCount count(clock, counter, now);
    const bool calendar_days = clock.limit.unit == LimitUnit::Calendar;
    const std::int32_t total = clock.limit.amount + clock.extension;
    const base::Day day_zero = clock.accepted_at.day_in(counter.offset_minutes);
    const base::Day today = now.day_in(counter.offset_minutes);

    base::Day day = day_zero;
    std::int32_t counted = 0;
    // A last calendar day that is off, or on which the clock stands still, moves to the next working day.
    const auto may_end = [&] {
        return !calendar_days || total == 0 || (counter.calendar.is_working_day(day) && count.stop(day) == nullptr);
    };
    base::Day last_counted = day_zero;
    while (counted < total || !may_end()) {
        day = day + 1;
        if (const Stop* stop = count.stop(day)) {
            if (stop->to == no_end) {
                ClockReading reading;
                reading.stopped = lasts_at(clock.pauses, now);
                reading.remaining = total - counted;
                return reading;
            }
            day = base::Day(static_cast<std::int32_t>(stop->to) - 1);
            continue;
        }
        if (counted < total && count.counts(day)) {
            ++counted;
            last_counted = day;
        }
    }
    const base::Day first_looked_up = calendar_days ? last_counted : day_zero + 1;
    ClockReading reading;
    reading.due = DueDay{day, total > 0 && counter.calendar.touches_unpublished(first_looked_up, day)};
    reading.overdue = day < today;
    reading.stopped = !reading.overdue && lasts_at(clock.pauses, now) && count.stop(today) != nullptr;
    reading.remaining = reading.overdue ? -count.between(day, today) : count.between(today, day);
    return reading;
}

/// Walks a counter's open time between stops.
class OpenTime {
public:
    OpenTime(const Clock& clock, const Counter& counter, base::Instant now)
        : counter_(counter), stops_(stopped_milliseconds(clock.pauses, now)) {}

    struct Walk {
        std::optional<base::Instant> reached;  ///< when `wanted` milliseconds were counted
        std::int64_t counted = 0;              ///< milliseconds counted until `until`, or until `reached`
    };
    /// Counts open time from `from`, until `wanted` milliseconds or the moment `until`.
    [[nodiscard]] Walk walk(base::Instant from, base::Instant until, std::int64_t wanted) const {
        Walk walked;
        if (wanted == 0) return {from, 0};
        const base::Day first = from.day_in(counter_.offset_minutes);
        for (std::int32_t ahead = 0; ahead <= count_max; ++ahead) {
            const base::Day day = first + ahead;
            for (const MinuteSpan& span : counter_.hours.on(counter_.calendar, day)) {
                const std::int64_t begin = milliseconds_at(day, span.from);
                const std::int64_t end = std::min(milliseconds_at(day, span.to), until.milliseconds());
                count_span(std::max(begin, from.milliseconds()), end, wanted, walked);
                if (walked.reached) return walked;
            }
            if (milliseconds_at(day + 1, 0) >= until.milliseconds()) return walked;
        }
        return walked;
    }
    [[nodiscard]] bool never_resumes() const { return !stops_.empty() && stops_.back().to == no_end; }

private:
    [[nodiscard]] std::int64_t milliseconds_at(base::Day day, std::int32_t minute) const {
        return base::Instant::at(day, minute, counter_.offset_minutes).milliseconds();
    }
    void count_span(std::int64_t at, std::int64_t end, std::int64_t wanted, Walk& walked) const {
        while (at < end) {
            if (const Stop* stop = stop_at(stops_, at)) {
                at = stop->to;
                continue;
            }
            std::int64_t runs_until = end;
            for (const Stop& stop : stops_) {
                if (stop.from > at) runs_until = std::min(runs_until, stop.from);
            }
            if (walked.counted + (runs_until - at) >= wanted) {
                walked.reached = base::Instant(at + (wanted - walked.counted));
                walked.counted = wanted;
                return;
            }
            walked.counted += runs_until - at;
            at = runs_until;
        }
    }

    const Counter& counter_;
    std::vector<Stop> stops_;
};

std::optional<ClockReading> read_hours(const Clock& clock, const Counter& counter, base::Instant now) {
    const OpenTime time(clock, counter, now);
    const std::int64_t total =
        (std::int64_t{clock.limit.amount} + clock.extension) * 60 * base::milliseconds_per_minute;
    const base::Instant end_of_time(no_end);
    const auto minutes = [](std::int64_t milliseconds) {
        return static_cast<std::int32_t>(milliseconds / base::milliseconds_per_minute);
    };

    ClockReading reading;
    const auto walked = time.walk(clock.accepted_at, end_of_time, total);
    if (!walked.reached) {
        if (!time.never_resumes()) return std::nullopt;
        reading.stopped = lasts_at(clock.pauses, now);
        reading.remaining = minutes(total - walked.counted);
        return reading;
    }
    reading.due_at = walked.reached;
    const base::Day first = clock.accepted_at.day_in(counter.offset_minutes);
    const base::Day last = walked.reached->day_in(counter.offset_minutes);
    reading.due = DueDay{last, total > 0 && counter.calendar.touches_unpublished(first, last)};
    reading.overdue = *walked.reached < now;
    reading.stopped = !reading.overdue && lasts_at(clock.pauses, now);
    reading.remaining = reading.overdue ? -minutes(time.walk(*walked.reached, now, no_end).counted)
                                        : minutes(time.walk(now, *walked.reached, no_end).counted);
    return reading;
}

}  // namespace

std::optional<LimitUnit> limit_unit_named(std::string_view name) {
    for (const auto& [text, unit] : unit_names) {
        if (text == name) return unit;
    }
    return std::nullopt;
}

std::optional<PauseKind> pause_kind_named(std::string_view name) {
    for (const auto& [text, kind] : pause_names) {
        if (text == name) return kind;
    }
    return std::nullopt;
}

bool stops_clock(PauseKind kind) {
    return kind == PauseKind::Supplement || kind == PauseKind::SpecialProcedure || kind == PauseKind::ApplicantRequest;
}

std::optional<ClockReading> read_clock(const Clock& clock, const Counter& counter, base::Instant now) {
    ONETRIP_ASSERT(clock.limit.amount >= 0 && clock.limit.amount <= count_max);
    ONETRIP_ASSERT(clock.extension >= 0 && clock.extension <= count_max);
    if (clock.limit.unit == LimitUnit::Hour) return read_hours(clock, counter, now);
    return read_days(clock, counter, now);
}

Deadlines deadlines(const CaseTimes& times, const Counter& counter, base::Instant now) {
    const auto day_of = [&](base::Instant at) { return at.day_in(counter.offset_minutes); };
    Deadlines out;
    out.supplement_notice =
        add_workdays(counter.calendar, received_day(counter, times.received_at), supplement_notice_workdays);
    if (times.supplement_notice_at) {
        out.applicant_supplement =
            add_calendar_days(counter.calendar, day_of(*times.supplement_notice_at), times.applicant_supplement_days);
    }
    if (times.accepted_at) {
        const auto due = [&](TimeLimit limit) -> std::optional<DueDay> {
            const auto reading = read_clock({*times.accepted_at, limit, times.extension, times.pauses}, counter, now);
            return reading ? reading->due : std::nullopt;
        };
        if (times.legal) out.legal = due(*times.legal);
        out.promised = due(times.promised);
    }
    if (times.decided_at) {
        out.delivery = add_workdays(counter.calendar, day_of(*times.decided_at), delivery_workdays);
    }
    return out;
}

bool is_deemed_accepted(const CaseTimes& times, const Counter& counter, base::Instant now) {
    const base::Day last = deadlines(times, counter, now).supplement_notice->day;
    const base::Instant answered = times.accepted_at            ? *times.accepted_at
                                   : times.supplement_notice_at ? *times.supplement_notice_at
                                                                : now;
    return last < answered.day_in(counter.offset_minutes);
}

}  // namespace onetrip::calendar
