#include "core/appointment/hall.h"

#include <algorithm>
#include <utility>

#include "core/appointment/hall_for.h"
#include "core/appointment/hall_hours_internal.h"

namespace onetrip::appointment {
namespace {

std::int32_t read_release(json::Shape& shape) {
    const auto text = shape.text_if("release_at");
    if (!text) return 0;
    const std::int32_t minute = read_minute_of_day(*text);
    if (minute < 0 || minute == minutes_per_day) shape.wrong("release_at");
    return minute;
}

/// The teams a service names, which are known and have slots of one length.
void read_team_names(json::Shape& shape, const Hall& hall, HallService& service) {
    const json::View names = shape.array("teams");
    if (names.size() == 0 || names.size() > service_teams_max) shape.wrong("teams");
    if (shape.fault()) return;
    for (const json::View name : names.elements()) {
        const auto team = hall.team(name.string_or({}));
        const bool is_one_more =
            team && std::find(service.teams.begin(), service.teams.end(), *team) == service.teams.end() &&
            (service.teams.empty() || hall.teams[*team].slot_minutes == hall.teams[service.teams[0]].slot_minutes);
        if (!is_one_more) {
            shape.wrong("teams");
            return;
        }
        service.teams.push_back(*team);
    }
}

/// The team of a service that names none.
Team read_own_team(json::Shape& shape, const Hall& hall, const HallService& service) {
    Team team;
    team.id = service.id;
    team.hours = hall.hours;
    team.slot_minutes = static_cast<std::int32_t>(shape.integer("slot_minutes", slot_minutes_min, slot_minutes_max));
    team.places[static_cast<std::size_t>(Channel::Online)] =
        static_cast<std::int32_t>(shape.integer("capacity", 1, places_max));
    read_changes(shape, team.hours, &team.changes);
    return team;
}

void read_service(json::Shape& shape, Hall& hall) {
    HallService service;
    service.id = shape.text("id");
    if (service.id.empty() || hall.service(service.id) != nullptr) shape.wrong("id");
    const bool has_own_team = !shape.array_if("teams");
    Team own;
    if (has_own_team) {
        own = read_own_team(shape, hall, service);
        if (hall.team(own.id)) shape.wrong("id");
    } else {
        read_team_names(shape, hall, service);
    }
    service.slots = static_cast<std::int32_t>(shape.integer_if("slots", 1, visit_slots_max).value_or(1));
    service.days_ahead_min = static_cast<std::int32_t>(shape.integer("days_ahead_min", 0, days_ahead_limit));
    service.days_ahead_max = static_cast<std::int32_t>(shape.integer("days_ahead_max", 0, days_ahead_limit));
    if (service.days_ahead_max < service.days_ahead_min) shape.wrong("days_ahead_max");
    service.release_minute = read_release(shape);
    if (has_own_team) {
        shape.only(
            {"id", "slot_minutes", "capacity", "changes", "slots", "days_ahead_min", "days_ahead_max", "release_at"});
        service.teams = {hall.teams.size()};
        hall.teams.push_back(std::move(own));
    } else {
        shape.only({"id", "teams", "slots", "days_ahead_min", "days_ahead_max", "release_at"});
    }
    hall.services.push_back(std::move(service));
}

std::string_view id_of(json::View given) {
    return given["id"].string_or({});
}

/// What is read of a hall: all of it (no service has an empty name), or a service and its teams, which that names.
struct Wanted {
    std::string_view service;
    json::View teams;

    [[nodiscard]] bool wants_service(json::View given) const { return service.empty() || id_of(given) == service; }
    [[nodiscard]] bool wants_team(json::View given) const {
        for (const json::View name : teams.elements()) {
            if (name.string_or({}) == id_of(given)) return true;
        }
        return service.empty();
    }
};

/// A team that is only known by its name.
void name_team(Hall& hall, json::View team) {
    hall.teams.emplace_back().id = id_of(team);
}

void read_services(json::Shape& parent, Hall& hall, const Wanted& wanted) {
    const json::View list = parent.array("services");
    if (list.size() > hall_services_max) parent.wrong("services");
    std::size_t index = 0;
    for (const json::View element : list.elements()) {
        if (!wanted.wants_service(element)) {
            if (!element["teams"]) name_team(hall, element);
            index += 1;
            continue;
        }
        json::Shape shape(element, parent.place("services", index++));
        read_service(shape, hall);
        parent.take(shape.fault());
        if (parent.fault()) return;
    }
}

void read_teams(json::Shape& parent, Hall& hall, const Wanted& wanted) {
    const json::View list = parent.array_if("teams");
    if (list.size() > teams_max) parent.wrong("teams");
    if (parent.fault()) return;
    hall.teams.reserve(list.size());
    for (const json::View element : list.elements()) {
        if (!wanted.wants_team(element)) {
            name_team(hall, element);
            continue;
        }
        const std::string place = parent.place("teams", hall.teams.size());
        auto team = read_team(element, hall.hours, place);
        const bool is_double = team && hall.team(team->id);
        if (!team || is_double) {
            parent.take(team ? place + "/id" : team.error().at);
            return;
        }
        hall.teams.push_back(std::move(team).value());
    }
}

base::Result<Hall, json::Fault> read(json::View given, std::string_view at, const Wanted& wanted) {
    json::Shape shape(given, at);
    Hall hall;
    hall.id = shape.text("id");
    if (hall.id.empty()) shape.wrong("id");
    hall.offset_minutes =
        static_cast<std::int32_t>(shape.integer_if("utc_offset_minutes", -offset_minutes_limit, offset_minutes_limit)
                                      .value_or(base::china_offset_minutes));
    read_week(shape, hall.hours.week);
    read_exceptions(shape, hall.hours);
    read_changes(shape, hall.hours, nullptr);
    read_teams(shape, hall, wanted);
    read_services(shape, hall, wanted);
    if (const json::View rules = shape.object_if("rules")) {
        const auto read = read_booking_rules(rules, shape.place("rules"));
        if (read) hall.rules = *read;
        if (!read) shape.take(read.error().at);
    }
    hall.follows_holidays = shape.boolean_if("follows_holidays").value_or(true);
    shape.only({"id", "title", "address", "phone", "utc_offset_minutes", "services", "teams", "weekly", "closures",
                "extra_days", "changes", "follows_holidays", "rules"});
    if (shape.fault()) return base::Err{json::Fault{*shape.fault()}};
    return hall;
}

}  // namespace

const HallService* Hall::service(std::string_view service_id) const {
    for (const HallService& candidate : services) {
        if (candidate.id == service_id) return &candidate;
    }
    return nullptr;
}

std::optional<std::size_t> Hall::team(std::string_view team_id) const {
    for (std::size_t i = 0; i < teams.size(); ++i) {
        if (teams[i].id == team_id) return i;
    }
    return std::nullopt;
}

base::Result<Hall, json::Fault> read_hall(json::View given, std::string_view at) {
    return read(given, at, {});
}

base::Result<Hall, json::Fault> read_hall_for(json::View given, std::string_view service, std::string_view at) {
    Wanted wanted{service, {}};
    for (const json::View element : given["services"].elements()) {
        if (wanted.wants_service(element)) wanted.teams = element["teams"];
    }
    return read(given, at, wanted);
}

}  // namespace onetrip::appointment
