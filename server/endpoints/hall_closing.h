#pragma once

/// A hall closes hours of a day, all of it or one team, and what becomes of the visits that are hit
/// (server/endpoints/relocating.h), in the order in which they were booked. Whoever only held a slot, or was offered
/// one, loses it.

#include <vector>

#include "server/endpoints/relocating.h"

namespace onetrip::endpoints {

/// Closes, and deals with everybody who is hit, who are told.
[[nodiscard]] std::vector<HitVisit> close_hall(storage::Unit& unit, const Catalogue& catalogue, const HallEntry& entry,
                                               const storage::Closure& closure);

/// Closes slots of a closure that were not there when it was made. `hall`: as it stands now.
void close_again(storage::Unit& unit, const Catalogue& catalogue, const appointment::Hall& hall,
                 const storage::Closure& closure, base::Instant now);

}  // namespace onetrip::endpoints
