#include "server/endpoints/booking_view.h"

#include <algorithm>
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

HallTerms terms_of(const Catalogue& catalogue, const storage::Booking& booking) {
    const HallEntry* hall = catalogue.find_hall(booking.slot.hall);
    if (hall == nullptr) return {};
    return {hall->hall.rules, hall->hall.offset_minutes};
}

void write_booking(json::Writer& out, const storage::Booking& booking, const HallTerms& terms, base::Instant now) {
    const bool lapsed = booking.held_until && *booking.held_until <= now;
    const std::int32_t offset = terms.offset_minutes;
    out.begin_object().member("id", booking.id).member("hall", booking.slot.hall);
    out.member("service", booking.service).member("slot", booking.slot.slot);
    out.member("state", lapsed ? std::string_view("expired") : std::string_view(booking.state)).name("held_until");
    if (booking.held_until && !lapsed) {
        out.value(booking.held_until->text(offset));
    } else {
        out.null();
    }
    out.member("from", booking.from.text(offset)).member("to", booking.to.text(offset));
    out.member("day", booking.from.day_in(offset).text());
    out.member("changes_until", appointment::changes_until(process_of(booking), terms.rules).text(offset));
    out.member("moves_left", std::max<std::int64_t>(0, terms.rules.moves_max - booking.moves)).name("case_number");
    if (booking.case_number) {
        out.value(*booking.case_number);
    } else {
        out.null();
    }
    out.end_object();
}

std::string booking_text(const storage::Booking& booking, const HallTerms& terms, base::Instant now) {
    json::Writer out;
    out.begin_object().name("booking");
    write_booking(out, booking, terms, now);
    out.end_object();
    return out.take();
}

}  // namespace onetrip::endpoints
