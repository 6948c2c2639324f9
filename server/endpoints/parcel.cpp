#include "server/endpoints/parcel.h"

#include "core/delivery/milestones.h"
#include "core/delivery/province.h"
#include "core/delivery/record.h"
#include "core/delivery/timeline.h"
#include "core/json/document.h"
#include "core/json/writer.h"
#include "server/storage/failure.h"

namespace onetrip::endpoints {

bool waits_for_courier(const storage::Shipment& shipment) {
    return shipment.state == delivery::name_of(delivery::Status::LabelReady);
}

bool is_replaced(const storage::Shipment& shipment) {
    const auto status = delivery::status_of(shipment.state);
    return status == delivery::Status::Returned || status == delivery::Status::Cancelled ||
           status == delivery::Status::Lost;
}

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
    shipment.quiet_from = delivery::silent_from(parcel);
    const delivery::Milestones reached = delivery::milestones_of(parcel);
    shipment.collected_at = reached.collected_at;
    shipment.arrived_at = reached.arrived_at;
    shipment.first_attempt_failed = reached.first_attempt_failed;
}

void write_payer(json::Writer& out, const ServiceEntry& service) {
    const auto payer = service.service().definition()["delivery"]["paid_by"].string();
    out.name("paid_by");
    payer ? out.value(*payer) : out.null();
}

void set_receiver(storage::Shipment& shipment, const ServiceEntry& service, json::View answers) {
    const catalog::Service& definition = service.service();
    const std::string_view home = std::string_view(service.agency->region).substr(0, 2);
    const std::string_view address = definition.answer(answers, "delivery", "address").string_or({});
    shipment.phone = definition.answer(answers, "delivery", "phone").string_or({});
    shipment.from_province = home;
    shipment.to_province = delivery::province_of_address(address).value_or(home);
}

}  // namespace onetrip::endpoints
