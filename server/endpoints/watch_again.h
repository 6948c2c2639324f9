#pragma once

/// A vendor that follows parcels gives a number up after days without news, and takes it again half an hour later at
/// the earliest: it is asked to look again while the parcel can still be under way. In the end a person looks at a
/// parcel that nobody ever saw.

#include <string_view>

#include "core/base/instant.h"
#include "server/storage/unit.h"

namespace onetrip::endpoints {

/// Lays the job for the next subscription; nothing for a parcel that has arrived, or is older than any that is under
/// way, or whose subscription still waits for its turn: given up twice, it is asked for once.
void watch_again(storage::Unit& unit, std::string_view shipment_id, base::Instant now);

}  // namespace onetrip::endpoints
