#pragma once

/// The few moments of a parcel's way that are counted: when it went, when it came, and whether it came at once.

#include <optional>

#include "core/delivery/shipment.h"

namespace onetrip::delivery {

struct Milestones {
    std::optional<base::Instant> collected_at;  ///< by the first event that says it was in the carrier's hands
    std::optional<base::Instant> arrived_at;    ///< first signed for, by whomever, or left in a locker
    /// It was out for delivery and did not arrive by that: something went wrong before it arrived.
    bool first_attempt_failed = false;
};
[[nodiscard]] Milestones milestones_of(const Shipment& shipment);

}  // namespace onetrip::delivery
