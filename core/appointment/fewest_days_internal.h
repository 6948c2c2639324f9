#pragma once

/// The exact answer: which errands on which days, so that trips are fewest, then days, then it is done earliest, then
/// the least time is spent away.

#include <span>
#include <vector>

#include "core/appointment/day_route_internal.h"

namespace onetrip::appointment {

/// Days with their stops, in order, for as many errands of `placed` as there is room for; each of them has a slot
/// somewhere, and there are at most `exact_errands_max`. `offers` are in order of days.
[[nodiscard]] std::vector<Trip> fewest_days(std::span<const Errand> errands, std::span<const DayOffer> offers,
                                            const Travel& travel, ErrandSet placed);

}  // namespace onetrip::appointment
