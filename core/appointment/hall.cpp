#include "core/appointment/hall.h"

#include <array>
#include <utility>

#include "core/base/text.h"

namespace onetrip::appointment {
namespace {

constexpr std::array<std::string_view, 7> weekday_names{"monday", "tuesday",  "wednesday", "thursday",
                                                        "friday", "saturday", "sunday"};
constexpr std::int32_t minutes_per_day = 24 * 60;

void append_two(std::string& out, std::int32_t value) {
    out += static_cast<char>('0' + value / 10);
    out += static_cast<char>('0' + value % 10);
}

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

HallService read_service(json::Shape& shape) {
    const auto integer = [&](std::string_view name, std::int32_t minimum, std::int32_t maximum) {
        return static_cast<std::int32_t>(shape.integer(name, minimum, maximum));
    };
    HallService service;
    service.id = shape.text("id");
    if (service.id.empty()) shape.wrong("id");
    service.slot_minutes = integer("slot_minutes", slot_minutes_min, slot_minutes_max);
    service.capacity = integer("capacity", 1, capacity_max);
    service.days_ahead_min = integer("days_ahead_min", 0, days_ahead_limit);
    service.days_ahead_max = integer("days_ahead_max", 0, days_ahead_limit);
    if (service.days_ahead_max < service.days_ahead_min) shape.wrong("days_ahead_max");
    shape.only({"id", "slot_minutes", "capacity", "days_ahead_min", "days_ahead_max"});
    return service;
}

void read_services(json::Shape& parent, Hall& hall) {
    const json::View list = parent.array("services");
    if (list.size() > hall_services_max) parent.wrong("services");
    std::size_t index = 0;
    for (const json::View element : list.elements()) {
        json::Shape shape(element, parent.place("services", index++));
        HallService service = read_service(shape);
        if (hall.service(service.id) != nullptr) shape.wrong("id");
        parent.take(shape.fault());
        hall.services.push_back(std::move(service));
    }
}

void read_week(json::Shape& parent, calendar::OpeningHours& hours) {
    json::Shape week(parent.object("weekly"), parent.place("weekly"));
    for (std::size_t i = 0; i < weekday_names.size(); ++i) {
        if (week.array_if(weekday_names[i])) hours.week[i] = read_hours(week, weekday_names[i]);
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
        const base::Day day = shape.day("day");
        shape.only({"day", "reason"});
        parent.take(shape.fault());
        hours.closures.push_back({day, day});
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

}  // namespace

const HallService* Hall::service(std::string_view service_id) const {
    for (const HallService& candidate : services) {
        if (candidate.id == service_id) return &candidate;
    }
    return nullptr;
}

base::Result<Hall, json::Fault> read_hall(json::View given, std::string_view at) {
    json::Shape shape(given, at);
    Hall hall;
    hall.id = shape.text("id");
    if (hall.id.empty()) shape.wrong("id");
    hall.offset_minutes =
        static_cast<std::int32_t>(shape.integer_if("utc_offset_minutes", -offset_minutes_limit, offset_minutes_limit)
                                      .value_or(base::china_offset_minutes));
    read_services(shape, hall);
    read_week(shape, hall.hours);
    read_exceptions(shape, hall.hours);
    hall.follows_holidays = shape.boolean_if("follows_holidays").value_or(true);
    shape.only({"id", "title", "address", "phone", "utc_offset_minutes", "services", "weekly", "closures", "extra_days",
                "follows_holidays"});
    if (shape.fault()) return base::Err{json::Fault{*shape.fault()}};
    return hall;
}

std::int32_t read_minute_of_day(std::string_view text) {
    const bool has_form =
        text.size() == 5 && text[2] == ':' && base::is_digits(text.substr(0, 2)) && base::is_digits(text.substr(3));
    if (!has_form) return -1;
    const std::int32_t hours = (text[0] - '0') * 10 + (text[1] - '0');
    const std::int32_t minutes = (text[3] - '0') * 10 + (text[4] - '0');
    const std::int32_t minute_of_day = hours * 60 + minutes;
    return minutes < 60 && minute_of_day <= minutes_per_day ? minute_of_day : -1;
}

std::string minute_text(std::int32_t minute_of_day) {
    std::string out;
    append_two(out, minute_of_day / 60);
    out += ':';
    append_two(out, minute_of_day % 60);
    return out;
}

}  // namespace onetrip::appointment
