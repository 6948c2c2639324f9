#pragma once

/// A hall closes hours of a day, all of it or one team, and what becomes of the visits that are hit, in the order in
/// which they were booked: who can be served at the same time by another team is; else they are moved to the next free
/// slot of their hall, later the same day or within a week; who finds none is called off and stands on the waiting list
/// as if they had waited since they booked. Whoever only held a slot, or was offered one, loses it.

#include <optional>
#include <string>
#include <vector>

#include "core/base/instant.h"
#include "server/endpoints/catalogue.h"
#include "server/storage/unit.h"

namespace onetrip::endpoints {

inline constexpr std::int32_t relocate_days = 7;  ///< after the day itself

enum class Fate : std::uint8_t { Kept, Moved, CalledOff };
/// `kept`, `moved`, `called_off`.
[[nodiscard]] std::string_view name_of(Fate fate);

/// A visit that is hit; those of whoever only held a slot are not listed.
struct HitVisit {
    std::string service;
    base::Instant from;
    Fate fate = Fate::Kept;
    std::optional<base::Instant> to;  ///< when it is now; nullopt if it was called off
};

/// Closes, and deals with everybody who is hit, who are told.
[[nodiscard]] std::vector<HitVisit> close_hall(storage::Unit& unit, const Catalogue& catalogue,
                                               const appointment::Hall& hall, const storage::Closure& closure);

}  // namespace onetrip::endpoints
