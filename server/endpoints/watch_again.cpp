#include "server/endpoints/watch_again.h"

#include "core/delivery/carrier_status.h"
#include "server/couriers/subscriber.h"

namespace onetrip::endpoints {
namespace {

/// Longer than any parcel is under way.
constexpr std::int64_t watched_milliseconds_max = 30 * base::milliseconds_per_day;

}  // namespace

void watch_again(storage::Unit& unit, const storage::Shipment& shipment, base::Instant now) {
    const auto state = delivery::status_of(shipment.state);
    const bool has_ended = !state || delivery::is_final(*state);
    if (has_ended || now - shipment.created_at > watched_milliseconds_max) return;
    const std::int64_t pause = couriers::resubscription_milliseconds_min;
    const std::string again = '/' + std::to_string(now.milliseconds() / pause);
    unit.jobs().add(couriers::shipment_job(couriers::subscribe_job, shipment.id, now + pause, again));
}

}  // namespace onetrip::endpoints
