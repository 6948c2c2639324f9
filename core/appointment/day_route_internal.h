#pragma once

/// One day of a household: in what order and in which halls a set of errands can be done.

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "core/appointment/plan.h"

namespace onetrip::appointment {

/// A set of errands, by their place in the plan.
using ErrandSet = std::uint32_t;
[[nodiscard]] constexpr ErrandSet only(std::size_t errand) {
    return ErrandSet{1} << errand;
}

struct HallSlots {
    std::size_t hall = 0;
    std::vector<calendar::MinuteSpan> slots;  ///< sorted
};

/// What a day offers each errand.
struct DayOffer {
    base::Day day;
    std::vector<std::vector<HallSlots>> by_errand;

    [[nodiscard]] ErrandSet offered() const;
};

/// Where one stands after some errands: the minute at which the last one ends.
struct Standing {
    static constexpr std::int32_t never = std::numeric_limits<std::int32_t>::max();
    std::int32_t minute = never;
    Stop last;
    std::size_t hall_before = 0;  ///< of the errand before the last one
};

/// The earliest end of every set of errands in every hall, from a minute on.
class EarliestEnds {
public:
    EarliestEnds(const DayOffer& offer, const Travel& travel, ErrandSet errands, std::int32_t from_minute);

    /// The best over all halls; `never` if the set cannot be done on this day.
    [[nodiscard]] std::int32_t of(ErrandSet set) const;
    /// The stops that end then; the set must be possible.
    [[nodiscard]] std::vector<Stop> stops(ErrandSet set) const;

private:
    struct Arrival {
        std::int32_t minute = Standing::never;
        std::size_t from_hall = 0;
    };

    [[nodiscard]] const Standing& at(ErrandSet set, std::size_t hall) const { return standings_[set * halls_ + hall]; }
    [[nodiscard]] std::size_t best_hall(ErrandSet set) const;
    void go_on(const DayOffer& offer, const Travel& travel, ErrandSet set, ErrandSet left);
    void improve(ErrandSet set, std::size_t errand, const HallSlots& there, Arrival arrival);

    std::size_t halls_;
    std::vector<Standing> standings_;
};

/// The route that ends as early as it can and then begins as late as it can.
struct DayRoute {
    std::vector<Stop> stops;
    [[nodiscard]] std::int32_t minutes_away() const { return stops.back().slot.to - stops.front().slot.from; }
};
[[nodiscard]] DayRoute best_route(const DayOffer& offer, const Travel& travel, ErrandSet set, std::int32_t end_minute);

/// The errands done one after another, always the one that ends first, as far as the day goes.
[[nodiscard]] std::vector<Stop> fill_day(const DayOffer& offer, const Travel& travel, ErrandSet left);

}  // namespace onetrip::appointment
