#include "server/endpoints/parcel.h"

#include "core/delivery/record.h"
#include "core/json/document.h"
#include "core/json/writer.h"
#include "server/storage/failure.h"

namespace onetrip::endpoints {

delivery::Shipment tracked_parcel(const storage::Shipment& shipment) {
    const auto document = json::Document::parse(shipment.tracking);
    auto parcel = delivery::read_shipment(document.ok() ? document->root() : json::View());
    if (!parcel) {
        throw storage::Failure(storage::FailureKind::Corrupt,
                               "a shipment's tracking is broken at " + parcel.error().at);
    }
    return std::move(parcel).value();
}

void set_tracked_parcel(storage::Shipment& shipment, const delivery::Shipment& parcel) {
    json::Writer tracking;
    delivery::write_shipment(tracking, parcel);
    shipment.tracking = tracking.take();
    shipment.state = delivery::name_of(delivery::status_of(parcel));
    shipment.carrier = parcel.carrier;
}

}  // namespace onetrip::endpoints
