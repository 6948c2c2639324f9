// GET and POST /staff/halls/{id}/closures, DELETE /staff/halls/{id}/closures/{closure}: hours that a hall closes beyond
// its plan, what becomes of the visits they hit (to be seen before it is done), and opening them again.

#include "core/appointment/minute_of_day.h"
#include "core/json/writer.h"
#include "server/accounts/token.h"
#include "server/endpoints/body.h"
#include "server/endpoints/hall_closing.h"
#include "server/endpoints/hall_in_path.h"
#include "server/endpoints/new_places.h"
#include "server/endpoints/once.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using http::Problem;
using http::ProblemCode;

constexpr std::size_t reason_bytes_max = 300;

void write_closure(json::Writer& out, const storage::Closure& closure, std::int32_t offset_minutes) {
    out.begin_object().member("id", closure.id).name("team");
    if (closure.team.empty()) {
        out.null();
    } else {
        out.value(closure.team);
    }
    out.member("from", closure.from.text(offset_minutes)).member("to", closure.to.text(offset_minutes));
    out.member("reason", closure.reason).member("staff", closure.staff);
    out.member("made_at", closure.made_at.text(offset_minutes)).end_object();
}

/// From today on.
http::Task list_closures(const Office& office, const http::Request& request, const accounts::SignedInStaff&) {
    require_query(request, {});
    const appointment::Hall& hall = hall_in_path(office, request).hall;
    const base::Day today = office.clock.now().day_in(hall.offset_minutes);
    const base::Instant from = base::Instant::at(today, 0, hall.offset_minutes);
    const base::Instant to = base::Instant::at(today + appointment::days_ahead_limit, 0, hall.offset_minutes);
    const auto closures = co_await storage::read(
        office.store, [&](const storage::Unit& unit) { return unit.closures().of(hall.id, from, to); });
    json::Writer out;
    out.begin_object().name("teams").begin_array();
    for (const appointment::Team& team : hall.teams)
        out.value(team.id);
    out.end_array().name("closures").begin_array();
    for (const storage::Closure& closure : closures)
        write_closure(out, closure, hall.offset_minutes);
    out.end_array().end_object();
    co_return http::Reply::json(200, out.take());
}

struct Wanted {
    storage::Closure closure;
    bool is_preview = false;  ///< what would become of whom; nothing is done
};

Wanted read_wanted(const appointment::Hall& hall, const http::Request& request, base::Instant now) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    Wanted wanted;
    storage::Closure& closure = wanted.closure;
    closure.hall = hall.id;
    closure.team = shape.text_if("team").value_or("");
    if (!closure.team.empty() && !hall.team(closure.team)) shape.wrong("team");
    const base::Day today = now.day_in(hall.offset_minutes);
    const auto day = base::Day::parse(JsonBody::text(shape, "day", identifier_bytes_max));
    if (!day || *day < today || *day > today + appointment::days_ahead_limit) shape.wrong("day");
    const std::int32_t from = appointment::read_minute_of_day(JsonBody::text(shape, "from", identifier_bytes_max));
    if (from < 0) shape.wrong("from");
    const std::int32_t to = appointment::read_minute_of_day(JsonBody::text(shape, "to", identifier_bytes_max));
    if (to <= from) shape.wrong("to");
    closure.reason = JsonBody::text(shape, "reason", reason_bytes_max);
    if (closure.reason.empty()) shape.wrong("reason");
    wanted.is_preview = shape.boolean_if("preview").value_or(false);
    JsonBody::finish(shape, {"team", "day", "from", "to", "reason", "preview"});
    closure.from = base::Instant::at(*day, from, hall.offset_minutes);
    closure.to = base::Instant::at(*day, to, hall.offset_minutes);
    closure.made_at = now;
    return wanted;
}

std::string closed_text(const storage::Closure& closure, const std::vector<HitVisit>& visits, std::int32_t offset) {
    json::Writer out;
    out.begin_object().name("closure");
    write_closure(out, closure, offset);
    write_visits(out, visits, offset);
    out.end_object();
    return out.take();
}

http::Task close_hours(const Office& office, const http::Request& request, const accounts::SignedInStaff& staff) {
    const Keyed key = keyed(request, "staff/" + staff.user);
    const HallEntry& entry = hall_in_path(office, request);
    const appointment::Hall& hall = entry.hall;
    const base::Instant now = office.clock.now();
    Wanted wanted = read_wanted(hall, request, now);
    wanted.closure.id = accounts::draw_id(office.randomness);
    wanted.closure.staff = staff.user;
    if (wanted.is_preview) {
        std::string text = co_await storage::write(office.store, [&](storage::Unit& unit) {
            const auto visits = close_hall(unit, office.catalogue, entry, wanted.closure);
            unit.give_up();
            return closed_text(wanted.closure, visits, hall.offset_minutes);
        });
        co_return http::Reply::json(200, std::move(text));
    }
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return once(unit, key, now, [&](storage::Unit& inner) -> Attempt {
                               const auto visits = close_hall(inner, office.catalogue, entry, wanted.closure);
                               return Answer{201, closed_text(wanted.closure, visits, hall.offset_minutes), false};
                           });
                       }));
}

http::Task open_again(const Office& office, const http::Request& request, const accounts::SignedInStaff&) {
    const HallEntry& entry = hall_in_path(office, request);
    const base::Instant now = office.clock.now();
    const bool is_there = co_await storage::write(office.store, [&](storage::Unit& unit) {
        const GiveBack give_back{office.catalogue, now};
        const OpenSlots before = open_slots(unit, give_back, entry);
        if (!unit.closures().lift(entry.hall.id, request.param("closure"))) return false;
        offer_new_places(unit, give_back, entry, before);
        return true;
    });
    if (!is_there) co_return Problem(ProblemCode::NotFound).reply(request);
    co_return http::Reply(204);
}

}  // namespace

void add_hall_closure_routes(Routes& routes, const Office& office) {
    using accounts::SignedInStaff;
    using http::Request;
    routes.staff(http::Method::Get, "/staff/halls/{id}/closures", {},
                 [&office](const Request& request, const SignedInStaff& staff) {
                     return list_closures(office, request, staff);
                 });
    routes.staff(
        http::Method::Post, "/staff/halls/{id}/closures", http::json_body(),
        [&office](const Request& request, const SignedInStaff& staff) { return close_hours(office, request, staff); });
    routes.staff(
        http::Method::Delete, "/staff/halls/{id}/closures/{closure}", {},
        [&office](const Request& request, const SignedInStaff& staff) { return open_again(office, request, staff); });
}

}  // namespace onetrip::endpoints
