// POST /bookings, GET /bookings, DELETE /bookings/{id}: hold a slot, see what one holds, give it back.

#include "core/json/writer.h"
#include "server/accounts/token.h"
#include "server/endpoints/body.h"
#include "server/endpoints/booking_view.h"
#include "server/endpoints/case_record.h"
#include "server/endpoints/once.h"
#include "server/endpoints/routes.h"
#include "server/endpoints/slots.h"

namespace onetrip::endpoints {
namespace {

using base::Err;
using http::Problem;
using http::ProblemCode;

struct Wanted {
    const appointment::Hall* hall = nullptr;
    const appointment::HallService* service = nullptr;
    appointment::SlotStart slot;
};

/// Throws http::Refused for what is no request for a slot of ours.
Wanted read_wanted(const Office& office, const http::Request& request) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    const std::string_view hall_id = JsonBody::text(shape, "hall", identifier_bytes_max);
    const std::string_view service_id = JsonBody::text(shape, "service", identifier_bytes_max);
    const auto slot = appointment::read_slot_start(JsonBody::text(shape, "slot", identifier_bytes_max));
    if (!slot) shape.wrong("slot");
    JsonBody::finish(shape, {"hall", "service", "slot"});

    const HallEntry* hall = office.catalogue.find_hall(hall_id);
    const appointment::HallService* service = hall != nullptr ? hall->hall.service(service_id) : nullptr;
    if (service == nullptr) throw http::Refused(Problem(ProblemCode::NotFound));
    return {&hall->hall, service, *slot};
}

Problem booking_open(const storage::Booking& open, base::Instant now) {
    json::Writer out;
    write_booking(out, open, now);
    return Problem(ProblemCode::BookingOpen).with_json("booking", out.take());
}

/// One open booking per hall service: whoever wants another slot gives the first one back.
const storage::Booking* open_for(const std::vector<storage::Booking>& open, const Wanted& wanted) {
    for (const storage::Booking& booking : open) {
        if (booking.slot.hall == wanted.hall->id && booking.slot.service == wanted.service->id) return &booking;
    }
    return nullptr;
}

Attempt hold(storage::Unit& unit, const Office& office, const Wanted& wanted, const std::string& citizen,
             const std::string& id, base::Instant now) {
    const auto open = unit.bookings().open_of(citizen, now);
    if (const storage::Booking* other = open_for(open, wanted)) return Err{booking_open(*other, now)};

    const appointment::Taken taken = taken_slots(unit, *wanted.hall, *wanted.service, wanted.slot.day, 1, now);
    const auto slot =
        appointment::find_slot({*wanted.hall, *wanted.service}, office.catalogue.calendar(), wanted.slot, now, taken);
    if (!slot) return Err{Problem(ProblemCode::NotFound)};
    appointment::BookingEvent event;
    event.type = appointment::BookingEventType::Hold;
    event.offer = appointment::offer_of(*wanted.hall, *wanted.service, *slot);
    const auto held = appointment::step(std::nullopt, event, now);
    if (!held) return Err{Problem(ProblemCode::SlotTaken).with("refusal", appointment::code_of(held.error()))};

    storage::Booking booking;
    booking.id = id;
    booking.citizen = citizen;
    booking.created_at = now;
    take_over(booking, *held);
    if (!unit.bookings().add(booking, slot->capacity, now)) return Err{Problem(ProblemCode::SlotTaken)};
    return Answer{201, booking_text(booking, now), false};
}

http::Task hold_slot(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const Keyed key = keyed(request, "citizen/" + session.citizen);
    const Wanted wanted = read_wanted(office, request);
    const std::string id = accounts::draw_id(office.randomness);
    const base::Instant now = office.clock.now();
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return once(unit, key, now, [&](storage::Unit& inner) {
                               return hold(inner, office, wanted, session.citizen, id, now);
                           });
                       }));
}

http::Task list_bookings(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    require_query(request, {});
    const base::Instant now = office.clock.now();
    const auto open = co_await storage::read(
        office.store, [&](const storage::Unit& unit) { return unit.bookings().open_of(session.citizen, now); });
    json::Writer out;
    out.begin_object().name("bookings").begin_array();
    for (const storage::Booking& booking : open)
        write_booking(out, booking, now);
    out.end_array().end_object();
    co_return http::Reply::json(200, out.take());
}

/// A visit that an open case waits for is given up with the case, not without it.
bool waits_for_it(storage::Unit& unit, const storage::Booking& booking) {
    if (!booking.case_number) return false;
    const auto found = unit.cases().find(*booking.case_number);
    return found && !casework::is_final(read_record(found->record).process.state);
}

Attempt cancel(storage::Unit& unit, std::string_view id, const std::string& citizen, base::Instant now) {
    auto booking = unit.bookings().find(id);
    if (!booking || booking->citizen != citizen) return Err{Problem(ProblemCode::NotFound)};
    const auto before = process_of(*booking);
    const bool lapsed = booking->held_until && *booking->held_until <= now;
    const bool is_over = lapsed || before.state == appointment::BookingState::Cancelled ||
                         before.state == appointment::BookingState::Expired;
    if (is_over) return Answer{200, booking_text(*booking, now), false};
    if (waits_for_it(unit, *booking)) {
        return Err{Problem(ProblemCode::CaseState).with("refusal", "booking.belongs_to_case")};
    }
    const auto after = appointment::step(before, {appointment::BookingEventType::Cancel, {}}, now);
    if (!after) return Err{Problem(ProblemCode::CaseState).with("refusal", appointment::code_of(after.error()))};
    take_over(*booking, *after);
    unit.bookings().leave_seat(*booking);
    return Answer{200, booking_text(*booking, now), false};
}

http::Task cancel_booking(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const base::Instant now = office.clock.now();
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return cancel(unit, request.param("id"), session.citizen, now);
                       }));
}

}  // namespace

void add_booking_routes(Routes& routes, const Office& office) {
    using http::Request;
    using storage::CitizenSession;
    routes.citizen(http::Method::Get, "/bookings", {},
                   [&office](const Request& request, const CitizenSession& session) {
                       return list_bookings(office, request, session);
                   });
    routes.signed_in_citizen(http::Method::Post, "/bookings", http::json_body(),
                             [&office](const Request& request, const CitizenSession& session) {
                                 return hold_slot(office, request, session);
                             });
    routes.citizen(http::Method::Delete, "/bookings/{id}", {},
                   [&office](const Request& request, const CitizenSession& session) {
                       return cancel_booking(office, request, session);
                   });
}

}  // namespace onetrip::endpoints
