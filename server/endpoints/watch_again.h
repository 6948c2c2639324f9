#pragma once

/// A vendor that follows parcels gives a number up after days without news, and takes it again half an hour later at
/// the earliest: it is asked to look again while the parcel can still be under way. In the end a person looks at a
/// parcel that nobody ever saw.

#include "core/base/instant.h"
#include "server/storage/unit.h"

namespace onetrip::endpoints {

/// Lays the job for the next subscription; nothing for a parcel that has arrived, or is older than any that is under
/// way. Given up twice in half an hour is once.
void watch_again(storage::Unit& unit, const storage::Shipment& shipment, base::Instant now);

}  // namespace onetrip::endpoints
