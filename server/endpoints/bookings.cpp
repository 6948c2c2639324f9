// POST /bookings, GET /bookings, DELETE /bookings/{id}, POST /bookings/{id}/reschedule: hold a slot, see what one
// holds, give it back, move it.

#include "core/json/writer.h"
#include "server/accounts/token.h"
#include "server/endpoints/body.h"
#include "server/endpoints/booking_acts.h"
#include "server/endpoints/booking_view.h"
#include "server/endpoints/case_record.h"
#include "server/endpoints/given_back.h"
#include "server/endpoints/once.h"
#include "server/endpoints/routes.h"
#include "server/endpoints/seating.h"

namespace onetrip::endpoints {
namespace {

using base::Err;
using http::Problem;
using http::ProblemCode;

appointment::SlotStart read_slot(json::Shape& shape) {
    const auto slot = appointment::read_slot_start(JsonBody::text(shape, "slot", identifier_bytes_max));
    if (!slot) shape.wrong("slot");
    return slot.value_or(appointment::SlotStart());
}

/// Throws http::Refused for what is no request for a slot of ours.
WantedSlot read_wanted(const Office& office, const http::Request& request) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    WantedSlot wanted;
    wanted.hall = JsonBody::text(shape, "hall", identifier_bytes_max);
    wanted.service = JsonBody::text(shape, "service", identifier_bytes_max);
    wanted.slot = read_slot(shape);
    JsonBody::finish(shape, {"hall", "service", "slot"});
    const HallEntry* hall = office.catalogue.find_hall(wanted.hall);
    if (hall == nullptr || hall->hall.service(wanted.service) == nullptr) {
        throw http::Refused(Problem(ProblemCode::NotFound));
    }
    return wanted;
}

Attempt hold(storage::Unit& unit, const Office& office, const WantedSlot& wanted, const std::string& citizen,
             const std::string& id, base::Instant now) {
    auto held = hold_booking(unit, office.catalogue, wanted, citizen, id, now);
    if (!held) return Err{held.error()};
    return Answer{201, booking_text(*held, terms_of(office.catalogue, *held), now), false};
}

http::Task hold_slot(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const Keyed key = keyed(request, "citizen/" + session.citizen);
    const WantedSlot wanted = read_wanted(office, request);
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
        write_booking(out, booking, terms_of(office.catalogue, booking), now);
    out.end_array().end_object();
    co_return http::Reply::json(200, out.take());
}

/// A visit that an open case waits for is given up with the case, not without it.
bool waits_for_it(storage::Unit& unit, const storage::Booking& booking) {
    if (!booking.case_number) return false;
    const auto found = unit.cases().find(*booking.case_number);
    return found && !casework::is_final(read_record(found->record).process.state);
}

Attempt cancel(storage::Unit& unit, std::string_view id, const std::string& citizen, const GiveBack& giving_back) {
    const base::Instant now = giving_back.now;
    auto booking = unit.bookings().find(id);
    if (!booking || booking->citizen != citizen) return Err{Problem(ProblemCode::NotFound)};
    const auto before = process_of(*booking);
    const bool lapsed = booking->held_until && *booking->held_until <= now;
    const bool is_over = lapsed || before.state == appointment::BookingState::Cancelled ||
                         before.state == appointment::BookingState::Expired;
    if (is_over) return Answer{200, booking_text(*booking, terms_of(giving_back.catalogue, *booking), now), false};
    if (waits_for_it(unit, *booking)) {
        return Err{Problem(ProblemCode::CaseState).with("refusal", "booking.belongs_to_case")};
    }
    const auto after = appointment::step(before, {appointment::BookingEventType::Cancel}, now,
                                         rules_of(giving_back.catalogue, *booking));
    if (!after) return Err{Problem(ProblemCode::CaseState).with("refusal", appointment::code_of(after.error()))};
    take_over(*booking, *after);
    giving_back.leave(unit, *booking, before.state == appointment::BookingState::Confirmed);
    return Answer{200, booking_text(*booking, terms_of(giving_back.catalogue, *booking), now), false};
}

http::Task cancel_booking(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const GiveBack giving_back{office.catalogue, office.clock.now(), draw_number(office.randomness)};
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return cancel(unit, request.param("id"), session.citizen, giving_back);
                       }));
}

Attempt reschedule(storage::Unit& unit, std::string_view id, const std::string& citizen, appointment::SlotStart slot,
                   const GiveBack& giving_back) {
    auto booking = unit.bookings().find(id);
    if (!booking || booking->citizen != citizen) return Err{Problem(ProblemCode::NotFound)};
    const std::string hall = booking->slot.hall;
    if (auto problem = move_booking(unit, *booking, hall, slot, giving_back)) return Err{std::move(*problem)};
    return Answer{200, booking_text(*booking, terms_of(giving_back.catalogue, *booking), giving_back.now), false};
}

http::Task reschedule_booking(const Office& office, const http::Request& request,
                              const storage::CitizenSession& session) {
    const Keyed key = keyed(request, "citizen/" + session.citizen);
    // Before the body is looked at: whoever does not own it learns nothing.
    const bool is_theirs = co_await storage::read(office.store, [&](const storage::Unit& unit) {
        const auto booking = unit.bookings().find(request.param("id"));
        return booking && booking->citizen == session.citizen;
    });
    if (!is_theirs) co_return Problem(ProblemCode::NotFound).reply(request);
    const JsonBody body(request);
    json::Shape shape(body.root());
    const appointment::SlotStart slot = read_slot(shape);
    JsonBody::finish(shape, {"slot"});
    const GiveBack giving_back{office.catalogue, office.clock.now(), draw_number(office.randomness)};
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return once(unit, key, giving_back.now, [&](storage::Unit& inner) {
                               return reschedule(inner, request.param("id"), session.citizen, slot, giving_back);
                           });
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
    routes.citizen(http::Method::Post, "/bookings/{id}/reschedule", http::json_body(),
                   [&office](const Request& request, const CitizenSession& session) {
                       return reschedule_booking(office, request, session);
                   });
    routes.citizen(http::Method::Delete, "/bookings/{id}", {},
                   [&office](const Request& request, const CitizenSession& session) {
                       return cancel_booking(office, request, session);
                   });
}

}  // namespace onetrip::endpoints
