#include <algorithm>

#include "core/appointment/fewest_days_internal.h"

namespace onetrip::appointment {
namespace {

struct Cost {
    std::int32_t trips = 0;
    std::int32_t days = 0;

    friend bool operator==(Cost a, Cost b) { return a.trips == b.trips && a.days == b.days; }
    friend bool operator<(Cost a, Cost b) { return a.trips == b.trips ? a.days < b.days : a.trips < b.trips; }
    friend Cost operator+(Cost a, Cost b) { return {a.trips + b.trips, a.days + b.days}; }
};
constexpr Cost impossible{1'000'000, 0};

int count_of(ErrandSet set) {
    int count = 0;
    for (; set != 0; set &= set - 1)
        ++count;
    return count;
}

/// Dynamic programming over the days and the sets of errands that are done by then.
class Search {
public:
    Search(std::span<const Errand> errands, std::span<const DayOffer> offers, const Travel& travel, ErrandSet placed)
        : offers_(offers), travel_(travel), placed_(placed), sets_(std::size_t{1} << errands.size()) {
        cost_of_day_.resize(sets_);
        for (ErrandSet set = 1; set < sets_; ++set)
            cost_of_day_[set] = {people_in(errands, set), 1};
        look_at_days();
        add_up_days();
        leave_out_what_does_not_fit();
    }

    [[nodiscard]] std::vector<Trip> best() {
        std::vector<Trip> days;
        ErrandSet left = placed_;
        if (left == 0) return days;
        LastDay last = earliest_last_day();
        for (;;) {
            days.push_back({offers_[last.day].day, {}, route_of(last.day, last.set).stops, std::nullopt, {}});
            left &= ~last.set;
            if (left == 0) break;
            last = day_before(last.day, left);
        }
        std::reverse(days.begin(), days.end());
        return days;
    }

private:
    struct LastDay {
        std::size_t day = 0;
        ErrandSet set = 0;
    };

    [[nodiscard]] static std::int32_t people_in(std::span<const Errand> errands, ErrandSet set) {
        std::vector<std::size_t> people;
        for (std::size_t errand = 0; errand < errands.size(); ++errand) {
            if ((set & only(errand)) == 0) continue;
            for (const std::size_t person : errands[errand].people) {
                if (std::find(people.begin(), people.end(), person) == people.end()) people.push_back(person);
            }
        }
        return static_cast<std::int32_t>(people.size());
    }

    void look_at_days() {
        ends_.reserve(offers_.size() * sets_);
        for (const DayOffer& offer : offers_) {
            const EarliestEnds ends(offer, travel_, placed_, 0);
            for (ErrandSet set = 0; set < sets_; ++set)
                ends_.push_back(ends.of(set));
        }
    }

    void add_up_days() {
        costs_.assign((offers_.size() + 1) * sets_, impossible);
        costs_[0] = {};
        for (std::size_t day = 0; day < offers_.size(); ++day) {
            for (ErrandSet done = 0; done < sets_; ++done) {
                Cost best = cost(day, done);
                for (ErrandSet today = done; today != 0; today = (today - 1) & done) {
                    if (end(day, today) == Standing::never) continue;
                    best = std::min(best, cost(day, done & ~today) + cost_of_day_[today]);
                }
                costs_[(day + 1) * sets_ + done] = best;
            }
        }
        minutes_.assign(costs_.size(), unknown);
        routes_.resize(ends_.size());
    }

    /// Errands that stand in one another's way on every day: as few as possible are left out, and of those the ones
    /// that cost most.
    void leave_out_what_does_not_fit() {
        ErrandSet best = 0;
        for (ErrandSet set = 1; set < sets_; ++set) {
            const Cost total = cost(offers_.size(), set);
            if ((set & ~placed_) != 0 || !(total < impossible)) continue;
            const int more = count_of(set) - count_of(best);
            if (more > 0 || (more == 0 && total < cost(offers_.size(), best))) best = set;
        }
        placed_ = best;
    }

    /// The least cost of having done a set before a day.
    [[nodiscard]] Cost cost(std::size_t day, ErrandSet done) const { return costs_[day * sets_ + done]; }
    [[nodiscard]] std::int32_t end(std::size_t day, ErrandSet set) const { return ends_[day * sets_ + set]; }
    /// Whether doing `today` on that day, the last of a set, keeps to the least cost.
    [[nodiscard]] bool is_best_end(std::size_t day, ErrandSet done, ErrandSet today, Cost least) const {
        return end(day, today) != Standing::never && cost(day, done & ~today) + cost_of_day_[today] == least;
    }

    [[nodiscard]] const DayRoute& route_of(std::size_t day, ErrandSet set) {
        std::optional<DayRoute>& route = routes_[day * sets_ + set];
        if (!route) route = best_route(offers_[day], travel_, set, end(day, set));
        return *route;
    }

    [[nodiscard]] LastDay earliest_last_day() {
        const Cost least = cost(offers_.size(), placed_);
        for (std::size_t day = 0; day < offers_.size(); ++day) {
            std::int32_t earliest = Standing::never;
            for (ErrandSet today = placed_; today != 0; today = (today - 1) & placed_) {
                if (is_best_end(day, placed_, today, least)) earliest = std::min(earliest, end(day, today));
            }
            if (earliest == Standing::never) continue;
            return quickest_end(day, placed_, least, earliest);
        }
        return {};
    }

    /// Of the sets that may be the day's, ending at `end_minute` if it is given, the one with the least time away.
    [[nodiscard]] LastDay quickest_end(std::size_t day, ErrandSet done, Cost least, std::int32_t end_minute) {
        LastDay best{day, 0};
        std::int32_t fewest = Standing::never;
        for (ErrandSet today = done; today != 0; today = (today - 1) & done) {
            if (!is_best_end(day, done, today, least)) continue;
            if (end_minute != any_end && end(day, today) != end_minute) continue;
            const std::int32_t minutes = route_of(day, today).minutes_away() + minutes_before(day, done & ~today);
            if (minutes >= fewest) continue;
            fewest = minutes;
            best.set = today;
        }
        return best;
    }

    /// The last day on which something of `done` is done, before `day`; the earliest where several serve as well.
    [[nodiscard]] LastDay day_before(std::size_t day, ErrandSet done) {
        const Cost least = cost(day, done);
        const std::int32_t fewest = minutes_before(day, done);
        while (cost(day - 1, done) == least && minutes_before(day - 1, done) == fewest)
            --day;
        return quickest_end(day - 1, done, least, any_end);
    }

    /// The least time away that having done a set before a day takes at its least cost.
    [[nodiscard]] std::int32_t minutes_before(std::size_t day, ErrandSet done) {
        if (done == 0) return 0;
        std::int32_t& known = minutes_[day * sets_ + done];
        if (known != unknown) return known;
        const Cost least = cost(day, done);
        std::int32_t fewest = Standing::never;
        if (cost(day - 1, done) == least) fewest = minutes_before(day - 1, done);
        const LastDay today = quickest_end(day - 1, done, least, any_end);
        if (today.set != 0) {
            fewest = std::min(fewest,
                              route_of(day - 1, today.set).minutes_away() + minutes_before(day - 1, done & ~today.set));
        }
        return known = fewest;
    }

    static constexpr std::int32_t any_end = -1;
    static constexpr std::int32_t unknown = -1;

    std::span<const DayOffer> offers_;
    const Travel& travel_;
    ErrandSet placed_;
    std::size_t sets_;
    std::vector<Cost> cost_of_day_;  ///< of doing a set on one day
    std::vector<std::int32_t> ends_;
    std::vector<Cost> costs_;
    std::vector<std::int32_t> minutes_;
    std::vector<std::optional<DayRoute>> routes_;
};

}  // namespace

std::vector<Trip> fewest_days(std::span<const Errand> errands, std::span<const DayOffer> offers, const Travel& travel,
                              ErrandSet placed) {
    return Search(errands, offers, travel, placed).best();
}

}  // namespace onetrip::appointment
