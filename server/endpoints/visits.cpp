// POST /staff/bookings/{id}/events: who has an appointment comes and draws a number, or the hall calls the visit off.
// What happens afterwards happens to the number (hall_desk.cpp).

#include <algorithm>
#include <array>

#include "server/accounts/token.h"
#include "server/endpoints/body.h"
#include "server/endpoints/booking_view.h"
#include "server/endpoints/hall_line.h"
#include "server/endpoints/once.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using appointment::BookingEventType;
using appointment::TicketEventType;
using base::Err;
using http::Problem;
using http::ProblemCode;

/// `miss` is for who never came: no number was drawn for them.
constexpr std::array at_the_door{BookingEventType::CheckIn, BookingEventType::Miss, BookingEventType::CallOff};

BookingEventType read_event(const http::Request& request) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    const auto type = appointment::booking_event_of(JsonBody::text(shape, "type", identifier_bytes_max));
    if (!type || std::find(at_the_door.begin(), at_the_door.end(), *type) == at_the_door.end()) shape.wrong("type");
    JsonBody::finish(shape, {"type"});
    return *type;
}

std::optional<storage::Ticket> open_ticket_of(const storage::Unit& unit, std::string_view booking) {
    auto ticket = unit.tickets().find_of_booking(booking);
    const auto state = ticket ? appointment::ticket_state_of(ticket->state) : std::nullopt;
    if (!state || !appointment::is_open(*state)) return std::nullopt;
    return ticket;
}

Attempt act(storage::Unit& unit, const Catalogue& catalogue, std::string_view id, BookingEventType type,
            const std::string& ticket_id, const std::string& staff, base::Instant now) {
    auto booking = unit.bookings().find(id);
    const HallEntry* entry = booking ? catalogue.find_hall(booking->slot.hall) : nullptr;
    if (entry == nullptr || booking->citizen.empty()) return Err{Problem(ProblemCode::NotFound)};
    auto ticket = type == BookingEventType::CheckIn ? std::nullopt : open_ticket_of(unit, booking->id);
    // Who has come is called off with their number, and is called missed by the window that called it.
    const bool by_number = ticket && type == BookingEventType::CallOff;
    if (ticket && !by_number) {
        return Err{Problem(ProblemCode::BookingRefused).with("refusal", code_of(appointment::Refusal::StateForbids))};
    }
    auto problem = by_number ? step_ticket(unit, catalogue, *ticket, {TicketEventType::CallOff}, staff, now)
                             : step_visit(unit, catalogue, *booking, type, now);
    if (problem) return Err{std::move(*problem)};
    booking = unit.bookings().find(id);
    json::Writer out;
    out.begin_object().name("booking");
    write_booking(out, *booking, terms_of(catalogue, *booking), now);
    out.name("ticket");
    if (type == BookingEventType::CheckIn) {
        const Arrival arrival{booking->service, appointment::Comer::Booked, booking->id,
                              appointment::turn_of_booked(booking->from, now)};
        write_ticket(out, draw_ticket(unit, entry->hall, arrival, ticket_id, now), entry->hall.offset_minutes);
    } else {
        out.null();
    }
    out.end_object();
    return Answer{200, out.take(), false};
}

http::Task record_event(const Office& office, const http::Request& request, const accounts::SignedInStaff& staff) {
    const Keyed key = keyed(request, "staff/" + staff.user);
    const BookingEventType type = read_event(request);
    const std::string ticket_id = accounts::draw_id(office.randomness);
    const base::Instant now = office.clock.now();
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return once(unit, key, now, [&](storage::Unit& inner) {
                               return act(inner, office.catalogue, request.param("id"), type, ticket_id, staff.user,
                                          now);
                           });
                       }));
}

}  // namespace

void add_visit_routes(Routes& routes, const Office& office) {
    routes.staff(http::Method::Post, "/staff/bookings/{id}/events", http::json_body(),
                 [&office](const http::Request& request, const accounts::SignedInStaff& staff) {
                     return record_event(office, request, staff);
                 });
}

}  // namespace onetrip::endpoints
