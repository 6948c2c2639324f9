#include "core/wire/calendar_operations.h"

#include "core/calendar/read.h"
#include "core/json/shape.h"

namespace onetrip::wire {
namespace {

using calendar::Counter;
using calendar::OpeningHours;
using calendar::WorkCalendar;

constexpr std::int32_t offset_minutes_max = 14 * 60;

/// The calendar of a request: its own `calendar` or the built-in one, with its `overlay` laid over.
class RequestCalendar {
public:
    void read(json::Shape& shape) {
        if (const json::View own = shape.object_if("calendar")) {
            keep(calendar::read_calendar(own, shape.place("calendar")), shape);
        }
        if (const json::View overlay = shape.array_if("overlay"); overlay && !shape.fault()) {
            keep(calendar::with_overlay(get(), overlay, shape.place("overlay")), shape);
        }
    }
    [[nodiscard]] const WorkCalendar& get() const { return own_ ? *own_ : WorkCalendar::built_in(); }

private:
    void keep(base::Result<WorkCalendar, json::Fault> read, json::Shape& shape) {
        if (read.ok()) {
            own_ = std::move(read).value();
        } else {
            shape.take(read.error().at);
        }
    }
    std::optional<WorkCalendar> own_;
};

base::Day countable_day(json::Shape& shape, std::string_view name) {
    const base::Day day = shape.day(name);
    if (!shape.fault() && !calendar::is_countable(day)) shape.wrong(name);
    return day;
}

base::Instant countable_instant(json::Shape& shape, std::string_view name) {
    const base::Instant at = shape.instant(name);
    if (!shape.fault() && !calendar::is_countable(at.day_in(0))) shape.wrong(name);
    return at;
}

OpeningHours opening_hours(json::Shape& shape, json::View value) {
    if (!value || shape.fault()) return {};
    auto read = calendar::read_opening_hours(value, shape.place("hours"));
    if (read.ok()) return std::move(read).value();
    shape.take(read.error().at);
    return {};
}

std::int32_t offset(json::Shape& shape) {
    return static_cast<std::int32_t>(shape.integer_if("offset_minutes", -offset_minutes_max, offset_minutes_max)
                                         .value_or(base::china_offset_minutes));
}

base::Err<Failure> fault_of(const json::Shape& shape) {
    return input_invalid(*shape.fault());
}

void write_due(json::Writer& answer, calendar::DueDay due, const WorkCalendar& calendar) {
    answer.member("due", due.day.text());
    answer.member("calendar_version", calendar.version());
    answer.member("provisional", due.provisional);
}

Outcome add_workdays(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    shape.only({"start", "days", "unit", "calendar", "overlay"});
    const base::Day start = countable_day(shape, "start");
    const auto days = static_cast<std::int32_t>(shape.integer("days", 0, calendar::count_max));
    const auto unit = calendar::limit_unit_named(shape.text_if("unit").value_or("workday"));
    if (!unit || *unit == calendar::LimitUnit::Hour) shape.wrong("unit");
    RequestCalendar calendar;
    calendar.read(shape);
    if (shape.fault()) return fault_of(shape);

    answer.begin_object();
    write_due(answer,
              *unit == calendar::LimitUnit::Workday ? calendar::add_workdays(calendar.get(), start, days)
                                                    : calendar::add_calendar_days(calendar.get(), start, days),
              calendar.get());
    answer.end_object();
    return base::Done{};
}

Outcome count_workdays(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    shape.only({"from", "to", "calendar", "overlay"});
    const base::Day from = countable_day(shape, "from");
    const base::Day to = countable_day(shape, "to");
    if (!shape.fault() && (to - from > calendar::count_max || from - to > calendar::count_max)) shape.wrong("to");
    RequestCalendar calendar;
    calendar.read(shape);
    if (shape.fault()) return fault_of(shape);

    const auto [first, last] = from <= to ? std::pair(from, to) : std::pair(to, from);
    answer.begin_object();
    answer.member("days", calendar::count_workdays(calendar.get(), from, to));
    answer.member("calendar_version", calendar.get().version());
    answer.member("provisional", first != last && calendar.get().touches_unpublished(first + 1, last));
    answer.end_object();
    return base::Done{};
}

std::string clock_time(std::int32_t minute_of_day) {
    std::string text = "00:00";
    text[0] = static_cast<char>('0' + minute_of_day / 600);
    text[1] = static_cast<char>('0' + minute_of_day / 60 % 10);
    text[3] = static_cast<char>('0' + minute_of_day % 60 / 10);
    text[4] = static_cast<char>('0' + minute_of_day % 10);
    return text;
}

Outcome opening(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    shape.only({"hours", "at", "offset_minutes", "calendar", "overlay"});
    const OpeningHours hours = opening_hours(shape, shape.object("hours"));
    const base::Instant at = countable_instant(shape, "at");
    const std::int32_t offset_minutes = offset(shape);
    RequestCalendar calendar;
    calendar.read(shape);
    if (shape.fault()) return fault_of(shape);

    const Counter counter{calendar.get(), hours, offset_minutes};
    answer.begin_object();
    answer.member("open", calendar::is_open(counter, at));
    answer.name("today").begin_array();
    for (const calendar::MinuteSpan& span : hours.on(calendar.get(), at.day_in(offset_minutes))) {
        answer.begin_array().value(clock_time(span.from)).value(clock_time(span.to)).end_array();
    }
    answer.end_array();
    answer.name("next");
    if (const auto next = calendar::next_opening(counter, at)) {
        answer.value(next->text(offset_minutes));
    } else {
        answer.null();
    }
    answer.member("received_day", calendar::received_day(counter, at).text());
    answer.end_object();
    return base::Done{};
}

/// What `calendar.time_limit` reads; `pauses` is what the clock borrows.
struct LimitRequest {
    calendar::Clock clock;
    std::vector<calendar::Pause> pauses;
    OpeningHours hours;
    RequestCalendar calendar;
    std::int32_t offset_minutes = 0;
    base::Instant now;
};

void read_limit(json::Shape& shape, LimitRequest& out) {
    shape.only({"accepted_at", "limit", "unit", "extension", "pauses", "now", "hours", "offset_minutes", "calendar",
                "overlay"});
    out.clock.accepted_at = countable_instant(shape, "accepted_at");
    out.clock.limit.amount = static_cast<std::int32_t>(shape.integer("limit", 0, calendar::count_max));
    const auto unit = calendar::limit_unit_named(shape.text("unit"));
    if (!unit) shape.wrong("unit");
    out.clock.limit.unit = unit.value_or(calendar::LimitUnit::Workday);
    out.clock.extension = static_cast<std::int32_t>(shape.integer_if("extension", 0, calendar::count_max).value_or(0));
    if (const json::View pauses = shape.array_if("pauses")) {
        auto read = calendar::read_pauses(pauses, shape.place("pauses"));
        if (read.ok()) {
            out.pauses = std::move(read).value();
        } else {
            shape.take(read.error().at);
        }
    }
    out.clock.pauses = out.pauses;
    out.now = countable_instant(shape, "now");
    const bool needs_hours = out.clock.limit.unit == calendar::LimitUnit::Hour;
    out.hours = opening_hours(shape, needs_hours ? shape.object("hours") : shape.object_if("hours"));
    out.offset_minutes = offset(shape);
    out.calendar.read(shape);
}

Outcome time_limit(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    LimitRequest limit;
    read_limit(shape, limit);
    if (shape.fault()) return fault_of(shape);

    const Counter counter{limit.calendar.get(), limit.hours, limit.offset_minutes};
    const auto reading = calendar::read_clock(limit.clock, counter, limit.now);
    if (!reading) return base::Err{Failure{"calendar.never_open", "/hours", {}}};
    answer.begin_object();
    answer.name("due");
    if (reading->due) {
        answer.value(reading->due->day.text());
    } else {
        answer.null();
    }
    if (reading->due_at) answer.member("due_at", reading->due_at->text(limit.offset_minutes));
    const bool in_hours = limit.clock.limit.unit == calendar::LimitUnit::Hour;
    answer.member(in_hours ? "remaining_minutes" : "remaining_days", reading->remaining);
    answer.member("stopped", reading->stopped);
    answer.member("overdue", reading->overdue);
    answer.member("calendar_version", limit.calendar.get().version());
    answer.member("provisional", reading->due && reading->due->provisional);
    answer.end_object();
    return base::Done{};
}

constexpr Operation operations[] = {
    {"calendar.add_workdays", add_workdays},
    {"calendar.count_workdays", count_workdays},
    {"calendar.opening", opening},
    {"calendar.time_limit", time_limit},
};

}  // namespace

std::span<const Operation> calendar_operations() {
    return operations;
}

}  // namespace onetrip::wire
