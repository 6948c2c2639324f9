// GET /bookings/{id}/calendar: a booking as a file for calendars.

#include "server/endpoints/body.h"
#include "server/endpoints/booking_view.h"
#include "server/endpoints/calendar_file.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using http::Language;
using http::Problem;
using http::ProblemCode;

std::string said(json::View texts, Language language) {
    return std::string(texts[language == Language::English ? "en" : "zh-CN"].string_or({}));
}

/// `2026-12-01 08:00` by the hall's clock.
std::string local_time(base::Instant instant, std::int32_t offset_minutes) {
    std::string text = instant.text(offset_minutes).substr(0, 16);
    text[10] = ' ';
    return text;
}

CalendarEvent event_of(const Catalogue& catalogue, const storage::Booking& booking, Language language,
                       base::Instant now) {
    const std::int32_t offset = terms_of(catalogue, booking).offset_minutes;
    CalendarEvent event;
    event.id = booking.id;
    event.version = booking.moves;
    event.from = booking.from;
    event.to = booking.to;
    event.written_at = now;
    event.title = said(catalogue.visit_title(booking.slot.hall, booking.service), language);
    event.description = (language == Language::English ? "At the hall's local time: " : "大厅当地时间：") +
                        local_time(booking.from, offset);
    if (const HallEntry* hall = catalogue.find_hall(booking.slot.hall)) {
        const json::View data = hall->document->root();
        event.place = said(data["title"], language) + ", " + said(data["address"], language);
    }
    return event;
}

http::Task tell_calendar(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    require_query(request, {});
    const auto booking = co_await storage::read(
        office.store, [&](const storage::Unit& unit) { return unit.bookings().find(request.param("id")); });
    if (!booking || booking->citizen != session.citizen) co_return Problem(ProblemCode::NotFound).reply(request);
    std::string text = calendar_text(event_of(office.catalogue, *booking, request.language(), office.clock.now()));
    co_return http::Reply::bytes(200, "text/calendar", std::move(text))
        .with_header("Content-Disposition", R"(attachment; filename="visit.ics")");
}

}  // namespace

void add_booking_calendar_routes(Routes& routes, const Office& office) {
    routes.citizen(http::Method::Get, "/bookings/{id}/calendar", {},
                   [&office](const http::Request& request, const storage::CitizenSession& session) {
                       return tell_calendar(office, request, session);
                   });
}

}  // namespace onetrip::endpoints
