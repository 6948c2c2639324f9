#include "server/endpoints/booking_acts.h"

#include "core/json/writer.h"
#include "server/endpoints/booking_view.h"
#include "server/endpoints/seating.h"
#include "server/endpoints/visit_notices.h"

namespace onetrip::endpoints {
namespace {

using appointment::Refusal;
using base::Err;
using http::Problem;
using http::ProblemCode;

}  // namespace

Standing standing_of(const storage::Unit& unit, const std::string& citizen, std::string_view service, base::Instant now,
                     const appointment::BookingRules& rules) {
    // What was missed so long ago that nothing can follow from it is not asked for.
    const std::int64_t days = rules.misses_days + rules.block_days;
    storage::BookingsOf known = unit.bookings().standing_of(citizen, now, now + -(days * base::milliseconds_per_day));
    Standing person;
    person.known.open = static_cast<std::int32_t>(known.open.size());
    person.known.missed_at = std::move(known.missed);
    for (storage::Booking& booking : known.open) {
        if (booking.service == service) person.open = std::move(booking);
    }
    person.known.has_open_of_service = person.open.has_value();
    return person;
}

Problem refused(Refusal refusal, const Standing& person, const Catalogue& catalogue, base::Instant now,
                const appointment::BookingRules& rules) {
    switch (refusal) {
        case Refusal::OpenAlready: {
            json::Writer out;
            write_booking(out, *person.open, terms_of(catalogue, *person.open), now);
            return Problem(ProblemCode::BookingOpen).with_json("booking", out.take());
        }
        case Refusal::SlotPast:
        case Refusal::SlotNotReleased:
        case Refusal::SlotFull: return Problem(ProblemCode::SlotTaken).with("refusal", appointment::code_of(refusal));
        default: break;
    }
    Problem problem = Problem(ProblemCode::BookingRefused).with("refusal", appointment::code_of(refusal));
    const auto until = appointment::blocked_until(person.known, now, rules);
    if (refusal != Refusal::PersonBlocked || !until) return problem;
    return std::move(problem).with("blocked_until", until->text());
}

base::Result<storage::Booking, Problem> hold_booking(storage::Unit& unit, const Catalogue& catalogue,
                                                     const WantedSlot& wanted, const std::string& citizen,
                                                     const std::string& id, base::Instant now) {
    const auto at = look_at_slot(unit, catalogue, wanted.hall, wanted.service, wanted.slot, now);
    if (!at) return Err{Problem(ProblemCode::NotFound)};
    const Standing person = standing_of(unit, citizen, wanted.service, now, at->hall.rules);
    const appointment::BookingEvent event{appointment::BookingEventType::Hold,
                                          appointment::offer_of(at->hall, at->service, at->slot), person.known};
    const auto held = appointment::step(std::nullopt, event, now, at->hall.rules);
    if (!held) return Err{refused(held.error(), person, catalogue, now, at->hall.rules)};
    storage::Booking booking;
    booking.id = id;
    booking.citizen = citizen;
    booking.created_at = now;
    take_over(booking, *held);
    const auto capacity = choose_team(*at, booking);
    if (!capacity || !unit.bookings().add(booking, *capacity, now)) return Err{Problem(ProblemCode::SlotTaken)};
    return booking;
}

std::optional<Problem> move_booking(storage::Unit& unit, storage::Booking& booking, const std::string& hall,
                                    appointment::SlotStart slot, const GiveBack& giving_back) {
    const base::Instant now = giving_back.now;
    const auto at = look_at_slot(unit, giving_back.catalogue, hall, booking.service, slot, now);
    if (!at) return Problem(ProblemCode::NotFound);
    const storage::Booking before = booking;
    const appointment::BookingEvent event{appointment::BookingEventType::Reschedule,
                                          appointment::offer_of(at->hall, at->service, at->slot)};
    const auto moved = appointment::step(process_of(booking), event, now, at->hall.rules);
    if (!moved) return refused(moved.error(), {}, giving_back.catalogue, now, at->hall.rules);
    take_over(booking, *moved);
    const auto capacity = choose_team(*at, booking);
    if (!capacity || !unit.bookings().take_seat(booking, *capacity, now)) return Problem(ProblemCode::SlotTaken);
    if (booking.case_number) unit.announce({"case/" + *booking.case_number, "booking.moved"});
    lay_reminders(unit, booking, now);
    giving_back.wait_for_earlier(unit, booking);
    giving_back.pass_on(unit, before, true);
    return std::nullopt;
}

}  // namespace onetrip::endpoints
