#pragma once

/// When a parcel is to be expected, by how long this deployment's own parcels took: those that arrive are counted, and
/// what is under way is told by the counts.

#include <optional>
#include <vector>

#include "core/delivery/expectation.h"
#include "core/delivery/shipment.h"
#include "server/storage/unit.h"

namespace onetrip::endpoints {

/// What is known of parcels between the provinces of this one, if it is under way; else nothing is read.
[[nodiscard]] std::vector<delivery::PastParcels> past_of(const storage::Unit& unit, const storage::Shipment& shipment);

/// nullopt for a parcel that is not under way, that ran into something, or of whose kind too few have come.
[[nodiscard]] std::optional<delivery::Expectation> expected_of(const std::vector<delivery::PastParcels>& past,
                                                               const storage::Shipment& shipment, base::Instant now);

/// Counts a parcel whose arrival is news. To be called once for each parcel, however many cases travel in it.
void count_arrival(storage::Unit& unit, const storage::Shipment& shipment, const delivery::Shipment& before,
                   const delivery::Shipment& after);

}  // namespace onetrip::endpoints
