#include "server/endpoints/booking_view.h"

#include <string>

#include "server/storage/failure.h"

namespace onetrip::endpoints {

appointment::Booking process_of(const storage::Booking& booking) {
    const auto state = appointment::booking_state_of(booking.state);
    const auto slot = appointment::read_slot_start(booking.slot.slot);
    if (!state || !slot) throw storage::Failure(storage::FailureKind::Corrupt, "a booking is of no known form");
    appointment::Booking process;
    process.state = *state;
    process.hall = booking.slot.hall;
    process.service = booking.service;
    process.slot = *slot;
    process.from = booking.from;
    process.to = booking.to;
    process.held_until = booking.held_until;
    process.called_at = booking.called_at;
    process.moves = static_cast<std::int32_t>(booking.moves);
    return process;
}

void take_over(storage::Booking& booking, const appointment::Booking& process) {
    booking.service = process.service;
    booking.slot.hall = process.hall;
    booking.slot.slot = process.slot.text();
    booking.from = process.from;
    booking.to = process.to;
    booking.state = appointment::name_of(process.state);
    booking.held_until = process.held_until;
    booking.called_at = process.called_at;
    booking.moves = process.moves;
}

void write_booking(json::Writer& out, const storage::Booking& booking, base::Instant now) {
    const bool lapsed = booking.held_until && *booking.held_until <= now;
    out.begin_object().member("id", booking.id).member("hall", booking.slot.hall);
    out.member("service", booking.service).member("slot", booking.slot.slot);
    out.member("state", lapsed ? std::string_view("expired") : std::string_view(booking.state)).name("held_until");
    if (booking.held_until && !lapsed) {
        out.value(booking.held_until->text());
    } else {
        out.null();
    }
    out.member("from", booking.from.text()).member("to", booking.to.text());
    out.member("day", booking.from.day_in(base::china_offset_minutes).text()).end_object();
}

std::string booking_text(const storage::Booking& booking, base::Instant now) {
    json::Writer out;
    out.begin_object().name("booking");
    write_booking(out, booking, now);
    out.end_object();
    return out.take();
}

}  // namespace onetrip::endpoints
