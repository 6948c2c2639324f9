#pragma once

/// Bookings, events and rules as JSON: how they are stored and how they cross the wire. Absent members are left out.
///
///     booking  {"state":"held","hall":"demo-hospital","service":"medical-check","slot":"2026-12-01T09:00",
///               "from":"2026-12-01T09:00:00+08:00","to":"…","held_until":"…","called_at":"…","moves":0}
///     event    {"type":"confirm|expire|cancel|call_off|check_in|call|serve|miss"},
///              {"type":"reschedule|relocate","offer":{"hall":"…","service":"…","slot":"…","from":"…","to":"…","state":"open"}}
///              or
///              {"type":"hold","offer":{…},"standing":{"open":0,"has_open_of_service":false,"missed_at":["…"]}}, each
///              member of the standing optional

#include <string_view>

#include "core/appointment/booking.h"
#include "core/base/result.h"
#include "core/json/document.h"
#include "core/json/shape.h"
#include "core/json/writer.h"

namespace onetrip::appointment {

[[nodiscard]] base::Result<Booking, json::Fault> read_booking(json::View booking, std::string_view at = {});
[[nodiscard]] base::Result<BookingEvent, json::Fault> read_booking_event(json::View event, std::string_view at = {});

/// Times are written in the hall's zone, which is what lies between the slot's local time and its moment.
void write_booking(json::Writer& out, const Booking& booking);

}  // namespace onetrip::appointment
