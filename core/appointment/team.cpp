#include "core/appointment/team.h"

#include "core/appointment/hall_hours_internal.h"

namespace onetrip::appointment {
namespace {

constexpr std::array<std::string_view, channel_count> channel_names{"online", "walk_in", "staff", "priority"};

}  // namespace

std::string_view name_of(Channel channel) {
    return channel_names[static_cast<std::size_t>(channel)];
}

std::optional<Channel> channel_of(std::string_view name) {
    for (std::size_t i = 0; i < channel_names.size(); ++i) {
        if (channel_names[i] == name) return static_cast<Channel>(i);
    }
    return std::nullopt;
}

Places read_places(json::Shape& parent) {
    json::Shape shape(parent.object("places"), parent.place("places"));
    Places places{};
    std::int32_t all = 0;
    for (std::size_t i = 0; i < channel_count; ++i) {
        places[i] = static_cast<std::int32_t>(shape.integer_if(channel_names[i], 0, places_max).value_or(0));
        all += places[i];
    }
    shape.only({"online", "walk_in", "staff", "priority"});
    parent.take(shape.fault());
    if (all == 0) parent.wrong("places");
    return places;
}

void write_places(json::Writer& out, const Places& places) {
    out.begin_object();
    for (std::size_t i = 0; i < channel_count; ++i)
        out.member(channel_names[i], places[i]);
    out.end_object();
}

const Places& Team::places_on(base::Day day) const {
    for (const PlacesChange& change : changes) {
        if (change.from <= day && (!change.to || day <= *change.to)) return change.places;
    }
    return places;
}

base::Result<Team, json::Fault> read_team(json::View given, const calendar::OpeningHours& of_hall,
                                          std::string_view at) {
    json::Shape shape(given, at);
    Team team;
    team.id = shape.text("id");
    if (team.id.empty()) shape.wrong("id");
    team.slot_minutes = static_cast<std::int32_t>(shape.integer("slot_minutes", slot_minutes_min, slot_minutes_max));
    team.places = read_places(shape);
    team.hours.changes = of_hall.changes;
    if (shape.object_if("weekly")) {
        read_week(shape, team.hours.week);
        keep_within_week(team.hours);
    } else {
        team.hours.week = of_hall.week;
    }
    read_exceptions(shape, team.hours);
    team.hours.extra_days.insert(team.hours.extra_days.end(), of_hall.extra_days.begin(), of_hall.extra_days.end());
    team.hours.closures.insert(team.hours.closures.end(), of_hall.closures.begin(), of_hall.closures.end());
    read_changes(shape, team.hours, &team.changes);
    shape.only({"id", "title", "slot_minutes", "places", "weekly", "closures", "extra_days", "changes"});
    if (shape.fault()) return base::Err{json::Fault{*shape.fault()}};
    return team;
}

}  // namespace onetrip::appointment
