#include "core/calendar/read.h"

#include <array>
#include <optional>

#include "core/base/text.h"

namespace onetrip::calendar {
namespace {

constexpr std::int32_t minutes_per_day = 1440;
constexpr std::array<std::string_view, 7> weekday_names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

/// `{"date":…}` or `{"from":…,"to":…}`, both ends included.
void read_marked_days(json::View list, std::string_view at, Mark mark, std::vector<MarkedDay>& out,
                      std::optional<std::string>& fault) {
    std::size_t index = 0;
    for (const json::View entry : list.elements()) {
        std::string place(at);
        place += '/' + std::to_string(index++);
        json::Shape shape(entry, place);
        shape.only({"date", "from", "to", "name"});
        const bool single = entry["date"].exists();
        const base::Day from = shape.day(single ? "date" : "from");
        const base::Day to = single ? from : shape.day("to");
        if (!shape.fault() && single && (entry["from"].exists() || entry["to"].exists())) shape.wrong("date");
        if (!shape.fault() && (to < from || !is_countable(from) || !is_countable(to))) {
            shape.wrong(single ? "date" : "to");
        }
        if (!shape.fault() && out.size() + static_cast<std::size_t>(to - from) >= marked_days_max) {
            shape.wrong(single ? "date" : "to");
        }
        if (shape.fault()) {
            fault = shape.fault();
            return;
        }
        for (base::Day day = from; day <= to; day = day + 1)
            out.push_back({day, mark});
    }
}

struct ReadYear {
    std::int32_t year = 0;
    bool published = false;
};

ReadYear read_year(json::View value, std::string_view at, std::vector<MarkedDay>& marks,
                   std::optional<std::string>& fault) {
    json::Shape shape(value, at);
    shape.only({"year", "published", "papers", "off", "work"});
    ReadYear read;
    read.year = static_cast<std::int32_t>(shape.integer("year", countable_year_min, countable_year_max));
    read.published = shape.boolean("published");
    const json::View off = shape.array_if("off");
    const json::View work = shape.array_if("work");
    static_cast<void>(shape.array_if("papers"));
    fault = shape.fault();
    if (!fault) read_marked_days(off, shape.place("off"), Mark::Off, marks, fault);
    if (!fault) read_marked_days(work, shape.place("work"), Mark::Work, marks, fault);
    return read;
}

std::optional<std::int32_t> minute_of(json::View value) {
    const std::string_view text = value.string_or({});
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    for (const std::size_t at : {0u, 1u, 3u, 4u}) {
        if (!base::is_ascii_digit(text[at])) return std::nullopt;
    }
    const std::int32_t hour = (text[0] - '0') * 10 + (text[1] - '0');
    const std::int32_t minute = (text[3] - '0') * 10 + (text[4] - '0');
    const std::int32_t total = hour * 60 + minute;
    if (minute > 59 || total > minutes_per_day) return std::nullopt;
    return total;
}

/// `[["09:00","12:00"],["13:30","17:00"]]`; nullopt unless in order and within the limit. `24:00` ends a day.
std::optional<DayHours> read_day_hours(json::View list) {
    DayHours hours;
    if (!list.is_array() || list.size() > spans_per_day_max) return std::nullopt;
    for (const json::View entry : list.elements()) {
        if (!entry.is_array() || entry.size() != 2) return std::nullopt;
        const auto from = minute_of(entry.at(0));
        const auto to = minute_of(entry.at(1));
        if (!from || !to) return std::nullopt;
        hours.push_back({*from, *to});
    }
    if (!is_orderly(hours)) return std::nullopt;
    return hours;
}

void read_week(json::Shape& shape, OpeningHours& hours) {
    json::Shape week(shape.object("week"), shape.place("week"));
    if (shape.fault()) return;
    week.only({"mon", "tue", "wed", "thu", "fri", "sat", "sun"});
    for (std::size_t day = 0; day < weekday_names.size(); ++day) {
        const json::View list = week.array_if(weekday_names[day]);
        if (!list) continue;
        auto read = read_day_hours(list);
        if (!read) {
            week.wrong(weekday_names[day]);
        } else {
            hours.week[day] = std::move(*read);
        }
    }
    shape.take(week.fault());
}

void read_closures(json::Shape& shape, OpeningHours& hours) {
    const json::View list = shape.array_if("closures");
    if (!list) return;
    if (list.size() > closures_max) return shape.wrong("closures");
    for (std::size_t index = 0; const json::View entry : list.elements()) {
        json::Shape closure(entry, shape.place("closures", index++));
        closure.only({"from", "to", "reason"});
        const Closure read{closure.day("from"), closure.day("to")};
        if (!closure.fault() && read.to < read.from) closure.wrong("to");
        static_cast<void>(closure.text_if("reason"));
        if (closure.fault()) return shape.take(closure.fault());
        hours.closures.push_back(read);
    }
}

void read_extra_days(json::Shape& shape, OpeningHours& hours) {
    const json::View list = shape.array_if("extra_days");
    if (!list) return;
    if (list.size() > extra_days_max) return shape.wrong("extra_days");
    for (std::size_t index = 0; const json::View entry : list.elements()) {
        json::Shape extra(entry, shape.place("extra_days", index++));
        extra.only({"date", "hours", "reason"});
        const base::Day day = extra.day("date");
        auto read = read_day_hours(extra.array("hours"));
        if (!read) extra.wrong("hours");
        static_cast<void>(extra.text_if("reason"));
        if (extra.fault()) return shape.take(extra.fault());
        hours.extra_days.push_back({day, std::move(*read)});
    }
}

}  // namespace

base::Result<WorkCalendar, json::Fault> with_overlay(WorkCalendar calendar, json::View overlay, std::string_view at) {
    if (!overlay.is_array() || overlay.size() > marked_days_max) return base::Err{json::Fault{std::string(at)}};
    std::vector<MarkedDay> marks;
    for (std::size_t index = 0; const json::View entry : overlay.elements()) {
        json::Shape shape(entry, std::string(at) + '/' + std::to_string(index++));
        shape.only({"date", "kind", "reason", "doc_no"});
        const base::Day day = shape.day("date");
        const std::string_view kind = shape.text("kind");
        if (!shape.fault() && !is_countable(day)) shape.wrong("date");
        if (!shape.fault() && kind != "off" && kind != "work") shape.wrong("kind");
        static_cast<void>(shape.text_if("reason"));
        static_cast<void>(shape.text_if("doc_no"));
        if (shape.fault()) return base::Err{json::Fault{*shape.fault()}};
        marks.push_back({day, kind == "work" ? Mark::Work : Mark::Off});
    }
    calendar.mark(marks);
    calendar.add_to_version("+overlay");
    return calendar;
}

base::Result<WorkCalendar, json::Fault> read_calendar(json::View value, std::string_view at) {
    json::Shape shape(value, at);
    shape.only({"version", "source", "licence", "note", "years", "overlay"});
    const std::string_view version = shape.text("version");
    if (!shape.fault() && (version.empty() || version.size() > version_bytes_max)) shape.wrong("version");
    const json::View years = shape.array("years");
    if (!shape.fault() && years.size() > calendar_years_max) shape.wrong("years");
    const json::View overlay = shape.array_if("overlay");
    for (const std::string_view name : {"source", "licence", "note"})
        static_cast<void>(shape.text_if(name));
    if (shape.fault()) return base::Err{json::Fault{*shape.fault()}};

    WorkCalendar calendar{std::string(version)};
    std::vector<MarkedDay> marks;
    for (std::size_t index = 0; const json::View entry : years.elements()) {
        const std::string place = shape.place("years", index++);
        std::optional<std::string> fault;
        const ReadYear read = read_year(entry, place, marks, fault);
        if (fault) return base::Err{json::Fault{*fault}};
        if (read.published && !calendar.publish(read.year)) return base::Err{json::Fault{place + "/year"}};
    }
    calendar.mark(marks);
    if (overlay) return with_overlay(std::move(calendar), overlay, shape.place("overlay"));
    return calendar;
}

base::Result<OpeningHours, json::Fault> read_opening_hours(json::View value, std::string_view at) {
    json::Shape shape(value, at);
    shape.only({"week", "worked_weekend", "closures", "extra_days"});
    OpeningHours hours;
    read_week(shape, hours);
    if (const json::View list = shape.array_if("worked_weekend")) {
        hours.worked_weekend = read_day_hours(list);
        if (!hours.worked_weekend) shape.wrong("worked_weekend");
    }
    if (!shape.fault()) read_closures(shape, hours);
    if (!shape.fault()) read_extra_days(shape, hours);
    if (shape.fault()) return base::Err{json::Fault{*shape.fault()}};
    return hours;
}

base::Result<std::vector<Pause>, json::Fault> read_pauses(json::View value, std::string_view at) {
    if (!value.is_array() || value.size() > pauses_max) return base::Err{json::Fault{std::string(at)}};
    std::vector<Pause> pauses;
    for (std::size_t index = 0; const json::View entry : value.elements()) {
        json::Shape shape(entry, std::string(at) + '/' + std::to_string(index++));
        shape.only({"kind", "from", "to", "doc_no", "informed_at"});
        const auto kind = pause_kind_named(shape.text("kind"));
        if (!kind) shape.wrong("kind");
        Pause pause{kind.value_or(PauseKind::Supplement), shape.instant("from"), shape.instant_if("to")};
        static_cast<void>(shape.text_if("doc_no"));
        static_cast<void>(shape.instant_if("informed_at"));
        const auto countable = [](base::Instant at_instant) { return is_countable(at_instant.day_in(0)); };
        if (!shape.fault() && !countable(pause.from)) shape.wrong("from");
        if (!shape.fault() && pause.to && (*pause.to < pause.from || !countable(*pause.to))) shape.wrong("to");
        if (shape.fault()) return base::Err{json::Fault{*shape.fault()}};
        pauses.push_back(pause);
    }
    return pauses;
}

}  // namespace onetrip::calendar
