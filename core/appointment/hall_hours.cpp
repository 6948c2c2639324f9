#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/appointment/hall_hours_internal.h"
#include "core/appointment/minute_of_day.h"

namespace onetrip::appointment {
namespace {

constexpr std::array<std::string_view, 7> weekday_names{"monday", "tuesday",  "wednesday", "thursday",
                                                        "friday", "saturday", "sunday"};

calendar::DayHours read_hours(json::Shape& parent, std::string_view name) {
    calendar::DayHours hours;
    const json::View list = parent.array(name);
    for (const json::View span : list.elements()) {
        const std::int32_t from = read_minute_of_day(span.at(0).string_or({}));
        const std::int32_t to = read_minute_of_day(span.at(1).string_or({}));
        if (from < 0 || to < 0 || span.size() != 2) {
            parent.wrong(name);
            return {};
        }
        hours.push_back({from, to});
    }
    if (!calendar::is_orderly(hours)) parent.wrong(name);
    return hours;
}

calendar::DayHours common(const calendar::DayHours& one, const calendar::DayHours& other) {
    calendar::DayHours both;
    for (const calendar::MinuteSpan& left : one) {
        for (const calendar::MinuteSpan& right : other) {
            const calendar::MinuteSpan span{std::max(left.from, right.from), std::min(left.to, right.to)};
            if (span.from < span.to) both.push_back(span);
        }
    }
    return both;
}

}  // namespace

void read_week(json::Shape& parent, std::array<calendar::DayHours, 7>& of_days) {
    json::Shape week(parent.object("weekly"), parent.place("weekly"));
    for (std::size_t i = 0; i < weekday_names.size(); ++i) {
        if (week.array_if(weekday_names[i])) of_days[i] = read_hours(week, weekday_names[i]);
    }
    week.only({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});
    parent.take(week.fault());
}

void read_exceptions(json::Shape& parent, calendar::OpeningHours& hours) {
    const json::View closures = parent.array_if("closures");
    const json::View extra_days = parent.array_if("extra_days");
    if (closures.size() > calendar::closures_max) parent.wrong("closures");
    if (extra_days.size() > calendar::extra_days_max) parent.wrong("extra_days");
    std::size_t index = 0;
    for (const json::View element : closures.elements()) {
        json::Shape shape(element, parent.place("closures", index++));
        const base::Day from = shape.day("day");
        const base::Day to = shape.day_if("to").value_or(from);
        if (to < from) shape.wrong("to");
        shape.only({"day", "to", "reason"});
        parent.take(shape.fault());
        hours.closures.push_back({from, to});
    }
    index = 0;
    for (const json::View element : extra_days.elements()) {
        json::Shape shape(element, parent.place("extra_days", index++));
        calendar::ExtraDay extra;
        extra.day = shape.day("day");
        extra.hours = read_hours(shape, "hours");
        shape.only({"day", "hours", "reason"});
        parent.take(shape.fault());
        hours.extra_days.push_back(std::move(extra));
    }
}

void write_week(json::Writer& out, const std::array<calendar::DayHours, 7>& week) {
    out.begin_object();
    for (std::size_t i = 0; i < week.size(); ++i) {
        out.name(weekday_names[i]).begin_array();
        for (const calendar::MinuteSpan& span : week[i])
            out.begin_array().value(minute_text(span.from)).value(minute_text(span.to)).end_array();
        out.end_array();
    }
    out.end_object();
}

void keep_within_week(calendar::OpeningHours& hours) {
    for (calendar::WeekChange& change : hours.changes) {
        for (std::size_t i = 0; i < change.week.size(); ++i)
            change.week[i] = common(change.week[i], hours.week[i]);
    }
}

void read_changes(json::Shape& parent, calendar::OpeningHours& hours, std::vector<PlacesChange>* places) {
    const json::View list = parent.array_if("changes");
    if (list.size() > calendar::week_changes_max) parent.wrong("changes");
    std::vector<calendar::WeekChange> weeks;
    std::size_t index = 0;
    for (const json::View element : list.elements()) {
        json::Shape shape(element, parent.place("changes", index++));
        calendar::WeekChange change{shape.day("from"), shape.day_if("to"), {}};
        if (change.to && *change.to < change.from) shape.wrong("to");
        const bool has_places = shape.object_if("places").exists();
        if (has_places && places == nullptr) shape.wrong("places");
        if (has_places && places != nullptr) places->push_back({change.from, change.to, read_places(shape)});
        if (!has_places || shape.object_if("weekly")) {
            read_week(shape, change.week);
            weeks.push_back(std::move(change));
        }
        shape.only({"from", "to", "weekly", "places", "reason"});
        parent.take(shape.fault());
    }
    hours.changes.insert(hours.changes.begin(), weeks.begin(), weeks.end());
}

}  // namespace onetrip::appointment
