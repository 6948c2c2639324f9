// GET /bookings/{id}/pass: what its citizen shows at the hall's door, and the number drawn there once they have come.

#include "core/json/writer.h"
#include "core/seal/pass.h"
#include "server/endpoints/body.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using http::Problem;
using http::ProblemCode;

struct Found {
    std::optional<storage::Booking> booking;
    std::optional<storage::Ticket> ticket;
};

http::Task tell_pass(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    require_query(request, {});
    const Found found = co_await storage::read(office.store, [&](const storage::Unit& unit) {
        return Found{unit.bookings().find(request.param("id")), unit.tickets().find_of_booking(request.param("id"))};
    });
    if (!found.booking || found.booking->citizen != session.citizen)
        co_return Problem(ProblemCode::NotFound).reply(request);
    const storage::Booking& booking = *found.booking;
    json::Writer out;
    out.begin_object().name("pass").begin_object();
    out.member("text", seal::sign_pass({booking.id, booking.slot.hall, booking.service, booking.slot.slot},
                                       office.keys.signing));
    out.name("ticket");
    if (found.ticket) {
        out.value(found.ticket->id);
    } else {
        out.null();
    }
    out.end_object().end_object();
    co_return http::Reply::json(200, out.take());
}

}  // namespace

void add_pass_routes(Routes& routes, const Office& office) {
    routes.citizen(http::Method::Get, "/bookings/{id}/pass", {},
                   [&office](const http::Request& request, const storage::CitizenSession& session) {
                       return tell_pass(office, request, session);
                   });
}

}  // namespace onetrip::endpoints
