#include "core/appointment/plan.h"

#include <algorithm>
#include <array>

#include "core/appointment/day_route_internal.h"
#include "core/appointment/fewest_days_internal.h"
#include "core/base/assert.h"

namespace onetrip::appointment {
namespace {

/// What each day offers, in order of days; days that offer nothing are left out.
std::vector<DayOffer> offers_by_day(std::span<const Errand> errands, std::span<const Opening> openings) {
    std::vector<DayOffer> offers;
    for (const Opening& opening : openings) {
        if (opening.slots.empty() || opening.day < errands[opening.errand].ready_on) continue;
        auto at = std::lower_bound(offers.begin(), offers.end(), opening.day,
                                   [](const DayOffer& offer, base::Day day) { return offer.day < day; });
        if (at == offers.end() || at->day != opening.day) {
            at = offers.insert(at, {opening.day, std::vector<std::vector<HallSlots>>(errands.size())});
        }
        at->by_errand[opening.errand].push_back({opening.hall, opening.slots});
    }
    return offers;
}

enum class Sharing : std::uint8_t { Never, NoTime, Possible };

/// Which two errands can be done on one day.
class Sharings {
public:
    Sharings(std::size_t errands, std::span<const DayOffer> offers, const Travel& travel)
        : errands_(errands), sharings_(errands * errands, Sharing::Never) {
        for (const DayOffer& offer : offers) {
            for (std::size_t a = 0; a < errands; ++a) {
                for (std::size_t b = a + 1; b < errands; ++b)
                    note(a, b, offer, travel);
            }
        }
    }
    [[nodiscard]] Sharing of(std::size_t a, std::size_t b) const {
        return sharings_[std::min(a, b) * errands_ + std::max(a, b)];
    }

private:
    void note(std::size_t a, std::size_t b, const DayOffer& offer, const Travel& travel) {
        Sharing& sharing = sharings_[a * errands_ + b];
        if (sharing == Sharing::Possible || offer.by_errand[a].empty() || offer.by_errand[b].empty()) return;
        const bool fits = can_follow(offer.by_errand[a], offer.by_errand[b], travel) ||
                          can_follow(offer.by_errand[b], offer.by_errand[a], travel);
        sharing = fits ? Sharing::Possible : Sharing::NoTime;
    }
    /// The first slot of the one, then the last slot of the other.
    [[nodiscard]] static bool can_follow(const std::vector<HallSlots>& first, const std::vector<HallSlots>& second,
                                         const Travel& travel) {
        for (const HallSlots& here : first) {
            for (const HallSlots& there : second) {
                if (here.slots.front().to + travel.minutes(here.hall, there.hall) <= there.slots.back().from) {
                    return true;
                }
            }
        }
        return false;
    }

    std::size_t errands_;
    std::vector<Sharing> sharings_;
};

std::vector<std::size_t> people_of(std::span<const Errand> errands, const std::vector<Stop>& stops) {
    std::vector<std::size_t> people;
    for (const Stop& stop : stops)
        people.insert(people.end(), errands[stop.errand].people.begin(), errands[stop.errand].people.end());
    std::sort(people.begin(), people.end());
    people.erase(std::unique(people.begin(), people.end()), people.end());
    return people;
}

/// Names two errands, one of each side, that can share no day; else all of them.
void explain(Trip& trip, std::span<const Trip> before, const Sharings& sharings) {
    for (const Trip& earlier : before) {
        for (const Stop& there : earlier.stops) {
            for (const Stop& here : trip.stops) {
                const Sharing sharing = sharings.of(there.errand, here.errand);
                if (sharing == Sharing::Possible) continue;
                trip.reason = sharing == Sharing::Never ? TripReason::NoCommonDay : TripReason::NoTimeForBoth;
                trip.because_of = {there.errand, here.errand};
                return;
            }
        }
    }
    trip.reason = TripReason::TooMuchForADay;
    for (const Trip& earlier : before) {
        for (const Stop& stop : earlier.stops)
            trip.because_of.push_back(stop.errand);
    }
    for (const Stop& stop : trip.stops)
        trip.because_of.push_back(stop.errand);
}

/// Each day takes as many of the errands that are left as one after another fit; the day that takes most comes first.
/// What is left when the days are used up stays out.
std::vector<Trip> fill_days(std::span<const DayOffer> offers, const Travel& travel, ErrandSet left) {
    std::vector<Trip> days;
    const auto is_used = [&days](base::Day day) {
        return std::any_of(days.begin(), days.end(), [day](const Trip& trip) { return trip.day == day; });
    };
    while (left != 0) {
        Trip best;
        for (const DayOffer& offer : offers) {
            if (is_used(offer.day)) continue;
            std::vector<Stop> stops = fill_day(offer, travel, left);
            if (stops.size() > best.stops.size()) best = Trip{offer.day, {}, std::move(stops), std::nullopt, {}};
        }
        if (best.stops.empty()) break;
        for (const Stop& stop : best.stops)
            left &= ~only(stop.errand);
        days.push_back(std::move(best));
    }
    std::sort(days.begin(), days.end(), [](const Trip& a, const Trip& b) { return a.day < b.day; });
    return days;
}

/// For each person: errands of which no two can share a day need a day each.
std::size_t least_trips(std::span<const Errand> errands, ErrandSet placed, const Sharings& sharings) {
    std::size_t people = 0;
    for (const Errand& errand : errands) {
        for (const std::size_t person : errand.people)
            people = std::max(people, person + 1);
    }
    std::size_t trips = 0;
    for (std::size_t person = 0; person < people; ++person) {
        std::vector<std::size_t> apart;
        for (std::size_t errand = 0; errand < errands.size(); ++errand) {
            const std::vector<std::size_t>& present = errands[errand].people;
            if ((placed & only(errand)) == 0) continue;
            if (std::find(present.begin(), present.end(), person) == present.end()) continue;
            const bool is_apart = std::all_of(apart.begin(), apart.end(), [&](std::size_t other) {
                return sharings.of(errand, other) != Sharing::Possible;
            });
            if (is_apart) apart.push_back(errand);
        }
        trips += apart.size();
    }
    return trips;
}

}  // namespace

Travel::Travel(std::size_t halls, std::int32_t minutes_between)
    : halls_(halls), minutes_(halls * halls, minutes_between) {
    for (std::size_t hall = 0; hall < halls; ++hall)
        set(hall, hall, 0);
}

void Travel::set(std::size_t from, std::size_t to, std::int32_t minutes) {
    minutes_[from * halls_ + to] = minutes;
}

void Travel::take_short_cuts() {
    for (std::size_t over = 0; over < halls_; ++over) {
        for (std::size_t from = 0; from < halls_; ++from) {
            for (std::size_t to = 0; to < halls_; ++to)
                set(from, to, std::min(minutes(from, to), minutes(from, over) + minutes(over, to)));
        }
    }
}

std::string_view code_of(TripReason reason) {
    constexpr std::array<std::string_view, 3> codes{"plan.no_common_day", "plan.no_time_for_both",
                                                    "plan.too_much_for_a_day"};
    return codes[static_cast<std::size_t>(reason)];
}

Plan plan_trips(std::span<const Errand> errands, std::span<const Opening> openings, const Travel& travel) {
    ONETRIP_ASSERT(errands.size() <= errands_max);
    const std::vector<DayOffer> offers = offers_by_day(errands, openings);
    ErrandSet placed = 0;
    for (const DayOffer& offer : offers)
        placed |= offer.offered();
    const Sharings sharings(errands.size(), offers, travel);

    Plan plan;
    plan.is_exact = errands.size() <= exact_errands_max;
    plan.days = plan.is_exact ? fewest_days(errands, offers, travel, placed) : fill_days(offers, travel, placed);
    ErrandSet left = static_cast<ErrandSet>((std::uint64_t{1} << errands.size()) - 1);
    for (std::size_t i = 0; i < plan.days.size(); ++i) {
        Trip& trip = plan.days[i];
        for (const Stop& stop : trip.stops)
            left &= ~only(stop.errand);
        trip.people = people_of(errands, trip.stops);
        plan.trips += trip.people.size();
        if (i > 0) explain(trip, std::span(plan.days).first(i), sharings);
    }
    for (std::size_t errand = 0; errand < errands.size(); ++errand) {
        if ((left & only(errand)) != 0) plan.unplaced.push_back(errand);
    }
    plan.trips_at_least = plan.is_exact ? plan.trips : least_trips(errands, placed & ~left, sharings);
    return plan;
}

}  // namespace onetrip::appointment
