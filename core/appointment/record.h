#pragma once

/// Bookings, events and rules as JSON: how they are stored and how they cross the wire. Absent members are left out.
///
///     booking  {"state":"held","hall":"demo-hospital","service":"medical-check","slot":"2026-12-01T09:00",
///               "from":"2026-12-01T09:00:00+08:00","to":"…","held_until":"…","moves":0}
///     event    {"type":"confirm|expire|cancel|call_off|check_in|serve|miss"} or
///              {"type":"hold|reschedule","offer":{"hall":"…","service":"…","slot":"…","from":"…","to":"…","state":"open"}}
///     rules    {"hold_minutes":10,"cancel_until_minutes":120,"check_in_early_minutes":60,"late_tolerance_minutes":15,
///               "moves_max":3}, each optional

#include <string_view>

#include "core/appointment/booking.h"
#include "core/base/result.h"
#include "core/json/document.h"
#include "core/json/shape.h"
#include "core/json/writer.h"

namespace onetrip::appointment {

[[nodiscard]] base::Result<Booking, json::Fault> read_booking(json::View booking, std::string_view at = {});
[[nodiscard]] base::Result<BookingEvent, json::Fault> read_booking_event(json::View event, std::string_view at = {});
[[nodiscard]] base::Result<BookingRules, json::Fault> read_booking_rules(json::View rules, std::string_view at = {});

/// Times are written in the hall's zone, which is what lies between the slot's local time and its moment.
void write_booking(json::Writer& out, const Booking& booking);

}  // namespace onetrip::appointment
