#include "server/endpoints/parcel_entry.h"

#include <utility>

#include "core/delivery/waybill.h"
#include "server/accounts/token.h"
#include "server/couriers/subscriber.h"
#include "server/endpoints/body.h"
#include "server/endpoints/carriers.h"
#include "server/endpoints/parcel.h"

namespace onetrip::endpoints {
namespace {

constexpr std::size_t waybill_bytes_max = 96;

}  // namespace

EnteredParcel read_entered_parcel(json::Shape& shape) {
    const std::string_view carrier = JsonBody::text(shape, "carrier", identifier_bytes_max);
    if (find_carrier(carrier) == nullptr) shape.wrong("carrier");
    const auto waybill = delivery::normalise_waybill(JsonBody::text(shape, "waybill", waybill_bytes_max));
    if (!waybill) shape.wrong("waybill");
    return {std::string(carrier), waybill.value_or("")};
}

DrawnSecrets draw_secrets(ports::Randomness& randomness) {
    return {accounts::draw_id(randomness), accounts::draw_id(randomness), accounts::draw_token(randomness)};
}

storage::Shipment enter_parcel(storage::Unit& unit, const CaseFile& file, const EnteredParcel& parcel,
                               const DrawnSecrets& drawn, std::string_view purpose, base::Instant now) {
    delivery::Event label;
    label.type = delivery::EventType::LabelReady;
    label.number = parcel.waybill;
    label.carrier = parcel.carrier;
    const auto tracked = delivery::step(delivery::create_shipment(now), label, now);
    ONETRIP_ASSERT(tracked.ok());  // a new shipment takes any normalised number
    const json::Document answers = answers_of(file);

    storage::Shipment shipment;
    shipment.id = drawn.id;
    shipment.case_number = file.stored.number;
    shipment.waybill = parcel.waybill;
    shipment.salt = drawn.salt;
    shipment.callback_token = drawn.callback_token;
    shipment.subscription = "pending";
    shipment.purpose = purpose;
    set_tracked_parcel(shipment, *tracked);
    set_receiver(shipment, *file.service, answers.root());
    if (purpose == "materials") std::swap(shipment.from_province, shipment.to_province);
    shipment.created_at = now;
    shipment.updated_at = now;
    unit.shipments().add(shipment);
    unit.jobs().add(couriers::shipment_job(couriers::subscribe_job, shipment.id, now));
    return shipment;
}

}  // namespace onetrip::endpoints
