#pragma once

/// The tracked parcel behind a stored shipment, whose `tracking` is a text to the store.

#include "core/delivery/shipment.h"
#include "core/json/writer.h"
#include "server/endpoints/catalogue.h"
#include "server/storage/shipments.h"

namespace onetrip::endpoints {

/// It has a number, and nobody has collected it: its address and its label may still change.
[[nodiscard]] bool waits_for_courier(const storage::Shipment& shipment);

/// It will not arrive: where it was still wanted, another goes in its place.
[[nodiscard]] bool is_replaced(const storage::Shipment& shipment);

/// Throws storage::Failure{Corrupt} if the text is no shipment of core/delivery/record.h.
[[nodiscard]] delivery::Shipment tracked_parcel(const storage::Shipment& shipment);

/// Writes tracking, carrier, state and what is counted and looked after by them.
void set_tracked_parcel(storage::Shipment& shipment, const delivery::Shipment& parcel);

/// The member `paid_by`: `state`, `on_delivery` or `oneself`; null where the service does not say it.
void write_payer(json::Writer& out, const ServiceEntry& service);

/// Writes who receives it, and between which provinces it goes: an address that names none is at home.
void set_receiver(storage::Shipment& shipment, const ServiceEntry& service, json::View answers);

}  // namespace onetrip::endpoints
