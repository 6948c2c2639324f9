// POST /staff/bookings/{id}/events: what happens to a booking in the hall: checked in, called, served, missed, called
// off.

#include <algorithm>
#include <array>

#include "server/endpoints/body.h"
#include "server/endpoints/booking_view.h"
#include "server/endpoints/once.h"
#include "server/endpoints/routes.h"
#include "server/endpoints/seating.h"

namespace onetrip::endpoints {
namespace {

using appointment::BookingEventType;
using base::Err;
using http::Problem;
using http::ProblemCode;

constexpr std::array in_the_hall{BookingEventType::CheckIn, BookingEventType::Call, BookingEventType::Serve,
                                 BookingEventType::Miss, BookingEventType::CallOff};

BookingEventType read_event(const http::Request& request) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    const auto type = appointment::booking_event_of(JsonBody::text(shape, "type", identifier_bytes_max));
    if (!type || std::find(in_the_hall.begin(), in_the_hall.end(), *type) == in_the_hall.end()) shape.wrong("type");
    JsonBody::finish(shape, {"type"});
    return *type;
}

Attempt act(storage::Unit& unit, const Catalogue& catalogue, std::string_view id, BookingEventType type,
            base::Instant now) {
    auto booking = unit.bookings().find(id);
    if (!booking || booking->citizen.empty()) return Err{Problem(ProblemCode::NotFound)};
    const auto after = appointment::step(process_of(*booking), {type}, now, rules_of(catalogue, *booking));
    if (!after) return Err{Problem(ProblemCode::BookingRefused).with("refusal", appointment::code_of(after.error()))};
    take_over(*booking, *after);
    // The day is here: a seat that comes free now is nobody's to book any more.
    if (appointment::takes_a_place(after->state)) {
        unit.bookings().save(*booking);
    } else {
        unit.bookings().leave_seat(*booking);
    }
    if (booking->case_number) unit.announce({"case/" + *booking->case_number, "booking.changed"});
    return Answer{200, booking_text(*booking, terms_of(catalogue, *booking), now), false};
}

http::Task record_event(const Office& office, const http::Request& request, const accounts::SignedInStaff& staff) {
    const Keyed key = keyed(request, "staff/" + staff.user);
    const BookingEventType type = read_event(request);
    const base::Instant now = office.clock.now();
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return once(unit, key, now, [&](storage::Unit& inner) {
                               return act(inner, office.catalogue, request.param("id"), type, now);
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
