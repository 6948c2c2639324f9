#pragma once

/// Shipments, pushes and events as JSON: how they are stored and how they cross the wire.
///
///     shipment  {"number":"…","carrier":"ems","created_at":"…","state":"in_transit","watch":"polling",
///                "history":[TRACK…],"noted":[TRACK…]}      (`state` is written for readers and read off the events)
///     TRACK     {"at":"…","status":"in_transit" or null,"text":"…","area":"…","code":"1002"}
///     push      {"number":"…","carrier":"ems","carrier_new":"…","watch":"polling","state":"in_transit" or null,
///                "events":[TRACK…],"skipped":1}            (`carrier_new` and `skipped` only where there are any)
///     event     {"type":NAME} and, by type,
///               label_ready  number, carrier
///               tracked      at, text?, area?, code? (Kuaidi100's), status? (else read off the code)

#include <string_view>

#include "core/base/result.h"
#include "core/delivery/shipment.h"
#include "core/json/document.h"
#include "core/json/shape.h"
#include "core/json/writer.h"

namespace onetrip::delivery {

[[nodiscard]] base::Result<Shipment, json::Fault> read_shipment(json::View record, std::string_view at = {});
[[nodiscard]] base::Result<Push, json::Fault> read_push(json::View push, std::string_view at = {});
[[nodiscard]] base::Result<Event, json::Fault> read_event(json::View event, std::string_view at = {});

/// Times are written in China's zone, as the carriers mean them.
void write_shipment(json::Writer& out, const Shipment& shipment);
void write_push(json::Writer& out, const Push& push);

}  // namespace onetrip::delivery
