#pragma once

/// The tracked parcel behind a stored shipment, whose `tracking` is a text to the store.

#include "core/delivery/shipment.h"
#include "server/storage/shipments.h"

namespace onetrip::endpoints {

/// Throws storage::Failure{Corrupt} if the text is no shipment of core/delivery/record.h.
[[nodiscard]] delivery::Shipment tracked_parcel(const storage::Shipment& shipment);

/// Writes tracking, carrier and state.
void set_tracked_parcel(storage::Shipment& shipment, const delivery::Shipment& parcel);

}  // namespace onetrip::endpoints
