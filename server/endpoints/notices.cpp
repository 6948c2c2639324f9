// GET /notices, DELETE /notices/{id}: what a citizen is told of their visits, until they put it away.

#include "core/json/writer.h"
#include "server/endpoints/body.h"
#include "server/endpoints/booking_view.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using http::Problem;
using http::ProblemCode;

constexpr std::int64_t notices_max = 20;

/// What is not over: a visit's time has not passed, and a reminder is of a visit that still stands.
bool is_of_use(const storage::Notice& notice, const std::optional<storage::Booking>& booking, base::Instant now) {
    if (!booking || now >= notice.visit_at) return false;
    return notice.news == "called_off" || (booking->state == "confirmed" && booking->from == notice.visit_at);
}

void write_notice(json::Writer& out, const storage::Notice& notice, const storage::Booking& booking,
                  std::int32_t offset_minutes) {
    out.begin_object().member("id", notice.id).member("news", notice.news).member("booking", notice.booking);
    out.member("hall", booking.slot.hall).member("service", booking.service);
    out.member("visit_at", notice.visit_at.text(offset_minutes)).member("told_at", notice.told_at.text());
    out.end_object();
}

http::Task list_notices(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    require_query(request, {});
    const base::Instant now = office.clock.now();
    std::string text = co_await storage::read(office.store, [&](const storage::Unit& unit) {
        json::Writer out;
        out.begin_object().name("notices").begin_array();
        for (const storage::Notice& notice : unit.notices().of(session.citizen, notices_max)) {
            const auto booking = unit.bookings().find(notice.booking);
            if (!is_of_use(notice, booking, now)) continue;
            write_notice(out, notice, *booking, terms_of(office.catalogue, *booking).offset_minutes);
        }
        out.end_array().end_object();
        return out.take();
    });
    co_return http::Reply::json(200, std::move(text));
}

http::Task put_away(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const bool is_there = co_await storage::write(office.store, [&](storage::Unit& unit) {
        return unit.notices().put_away(session.citizen, request.param("id"), office.clock.now());
    });
    if (!is_there) co_return Problem(ProblemCode::NotFound).reply(request);
    co_return http::Reply(204);
}

}  // namespace

void add_notice_routes(Routes& routes, const Office& office) {
    using http::Request;
    using storage::CitizenSession;
    routes.citizen(http::Method::Get, "/notices", {}, [&office](const Request& request, const CitizenSession& session) {
        return list_notices(office, request, session);
    });
    routes.citizen(http::Method::Delete, "/notices/{id}", {},
                   [&office](const Request& request, const CitizenSession& session) {
                       return put_away(office, request, session);
                   });
}

}  // namespace onetrip::endpoints
