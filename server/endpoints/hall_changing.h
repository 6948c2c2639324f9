#pragma once

/// A hall has other hours or places from a day on, and what becomes of the visits that do not fit any more
/// (server/endpoints/relocating.h), in the order in which they were booked: those for which there is no slot, and,
/// where a slot has fewer places than visits, the last who booked it. Whoever only held such a slot loses it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/shape.h"
#include "server/endpoints/relocating.h"

namespace onetrip::endpoints {

/// Where a change is not as the core reads it, as a pointer into it (`/weekly/monday`); nullopt where it is.
[[nodiscard]] std::optional<std::string> fault_of(const HallEntry& entry, const storage::HallChange& change);

/// Deals with everybody whom the changes as they are stored now leave without their slot, who are told. `cause`: the
/// change that is new or has ended.
[[nodiscard]] std::vector<HitVisit> replan_hall(storage::Unit& unit, const Catalogue& catalogue, const HallEntry& entry,
                                                const std::string& cause, base::Instant now);

}  // namespace onetrip::endpoints
