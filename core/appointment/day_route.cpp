#include <algorithm>

#include "core/appointment/day_route_internal.h"

namespace onetrip::appointment {
namespace {

constexpr std::int32_t minutes_per_day = 24 * 60;

/// The first slot that begins at or after `minute`; nullptr if there is none.
const calendar::MinuteSpan* next_slot(const std::vector<calendar::MinuteSpan>& slots, std::int32_t minute) {
    const auto at = std::lower_bound(slots.begin(), slots.end(), minute,
                                     [](calendar::MinuteSpan slot, std::int32_t wanted) { return slot.from < wanted; });
    return at == slots.end() ? nullptr : &*at;
}

calendar::MinuteSpan mirrored(calendar::MinuteSpan span) {
    return {minutes_per_day - span.to, minutes_per_day - span.from};
}

/// The day run backwards: what ends early there begins late here.
DayOffer mirrored(const DayOffer& offer) {
    DayOffer backwards = offer;
    for (std::vector<HallSlots>& halls : backwards.by_errand) {
        for (HallSlots& hall : halls) {
            std::reverse(hall.slots.begin(), hall.slots.end());
            for (calendar::MinuteSpan& slot : hall.slots)
                slot = mirrored(slot);
        }
    }
    return backwards;
}

Travel mirrored(const Travel& travel) {
    Travel backwards(travel.halls(), 0);
    for (std::size_t from = 0; from < travel.halls(); ++from) {
        for (std::size_t to = 0; to < travel.halls(); ++to)
            backwards.set(to, from, travel.minutes(from, to));
    }
    return backwards;
}

}  // namespace

ErrandSet DayOffer::offered() const {
    ErrandSet set = 0;
    for (std::size_t errand = 0; errand < by_errand.size(); ++errand) {
        if (!by_errand[errand].empty()) set |= only(errand);
    }
    return set;
}

EarliestEnds::EarliestEnds(const DayOffer& offer, const Travel& travel, ErrandSet errands, std::int32_t from_minute)
    : halls_(travel.halls()), standings_((ErrandSet{1} << offer.by_errand.size()) * travel.halls()) {
    errands &= offer.offered();
    for (std::size_t errand = 0; errand < offer.by_errand.size(); ++errand) {
        if ((errands & only(errand)) == 0) continue;
        for (const HallSlots& there : offer.by_errand[errand])
            improve(only(errand), errand, there, {from_minute, there.hall});
    }
    const auto sets = static_cast<ErrandSet>(standings_.size() / halls_);
    for (ErrandSet set = 1; set < sets; ++set) {
        if ((set & ~errands) == 0 && of(set) != Standing::never) go_on(offer, travel, set, errands & ~set);
    }
}

void EarliestEnds::go_on(const DayOffer& offer, const Travel& travel, ErrandSet set, ErrandSet left) {
    // The earliest one can be in each hall; later never reaches an earlier slot.
    std::vector<Arrival> arrivals(halls_);
    for (std::size_t before = 0; before < halls_; ++before) {
        const std::int32_t end = at(set, before).minute;
        if (end == Standing::never) continue;
        for (std::size_t hall = 0; hall < halls_; ++hall) {
            const std::int32_t minute = end + travel.minutes(before, hall);
            if (minute < arrivals[hall].minute) arrivals[hall] = {minute, before};
        }
    }
    for (std::size_t errand = 0; errand < offer.by_errand.size(); ++errand) {
        if ((left & only(errand)) == 0) continue;
        for (const HallSlots& there : offer.by_errand[errand])
            improve(set | only(errand), errand, there, arrivals[there.hall]);
    }
}

void EarliestEnds::improve(ErrandSet set, std::size_t errand, const HallSlots& there, Arrival arrival) {
    const calendar::MinuteSpan* slot = next_slot(there.slots, arrival.minute);
    Standing& standing = standings_[set * halls_ + there.hall];
    if (slot == nullptr || slot->to >= standing.minute) return;
    standing = {slot->to, {errand, there.hall, *slot}, arrival.from_hall};
}

std::size_t EarliestEnds::best_hall(ErrandSet set) const {
    std::size_t best = 0;
    for (std::size_t hall = 1; hall < halls_; ++hall) {
        if (at(set, hall).minute < at(set, best).minute) best = hall;
    }
    return best;
}

std::int32_t EarliestEnds::of(ErrandSet set) const {
    return at(set, best_hall(set)).minute;
}

std::vector<Stop> EarliestEnds::stops(ErrandSet set) const {
    std::vector<Stop> route;
    std::size_t hall = best_hall(set);
    while (set != 0) {
        const Standing& standing = at(set, hall);
        route.push_back(standing.last);
        set &= ~only(standing.last.errand);
        hall = standing.hall_before;
    }
    std::reverse(route.begin(), route.end());
    return route;
}

DayRoute best_route(const DayOffer& offer, const Travel& travel, ErrandSet set, std::int32_t end_minute) {
    const EarliestEnds backwards(mirrored(offer), mirrored(travel), set, minutes_per_day - end_minute);
    DayRoute route{backwards.stops(set)};
    std::reverse(route.stops.begin(), route.stops.end());
    for (Stop& stop : route.stops)
        stop.slot = mirrored(stop.slot);
    return route;
}

std::vector<Stop> fill_day(const DayOffer& offer, const Travel& travel, ErrandSet left) {
    std::vector<Stop> route;
    for (;;) {
        std::optional<Stop> first;
        for (std::size_t errand = 0; errand < offer.by_errand.size(); ++errand) {
            if ((left & only(errand)) == 0) continue;
            for (const HallSlots& there : offer.by_errand[errand]) {
                const std::int32_t ready =
                    route.empty() ? 0 : route.back().slot.to + travel.minutes(route.back().hall, there.hall);
                const calendar::MinuteSpan* slot = next_slot(there.slots, ready);
                if (slot != nullptr && (!first || slot->to < first->slot.to)) first = Stop{errand, there.hall, *slot};
            }
        }
        if (!first) return route;
        route.push_back(*first);
        left &= ~only(first->errand);
    }
}

}  // namespace onetrip::appointment
