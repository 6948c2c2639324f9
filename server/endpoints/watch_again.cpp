#include "server/endpoints/watch_again.h"

#include "core/delivery/carrier_status.h"
#include "server/couriers/subscriber.h"

namespace onetrip::endpoints {
namespace {

/// Longer than any parcel is under way.
constexpr std::int64_t watched_milliseconds_max = 30 * base::milliseconds_per_day;
constexpr std::string_view waiting = "pending";

}  // namespace

void watch_again(storage::Unit& unit, std::string_view shipment_id, base::Instant now) {
    auto shipment = unit.shipments().find(shipment_id);
    if (!shipment || shipment->subscription == waiting) return;
    const auto state = delivery::status_of(shipment->state);
    const bool has_ended = !state || delivery::is_final(*state);
    if (has_ended || now - shipment->created_at > watched_milliseconds_max) return;
    const std::int64_t pause = couriers::resubscription_milliseconds_min;
    const std::string again = '/' + std::to_string(now.milliseconds() / pause);
    if (!unit.jobs().add(couriers::shipment_job(couriers::subscribe_job, shipment->id, now + pause, again))) return;
    shipment->subscription = waiting;
    unit.shipments().save(*shipment);
}

}  // namespace onetrip::endpoints
