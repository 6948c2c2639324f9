#include "server/endpoints/parcel_expectation.h"

#include <algorithm>

#include "core/delivery/milestones.h"
#include "server/endpoints/parcel.h"

namespace onetrip::endpoints {
namespace {

bool is_expected(delivery::Status status) {
    return status == delivery::Status::Collected || status == delivery::Status::InTransit ||
           status == delivery::Status::OutForDelivery;
}

base::Day china_day(base::Instant at) {
    return at.day_in(base::china_offset_minutes);
}

bool is_same_row(const delivery::PastParcels& row, const storage::PastCount& count) {
    return row.carrier == count.carrier && row.collected_on == count.collected_on;
}

}  // namespace

std::vector<delivery::PastParcels> past_of(const storage::Unit& unit, const storage::Shipment& shipment) {
    std::vector<delivery::PastParcels> past;
    const auto status = delivery::status_of(shipment.state);
    if (!status || !is_expected(*status)) return past;
    for (const storage::PastCount& count : unit.past_parcels().between(shipment.from_province, shipment.to_province)) {
        if (past.empty() || !is_same_row(past.back(), count)) {
            past.push_back({count.carrier, count.from, count.to, count.collected_on, {}});
        }
        auto& by_days = past.back().count_by_days;
        const auto days = static_cast<std::size_t>(count.days);
        if (by_days.size() <= days) by_days.resize(days + 1);
        by_days[days] = static_cast<std::int32_t>(std::min<std::int64_t>(count.parcels, delivery::past_count_max));
    }
    return past;
}

std::optional<delivery::Expectation> expected_of(const std::vector<delivery::PastParcels>& past,
                                                 const storage::Shipment& shipment, base::Instant now) {
    if (past.empty()) return std::nullopt;
    const auto collected_at = delivery::milestones_of(tracked_parcel(shipment)).collected_at;
    if (!collected_at) return std::nullopt;
    const delivery::Way way{shipment.carrier, shipment.from_province, shipment.to_province};
    return delivery::expect(past, way, china_day(*collected_at), china_day(now));
}

void count_arrival(storage::Unit& unit, const storage::Shipment& shipment, const delivery::Shipment& before,
                   const delivery::Shipment& after) {
    const delivery::Milestones reached = delivery::milestones_of(after);
    if (!reached.arrived_at || delivery::milestones_of(before).arrived_at) return;
    const base::Day collected = china_day(*reached.collected_at);
    const std::int32_t days = china_day(*reached.arrived_at) - collected;
    unit.past_parcels().add({shipment.carrier, shipment.from_province, shipment.to_province, collected.weekday(),
                             std::clamp<std::int64_t>(days, 0, delivery::past_days_max), 1});
}

}  // namespace onetrip::endpoints
