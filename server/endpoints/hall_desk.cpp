// GET /staff/halls/{id}/line, POST /staff/halls/{id}/tickets, POST /staff/halls/{id}/calls, POST
// /staff/tickets/{id}/events: the desk's side of a hall: who is expected, who waits, who is called; a number for
// whoever walks in; the next one to a window; and how it ended.

#include <algorithm>

#include "server/accounts/token.h"
#include "server/endpoints/body.h"
#include "server/endpoints/booking_view.h"
#include "server/endpoints/hall_in_path.h"
#include "server/endpoints/hall_line.h"
#include "server/endpoints/once.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using appointment::TicketEventType;
using base::Err;
using http::Problem;
using http::ProblemCode;

constexpr std::size_t window_bytes_max = 16;

std::string ticket_text(const storage::Ticket& ticket, std::int32_t offset_minutes) {
    json::Writer out;
    out.begin_object().name("ticket");
    write_ticket(out, ticket, offset_minutes);
    out.end_object();
    return out.take();
}

void write_tickets(json::Writer& out, std::string_view name, const std::vector<storage::Ticket>& tickets,
                   std::int32_t offset_minutes) {
    out.name(name).begin_array();
    for (const storage::Ticket& ticket : tickets)
        write_ticket(out, ticket, offset_minutes);
    out.end_array();
}

http::Task tell_line(const Office& office, const http::Request& request, const accounts::SignedInStaff&) {
    require_query(request, {});
    const appointment::Hall& hall = hall_in_path(office, request).hall;
    const base::Instant now = office.clock.now();
    co_return http::Reply::json(
        200, co_await storage::read(office.store, [&](const storage::Unit& unit) {
            const HallLine line = read_line(unit, hall, now);
            const base::Day today = now.day_in(hall.offset_minutes);
            json::Writer out;
            out.begin_object().member("now", now.text(hall.offset_minutes)).member("day", line.day);
            write_tickets(out, "called", line.called, hall.offset_minutes);
            write_tickets(out, "waiting", line.waiting, hall.offset_minutes);
            out.name("expected").begin_array();
            for (const storage::Booking& booking :
                 unit.bookings().expected(hall.id, base::Instant::at(today, 0, hall.offset_minutes),
                                          base::Instant::at(today + 1, 0, hall.offset_minutes))) {
                write_booking(out, booking, terms_of(office.catalogue, booking), now);
            }
            out.end_array().end_object();
            return out.take();
        }));
}

Arrival read_arrival(const appointment::Hall& hall, const http::Request& request, base::Instant now) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    Arrival arrival;
    arrival.service = JsonBody::text(shape, "service", identifier_bytes_max);
    if (hall.service(arrival.service) == nullptr) shape.wrong("service");
    if (shape.boolean_if("priority").value_or(false)) arrival.comer = appointment::Comer::Priority;
    JsonBody::finish(shape, {"service", "priority"});
    arrival.turn_at = now;
    return arrival;
}

http::Task give_number(const Office& office, const http::Request& request, const accounts::SignedInStaff& staff) {
    const Keyed key = keyed(request, "staff/" + staff.user);
    const appointment::Hall& hall = hall_in_path(office, request).hall;
    const base::Instant now = office.clock.now();
    const Arrival arrival = read_arrival(hall, request, now);
    const std::string id = accounts::draw_id(office.randomness);
    co_return reply_of(
        request, co_await storage::write(office.store, [&](storage::Unit& unit) {
            return once(unit, key, now, [&](storage::Unit& inner) -> Attempt {
                return Answer{201, ticket_text(draw_ticket(inner, hall, arrival, id, now), hall.offset_minutes), false};
            });
        }));
}

struct Calling {
    std::string window;
    std::vector<std::string> services;  ///< that the window can do; empty for all
};

Calling read_calling(const appointment::Hall& hall, const http::Request& request) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    Calling calling;
    calling.window = JsonBody::text(shape, "window", window_bytes_max);
    if (calling.window.empty()) shape.wrong("window");
    for (const json::View id : shape.array_if("services").elements()) {
        calling.services.emplace_back(id.string_or({}));
        if (hall.service(calling.services.back()) == nullptr) shape.wrong("services");
    }
    JsonBody::finish(shape, {"window", "services"});
    return calling;
}

/// The next in the line whom the window can serve; `{"ticket":null}` if nobody waits for that.
Attempt call_next(storage::Unit& unit, const Office& office, const appointment::Hall& hall, const Calling& calling,
                  const std::string& clerk, base::Instant now) {
    HallLine line = read_line(unit, hall, now);
    const bool is_busy = std::any_of(line.called.begin(), line.called.end(),
                                     [&](const storage::Ticket& one) { return one.window == calling.window; });
    if (is_busy) return Err{Problem(ProblemCode::BookingRefused).with("refusal", "ticket.window_busy")};
    const auto can = [&](const storage::Ticket& one) {
        return calling.services.empty() ||
               std::find(calling.services.begin(), calling.services.end(), one.service) != calling.services.end();
    };
    const auto next = std::find_if(line.waiting.begin(), line.waiting.end(), can);
    if (next == line.waiting.end()) return Answer{200, R"({"ticket":null})", false};
    if (auto problem =
            step_ticket(unit, office.catalogue, *next, {TicketEventType::Call, calling.window, {}}, clerk, now)) {
        return Err{std::move(*problem)};
    }
    return Answer{200, ticket_text(*next, hall.offset_minutes), false};
}

http::Task call_to_window(const Office& office, const http::Request& request, const accounts::SignedInStaff& staff) {
    const Keyed key = keyed(request, "staff/" + staff.user);
    const appointment::Hall& hall = hall_in_path(office, request).hall;
    const Calling calling = read_calling(hall, request);
    const base::Instant now = office.clock.now();
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return once(unit, key, now, [&](storage::Unit& inner) {
                               return call_next(inner, office, hall, calling, staff.user, now);
                           });
                       }));
}

appointment::TicketEvent read_event(const http::Request& request) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    appointment::TicketEvent event;
    const auto type = appointment::ticket_event_of(JsonBody::text(shape, "type", identifier_bytes_max));
    if (!type) shape.wrong("type");
    event.type = type.value_or(TicketEventType::Call);
    event.service = shape.text_if("service").value_or("");
    if ((event.type == TicketEventType::SendOn) == event.service.empty()) shape.wrong("service");
    JsonBody::finish(shape, {"type", "service"});
    return event;
}

Attempt act(storage::Unit& unit, const Office& office, std::string_view id, appointment::TicketEvent event,
            const std::string& clerk, base::Instant now) {
    auto ticket = unit.tickets().find(id);
    const HallEntry* entry = ticket ? office.catalogue.find_hall(ticket->hall) : nullptr;
    if (entry == nullptr) return Err{Problem(ProblemCode::NotFound)};
    const bool is_for_nobody = event.type == TicketEventType::SendOn && entry->hall.service(event.service) == nullptr;
    if (is_for_nobody) return Err{Problem(ProblemCode::NotFound)};
    // Called once more: by the window that has called already. Who waits is called by `calls`, in order.
    if (event.type == TicketEventType::Call) event.window = ticket->window;
    const bool waits = ticket->state == appointment::name_of(appointment::TicketState::Waiting);
    if (waits && event.type == TicketEventType::Call)
        return Err{Problem(ProblemCode::BookingRefused).with("refusal", "ticket.state_forbids")};
    if (auto problem = step_ticket(unit, office.catalogue, *ticket, event, clerk, now)) return Err{std::move(*problem)};
    return Answer{200, ticket_text(*ticket, entry->hall.offset_minutes), false};
}

http::Task record_event(const Office& office, const http::Request& request, const accounts::SignedInStaff& staff) {
    const Keyed key = keyed(request, "staff/" + staff.user);
    const appointment::TicketEvent event = read_event(request);
    const base::Instant now = office.clock.now();
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return once(unit, key, now, [&](storage::Unit& inner) {
                               return act(inner, office, request.param("id"), event, staff.user, now);
                           });
                       }));
}

}  // namespace

void add_hall_desk_routes(Routes& routes, const Office& office) {
    using accounts::SignedInStaff;
    using http::Request;
    routes.staff(
        http::Method::Get, "/staff/halls/{id}/line", {},
        [&office](const Request& request, const SignedInStaff& staff) { return tell_line(office, request, staff); });
    routes.staff(
        http::Method::Post, "/staff/halls/{id}/tickets", http::json_body(),
        [&office](const Request& request, const SignedInStaff& staff) { return give_number(office, request, staff); });
    routes.staff(http::Method::Post, "/staff/halls/{id}/calls", http::json_body(),
                 [&office](const Request& request, const SignedInStaff& staff) {
                     return call_to_window(office, request, staff);
                 });
    routes.staff(
        http::Method::Post, "/staff/tickets/{id}/events", http::json_body(),
        [&office](const Request& request, const SignedInStaff& staff) { return record_event(office, request, staff); });
}

}  // namespace onetrip::endpoints
