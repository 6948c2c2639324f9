#pragma once

/// What becomes of a visit that cannot stay where it is because the hall closes hours or changes them: who can be
/// served at the same time by another team is; else it is moved to the next free slot of its hall, later the same day
/// or within a week; who finds none is called off and stands on the waiting list as if they had waited since they
/// booked.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/instant.h"
#include "core/json/writer.h"
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

/// Why visits are relocated.
struct Relocating {
    storage::Unit& unit;
    const Catalogue& catalogue;
    const appointment::Hall& hall;  ///< as it stands from now on
    std::string cause;              ///< its id
    base::Instant now;
};

/// Deals with a booking that is still to begin, and tells its citizen. One that is only held, or offered, is lost, and
/// nothing is said of it.
[[nodiscard]] std::optional<HitVisit> relocate(const Relocating& relocating, storage::Booking& booking);

/// `"visits":[{"service","from","fate","to"}]`, times by the hall's clock.
void write_visits(json::Writer& out, const std::vector<HitVisit>& visits, std::int32_t offset_minutes);

}  // namespace onetrip::endpoints
