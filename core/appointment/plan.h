#pragma once

/// The plan with the fewest trips (最多跑一次) for everything a household has to do in person.
///
/// A trip is one person's one day away from home: two errands of one person on one day are one trip, wherever they are;
/// an errand for which two people must come is two. Of all plans the one with the fewest trips is taken, of those the
/// one with the fewest days, then the one that is done earliest, then the one that spends the fewest minutes between
/// the first slot and the last of its days; each day ends as early as its errands can and then begins as late as they
/// can. The household of a day goes together, so that two errands never overlap.
///
/// Up to `exact_errands_max` errands the answer is the best there is (held against brute force). Beyond it days are
/// filled greedily, and `trips_at_least` says how much better a plan could be at most.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/day.h"
#include "core/calendar/opening_hours.h"

namespace onetrip::appointment {

inline constexpr std::size_t exact_errands_max = 10;
inline constexpr std::size_t errands_max = 32;
inline constexpr std::size_t plan_halls_max = 40;
inline constexpr std::int32_t plan_days_max = 60;
inline constexpr std::int32_t travel_minutes_default = 30;
inline constexpr std::int32_t travel_minutes_max = 24 * 60;

/// One thing to be done in person.
struct Errand {
    std::vector<std::size_t> people;  ///< who must be there, each once; by their place in the caller's list
    base::Day ready_on;               ///< not before: materials are not ready, a decision is still to come
};

/// The open slots of an errand in one hall on one day: in local minutes, in order, each beginning
/// and ending later than the one before; they may overlap (a long visit that may begin every quarter of an hour).
struct Opening {
    std::size_t errand = 0;
    std::size_t hall = 0;
    base::Day day;
    std::vector<calendar::MinuteSpan> slots;
};

/// Minutes from hall to hall. Ways over a third hall are taken where they are shorter than what is given.
class Travel {
public:
    Travel(std::size_t halls, std::int32_t minutes_between);
    void set(std::size_t from, std::size_t to, std::int32_t minutes);
    void take_short_cuts();
    [[nodiscard]] std::int32_t minutes(std::size_t from, std::size_t to) const { return minutes_[from * halls_ + to]; }
    [[nodiscard]] std::size_t halls() const { return halls_; }

private:
    std::size_t halls_;
    std::vector<std::int32_t> minutes_;
};

struct Stop {
    std::size_t errand = 0;
    std::size_t hall = 0;
    calendar::MinuteSpan slot;
};

/// Why a day cannot be spared.
enum class TripReason : std::uint8_t {
    NoCommonDay,    ///< `plan.no_common_day`: the two errands are never offered on one day
    NoTimeForBoth,  ///< `plan.no_time_for_both`: on the days that offer both, one does not fit after the other
    TooMuchForADay  ///< `plan.too_much_for_a_day`: any two would fit, all of them do not
};
[[nodiscard]] std::string_view code_of(TripReason reason);

struct Trip {
    base::Day day;
    std::vector<std::size_t> people;  ///< sorted
    std::vector<Stop> stops;          ///< in order
    // Why it is not one with the days before; the first day has none.
    std::optional<TripReason> reason;
    std::vector<std::size_t> because_of;  ///< the errands that cannot share a day
};

struct Plan {
    std::vector<Trip> days;  ///< in order
    std::size_t trips = 0;
    std::size_t trips_at_least = 0;  ///< no plan has fewer; equal to `trips` where the plan is exact
    bool is_exact = true;
    std::vector<std::size_t> unplaced;  ///< errands without a slot when they are ready, or in the way of more others
};

/// Openings before an errand is ready are passed over.
[[nodiscard]] Plan plan_trips(std::span<const Errand> errands, std::span<const Opening> openings, const Travel& travel);

}  // namespace onetrip::appointment
