#include "core/catalog/travel.h"

#include <algorithm>
#include <utility>

namespace onetrip::catalog {

base::Result<TravelTimes, json::Fault> read_travel(json::View travel, std::span<const std::string_view> halls) {
    const auto is_known = [&](std::string_view hall) {
        return std::find(halls.begin(), halls.end(), hall) != halls.end();
    };
    json::Shape shape(travel);
    TravelTimes times;
    const auto minutes = shape.integer_if("minutes", 0, appointment::travel_minutes_max);
    if (minutes) times.minutes = static_cast<std::int32_t>(*minutes);
    const json::View between = shape.array_if("between");
    shape.only({"minutes", "between"});
    if (between.size() > ways_max) shape.wrong("between");
    for (const json::View given : between.elements()) {
        if (shape.fault()) break;
        json::Shape way(given, shape.place("between", times.between.size()));
        Way read{std::string(way.text("from")), std::string(way.text("to")), 0};
        read.minutes = static_cast<std::int32_t>(way.integer("minutes", 0, appointment::travel_minutes_max));
        way.only({"from", "to", "minutes"});
        if (!is_known(read.from)) way.wrong("from");
        if (!is_known(read.to) || read.from == read.to) way.wrong("to");
        shape.take(way.fault());
        times.between.push_back(std::move(read));
    }
    if (shape.fault()) return base::Err{json::Fault{*shape.fault()}};
    return times;
}

}  // namespace onetrip::catalog
