#pragma once

/// How long parcels took: counted by way, weekday and days, so that the next one can be told when to be expected
/// (core/delivery/expectation.h). No parcel can be told from a count.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/day.h"

namespace onetrip::storage {

/// Parcels of one carrier between two provinces that were collected on one weekday and took that many days.
struct PastCount {
    std::string carrier;
    std::string from;
    std::string to;
    base::Weekday collected_on = base::Weekday::Monday;
    std::int64_t days = 0;
    std::int64_t parcels = 0;
};

class PastParcels {
public:
    virtual ~PastParcels() = default;

    /// Between these provinces, with any carrier, in a fixed order.
    [[nodiscard]] virtual std::vector<PastCount> between(std::string_view from, std::string_view to) const = 0;
    /// Adds `parcels` to what is counted of that carrier, way, weekday and number of days.
    virtual void add(const PastCount& more) = 0;
};

}  // namespace onetrip::storage
