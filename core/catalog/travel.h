#pragma once

/// How long it takes from hall to hall, as a city writes it in `catalog/travel.json`; for the plan of trips
/// (core/appointment/plan.h), which counts both ways alike and takes a way over a third hall where that is shorter:
///
///     {"minutes":30,"between":[{"from":"city-hall","to":"demo-hospital","minutes":20}]}
///
/// `minutes` (30) is between halls of which nothing else is said, `between` may be left out.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/appointment/plan.h"
#include "core/base/result.h"
#include "core/json/document.h"
#include "core/json/shape.h"

namespace onetrip::catalog {

inline constexpr std::size_t ways_max = 10'000;

struct Way {
    std::string from;  ///< ids of halls
    std::string to;
    std::int32_t minutes = 0;  ///< 0 to a day
};

struct TravelTimes {
    std::int32_t minutes = appointment::travel_minutes_default;
    std::vector<Way> between;
};

/// A way from or to any other than these halls is a fault.
[[nodiscard]] base::Result<TravelTimes, json::Fault> read_travel(json::View travel,
                                                                 std::span<const std::string_view> halls);

}  // namespace onetrip::catalog
