// GET /halls/{id}/display: what hangs on the wall of a hall, numbers and windows only. GET /tickets/{id}: where a
// number stands, for whoever holds it; its id cannot be guessed.

#include "server/endpoints/body.h"
#include "server/endpoints/hall_in_path.h"
#include "server/endpoints/hall_line.h"
#include "server/endpoints/hall_plan.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using http::Problem;
using http::ProblemCode;

http::Task tell_display(const Office& office, const http::Request& request) {
    require_query(request, {});
    const appointment::Hall& hall = hall_in_path(office, request).hall;
    const base::Instant now = office.clock.now();
    co_return http::Reply::json(
        200, co_await storage::read(office.store, [&](const storage::Unit& unit) {
            const HallLine line = read_line(unit, hall, now);
            json::Writer out;
            out.begin_object().member("now", now.text(hall.offset_minutes)).name("called").begin_array();
            for (const storage::Ticket& ticket : line.called)
                out.begin_object().member("number", ticket.number).member("window", ticket.window).end_object();
            out.end_array().name("next").begin_array();
            for (const storage::Ticket& ticket : line.waiting)
                out.value(ticket.number);
            out.end_array().end_object();
            return out.take();
        }));
}

std::optional<std::string> standing_text(const storage::Unit& unit, const Office& office, std::string_view id,
                                         base::Instant now) {
    const auto ticket = unit.tickets().find(id);
    const HallEntry* entry = ticket ? office.catalogue.find_hall(ticket->hall) : nullptr;
    if (entry == nullptr) return std::nullopt;
    const auto hall = hall_from(unit, *entry, now.day_in(entry->hall.offset_minutes));
    const auto place = place_in(read_line(unit, *hall, now), *ticket);
    json::Writer out;
    out.begin_object().name("ticket").begin_object().member("number", ticket->number).member("hall", ticket->hall);
    out.member("service", ticket->service).member("state", ticket->state).member("window", ticket->window);
    out.name("place");
    if (place) {
        out.begin_object().member("ahead", place->ahead).member("wait_minutes", place->wait_minutes).end_object();
    } else {
        out.null();
    }
    out.end_object().end_object();
    return out.take();
}

http::Task tell_ticket(const Office& office, const http::Request& request) {
    require_query(request, {});
    const base::Instant now = office.clock.now();
    auto text = co_await storage::read(
        office.store, [&](const storage::Unit& unit) { return standing_text(unit, office, request.param("id"), now); });
    if (!text) co_return Problem(ProblemCode::NotFound).reply(request);
    co_return http::Reply::json(200, std::move(*text));
}

}  // namespace

void add_hall_display_routes(Routes& routes, const Office& office) {
    routes.open(http::Method::Get, "/halls/{id}/display", {},
                [&office](const http::Request& request) { return tell_display(office, request); });
    routes.open(http::Method::Get, "/tickets/{id}", {},
                [&office](const http::Request& request) { return tell_ticket(office, request); });
}

}  // namespace onetrip::endpoints
