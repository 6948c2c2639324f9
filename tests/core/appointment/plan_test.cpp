#include "core/appointment/plan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <optional>
#include <random>
#include <tuple>

namespace onetrip::appointment {
namespace {

using base::Day;
using calendar::MinuteSpan;

const Day monday = *Day::parse("2026-12-07");

Errand errand(std::vector<std::size_t> people = {0}, std::int32_t ready_in_days = 0) {
    return {std::move(people), monday + ready_in_days};
}

/// Slots of half an hour from each of the given hours.
Opening opening(std::size_t errand, std::size_t hall, std::int32_t day, std::vector<std::int32_t> hours) {
    Opening out{errand, hall, monday + day, {}};
    for (const std::int32_t hour : hours)
        out.slots.push_back({hour * 60, hour * 60 + 30});
    return out;
}

std::string summary(const Plan& plan) {
    std::string text;
    for (const Trip& trip : plan.days) {
        text += text.empty() ? "" : ", ";
        text += std::to_string(trip.day - monday) + ":";
        for (const Stop& stop : trip.stops)
            text += " " + std::to_string(stop.errand) + "@" + std::to_string(stop.hall) + "/" +
                    std::to_string(stop.slot.from / 60);
        if (trip.reason) text += " " + std::string(code_of(*trip.reason)).substr(5);
    }
    return text;
}

TEST(Plan, has_the_fewest_trips_then_days_then_is_done_earliest_then_spends_least_time) {
    const struct {
        const char* what;
        std::vector<Errand> errands;
        std::vector<Opening> openings;
        const char* plan;
        std::size_t trips;
    } table[] = {
        {"nothing to do", {}, {}, "", 0},
        {"one errand, the first slot", {errand()}, {opening(0, 0, 1, {9, 10}), opening(0, 1, 1, {8})}, "1: 0@1/8", 1},
        {"two on one later day rather than on two",
         {errand(), errand()},
         {opening(0, 0, 0, {9}), opening(1, 0, 1, {9}), opening(0, 0, 2, {9}), opening(1, 0, 2, {10})},
         "2: 0@0/9 1@0/10",
         1},
        {"the earlier of two days", {errand()}, {opening(0, 0, 3, {9}), opening(0, 0, 2, {16})}, "2: 0@0/16", 1},
        {"leaves home late if it is done as early",
         {errand(), errand()},
         {opening(0, 0, 0, {8, 9, 10}), opening(1, 0, 0, {11})},
         "0: 0@0/10 1@0/11",
         1},
        {"half an hour to the other hall",
         {errand(), errand()},
         {opening(0, 0, 0, {9}), opening(1, 1, 0, {9, 10, 11})},
         "0: 0@0/9 1@1/10",
         1},
        {"not before it is ready", {errand({0}, 2)}, {opening(0, 0, 1, {9}), opening(0, 0, 2, {15})}, "2: 0@0/15", 1},
        {"never on one day",
         {errand(), errand()},
         {opening(0, 0, 0, {9}), opening(1, 0, 1, {9})},
         "0: 0@0/9, 1: 1@0/9 no_common_day",
         2},
        {"at the same hour only",
         {errand(), errand()},
         {opening(0, 0, 0, {9}), opening(1, 1, 0, {9}), opening(1, 1, 1, {9})},
         "0: 0@0/9, 1: 1@1/9 no_time_for_both",
         2},
        {"any two, but not three",
         {errand(), errand(), errand()},
         {opening(0, 0, 0, {9, 10}), opening(1, 0, 0, {9, 10}), opening(2, 0, 0, {9, 10}), opening(2, 0, 1, {9})},
         "0: 1@0/9 0@0/10, 1: 2@0/9 too_much_for_a_day",
         2},
        {"one day for both, and time for one",
         {errand(), errand()},
         {opening(0, 0, 0, {9}), opening(1, 0, 0, {9})},
         "0: 0@0/9",
         1},
        {"two people on one day are two trips",
         {errand({0}), errand({1})},
         {opening(0, 0, 0, {9}), opening(1, 0, 0, {10})},
         "0: 0@0/9 1@0/10",
         2},
        {"the couple's errand on the day on which both have one of their own",
         {errand({0}), errand({0, 1}), errand({1})},
         {opening(0, 0, 0, {9}), opening(0, 0, 1, {9}), opening(1, 0, 0, {10}), opening(1, 0, 1, {10}),
          opening(2, 0, 1, {11})},
         "1: 0@0/9 1@0/10 2@0/11",
         2},
    };
    for (const auto& row : table) {
        const Travel travel(2, 30);
        const Plan plan = plan_trips(row.errands, row.openings, travel);
        EXPECT_EQ(summary(plan), row.plan) << row.what;
        EXPECT_EQ(plan.trips, row.trips) << row.what;
        EXPECT_EQ(plan.trips_at_least, row.trips) << row.what;
    }
}

TEST(Plan, names_what_has_no_slot_and_plans_the_rest) {
    const Plan plan = plan_trips(std::vector<Errand>{errand(), errand({0}, 9)},
                                 std::vector<Opening>{opening(0, 0, 0, {9}), opening(1, 0, 8, {9})}, Travel(1, 0));
    EXPECT_EQ(plan.unplaced, std::vector<std::size_t>{1});
    EXPECT_EQ(summary(plan), "0: 0@0/9");
}

TEST(Plan, takes_the_way_over_a_third_hall_where_it_is_shorter) {
    Travel travel(3, 90);
    travel.set(0, 2, 10);
    travel.set(2, 1, 20);
    travel.take_short_cuts();
    EXPECT_EQ(travel.minutes(0, 1), 30);
    EXPECT_EQ(travel.minutes(1, 0), 90);
    EXPECT_EQ(travel.minutes(1, 1), 0);
}

// --- against brute force: every order, hall and slot of every set on every day, every way to share errands out ------

using Value = std::tuple<std::int32_t, std::int32_t, std::int32_t, std::int32_t, std::int32_t, std::int32_t>;

class BruteForce {
public:
    BruteForce(const std::vector<Errand>& errands, const std::vector<Opening>& openings, const Travel& travel,
               std::int32_t days)
        : errands_(errands), openings_(openings), travel_(travel), days_(days), day_of_(errands.size()) {}

    /// Errands left out, trips, days, last day, its end, minutes away.
    Value best() {
        share_out(0);
        return *best_;
    }

private:
    /// End and minus beginning of the best route through the errands of a day.
    struct Route {
        std::int32_t end;
        std::int32_t begin;
    };
    void walk(std::int32_t day, std::vector<std::size_t> left, std::optional<Stop> last, std::int32_t begin,
              std::optional<Route>& best) {
        if (left.empty()) {
            const Route route{last->slot.to, begin};
            if (!best || route.end < best->end || (route.end == best->end && route.begin > best->begin)) best = route;
            return;
        }
        for (std::size_t i = 0; i < left.size(); ++i) {
            std::vector<std::size_t> rest = left;
            rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
            for (const Opening& there : openings_) {
                if (there.errand != left[i] || there.day != monday + day || there.day < errands_[left[i]].ready_on) {
                    continue;
                }
                for (const MinuteSpan slot : there.slots) {
                    if (last && slot.from < last->slot.to + travel_.minutes(last->hall, there.hall)) continue;
                    walk(day, rest, Stop{left[i], there.hall, slot}, last ? begin : slot.from, best);
                }
            }
        }
    }

    void share_out(std::size_t errand) {
        if (errand < errands_.size()) {
            for (std::int32_t day = left_out; day < days_; ++day) {
                day_of_[errand] = day;
                share_out(errand + 1);
            }
            return;
        }
        std::int32_t trips = 0;
        std::int32_t days = 0;
        std::int32_t last_day = 0;
        std::int32_t last_end = 0;
        std::int32_t minutes = 0;
        for (std::int32_t day = 0; day < days_; ++day) {
            std::vector<std::size_t> here;
            std::vector<std::size_t> people;
            for (std::size_t i = 0; i < errands_.size(); ++i) {
                if (day_of_[i] != day) continue;
                here.push_back(i);
                people.insert(people.end(), errands_[i].people.begin(), errands_[i].people.end());
            }
            if (here.empty()) continue;
            std::sort(people.begin(), people.end());
            std::optional<Route> route;
            walk(day, here, std::nullopt, 0, route);
            if (!route) return;
            trips += static_cast<std::int32_t>(std::unique(people.begin(), people.end()) - people.begin());
            ++days;
            last_day = day;
            last_end = route->end;
            minutes += route->end - route->begin;
        }
        const auto out = static_cast<std::int32_t>(std::count(day_of_.begin(), day_of_.end(), left_out));
        const Value value{out, trips, days, last_day, last_end, minutes};
        if (!best_ || value < *best_) best_ = value;
    }

    static constexpr std::int32_t left_out = -1;
    const std::vector<Errand>& errands_;
    const std::vector<Opening>& openings_;
    const Travel& travel_;
    const std::int32_t days_;
    std::vector<std::int32_t> day_of_;
    std::optional<Value> best_;
};

struct Town {
    std::vector<Errand> errands;
    std::vector<Opening> openings;
    Travel travel{1, 0};
    std::int32_t days = 1;
};

Town random_town(std::mt19937& random) {
    const auto upto = [&random](std::size_t count) { return static_cast<std::size_t>(random() % count); };
    const std::size_t halls = 1 + upto(3);
    Town town{{}, {}, Travel(halls, 0), static_cast<std::int32_t>(1 + upto(4))};
    for (std::size_t from = 0; from < halls; ++from) {
        for (std::size_t to = 0; to < halls; ++to) {
            if (from != to) town.travel.set(from, to, static_cast<std::int32_t>(upto(4) * 30));
        }
    }
    town.travel.take_short_cuts();
    const std::size_t errands = 1 + upto(4);
    for (std::size_t i = 0; i < errands; ++i) {
        const std::size_t who = upto(4);
        town.errands.push_back(errand(who == 3 ? std::vector<std::size_t>{0, 1} : std::vector<std::size_t>{who % 2},
                                      static_cast<std::int32_t>(upto(2))));
        const std::int32_t length = upto(3) == 0 ? 60 : 30;  // a long visit may begin while another still could
        for (std::size_t hall = 0; hall < halls; ++hall) {
            for (std::int32_t day = 0; day < town.days; ++day) {
                if (upto(3) == 0) continue;
                Opening there{i, hall, monday + day, {}};
                for (std::int32_t minute = 540; minute < 720; minute += 30) {
                    if (upto(3) == 0) there.slots.push_back({minute, minute + length});
                }
                town.openings.push_back(std::move(there));
            }
        }
    }
    return town;
}

Value value_of(const Plan& plan) {
    std::int32_t minutes = 0;
    for (const Trip& trip : plan.days)
        minutes += trip.stops.back().slot.to - trip.stops.front().slot.from;
    return {static_cast<std::int32_t>(plan.unplaced.size()),
            static_cast<std::int32_t>(plan.trips),
            static_cast<std::int32_t>(plan.days.size()),
            plan.days.empty() ? 0 : plan.days.back().day - monday,
            plan.days.empty() ? 0 : plan.days.back().stops.back().slot.to,
            minutes};
}

std::tuple<std::int32_t, std::int32_t, std::int32_t> first_three(const Value& value) {
    return {std::get<0>(value), std::get<1>(value), std::get<2>(value)};
}

/// Every errand once, in an open slot, when it is ready, with time to get there.
void expect_possible(const Plan& plan, const Town& town) {
    std::vector<std::size_t> done;
    for (const Trip& trip : plan.days) {
        for (std::size_t i = 0; i < trip.stops.size(); ++i) {
            const Stop& stop = trip.stops[i];
            done.push_back(stop.errand);
            EXPECT_GE(trip.day, town.errands[stop.errand].ready_on);
            const bool is_open = std::any_of(town.openings.begin(), town.openings.end(), [&](const Opening& there) {
                return there.errand == stop.errand && there.hall == stop.hall && there.day == trip.day &&
                       std::find(there.slots.begin(), there.slots.end(), stop.slot) != there.slots.end();
            });
            EXPECT_TRUE(is_open);
            if (i == 0) continue;
            const Stop& before = trip.stops[i - 1];
            EXPECT_GE(stop.slot.from, before.slot.to + town.travel.minutes(before.hall, stop.hall));
        }
    }
    done.insert(done.end(), plan.unplaced.begin(), plan.unplaced.end());
    std::sort(done.begin(), done.end());
    std::vector<std::size_t> all(town.errands.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    EXPECT_EQ(done, all);
}

TEST(Plan, is_as_good_as_trying_everything) {
    std::mt19937 random(20261207);
    for (std::int32_t round = 0; round < 2'000; ++round) {
        const Town town = random_town(random);
        const Plan plan = plan_trips(town.errands, town.openings, town.travel);
        expect_possible(plan, town);
        const Value best = BruteForce(town.errands, town.openings, town.travel, town.days).best();
        if (plan.unplaced.empty()) {
            ASSERT_EQ(value_of(plan), best) << "round " << round;
        } else {  // which of them are left out is decided by trips and days alone
            ASSERT_EQ(first_three(value_of(plan)), first_three(best)) << "round " << round;
        }
    }
}

TEST(Plan, of_many_errands_is_possible_and_says_how_far_from_the_best_it_may_be) {
    std::mt19937 random(20261208);
    for (std::int32_t round = 0; round < 50; ++round) {
        Town town = random_town(random);
        for (std::size_t copies = town.errands.size(); copies < exact_errands_max + 5; ++copies) {
            const std::size_t like = copies % 2 == 0 ? 0 : town.errands.size() - 1;
            town.errands.push_back(town.errands[like]);
            const std::size_t openings = town.openings.size();
            for (std::size_t i = 0; i < openings; ++i) {
                if (town.openings[i].errand != like) continue;
                Opening same = town.openings[i];
                same.errand = copies;
                same.day = same.day + static_cast<std::int32_t>(random() % 6);
                town.openings.push_back(std::move(same));
            }
        }
        const Plan plan = plan_trips(town.errands, town.openings, town.travel);
        expect_possible(plan, town);
        EXPECT_FALSE(plan.is_exact);
        EXPECT_LE(plan.trips_at_least, plan.trips);
        EXPECT_EQ(plan.trips_at_least == 0, plan.trips == 0);
    }
}

}  // namespace
}  // namespace onetrip::appointment
