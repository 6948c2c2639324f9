// GET /halls/{id}/slots: what can be booked. GET /halls/{id}/taken: what is taken in the whole hall, compact, from
// which a phone computes the same without asking again.

#include "server/endpoints/slots.h"

#include <algorithm>

#include "server/endpoints/body.h"
#include "server/endpoints/hall_in_path.h"
#include "server/endpoints/hall_plan.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using http::Problem;
using http::ProblemCode;

constexpr std::int64_t days_default = 14;
constexpr std::int64_t days_max = 31;

void write_day(json::Writer& out, const appointment::DaySchedule& schedule, std::int32_t offset_minutes) {
    out.begin_object().member("day", schedule.day.text());
    out.member("weekday", static_cast<std::int32_t>(schedule.day.weekday())).member("open", !schedule.closed);
    if (schedule.closed) out.member("reason", appointment::name_of(*schedule.closed));
    if (schedule.releases_at) out.member("releases_at", schedule.releases_at->text(offset_minutes));
    out.name("slots").begin_array();
    for (const appointment::Slot& slot : schedule.slots) {
        out.begin_object().member("id", slot.start.text());
        out.member("from", appointment::minute_text(slot.start.minute_of_day));
        out.member("to", appointment::minute_text(slot.to_minute_of_day));
        out.member("capacity", slot.capacity).member("free", slot.free);
        out.member("state", appointment::name_of(slot.state)).end_object();
    }
    out.end_array().end_object();
}

/// What is taken of days that are not released is what was closed of them.
void write_next_release(json::Writer& out, const storage::Unit& unit, const appointment::Asked& asked,
                        const calendar::WorkCalendar& calendar, base::Instant now) {
    const base::Day first = now.day_in(asked.hall.offset_minutes) + asked.service.days_ahead_max;
    const appointment::Taken closed =
        taken_slots(unit, asked.hall, asked.service, first, appointment::days_ahead_limit + 1, now);
    const auto next = appointment::next_release(asked, calendar, now, closed);
    if (next) {
        out.value(next->text(asked.hall.offset_minutes));
    } else {
        out.null();
    }
}

/// `from`, no further from today than a hall could ever offer.
base::Day first_day(const http::Request& request, base::Day today) {
    const auto text = request.query("from");
    if (!text) return today;
    const auto day = base::Day::parse(*text);
    constexpr std::int32_t far_days = 2 * appointment::days_ahead_limit;
    if (!day || *day < today - far_days || *day > today + far_days) refuse_query("from");
    return *day;
}

http::Task list_slots(const Office& office, const http::Request& request) {
    require_query(request, {"service", "from", "days"});
    const HallEntry& entry = hall_in_path(office, request);
    const std::string_view service_id = query_text(request, "service", identifier_bytes_max);
    if (entry.hall.service(service_id) == nullptr) co_return Problem(ProblemCode::NotFound).reply(request);
    const base::Instant now = office.clock.now();
    const base::Day today = now.day_in(entry.hall.offset_minutes);
    const base::Day from = first_day(request, today);
    const auto days = static_cast<std::int32_t>(query_integer(request, "days", 1, days_max).value_or(days_default));

    co_return http::Reply::json(
        200, co_await storage::read(office.store, [&](const storage::Unit& unit) {
            const auto hall = hall_from(unit, entry, std::min(from, today));
            const appointment::HallService& service = *hall->service(service_id);
            const appointment::Taken taken = taken_slots(unit, *hall, service, from, days, now);
            json::Writer out;
            out.begin_object().member("now", now.text()).member("hall_id", hall->id).name("releases_next");
            write_next_release(out, unit, {*hall, service}, office.catalogue.calendar(), now);
            out.name("days").begin_array();
            for (std::int32_t ahead = 0; ahead < days; ++ahead) {
                const base::Day day = from + ahead;
                write_day(out,
                          appointment::schedule_day({*hall, service}, office.catalogue.calendar(), day, now, taken),
                          hall->offset_minutes);
            }
            out.end_array().end_object();
            return out.take();
        }));
}

/// What is taken of the teams' slots that begin within `days` days from the start of `from`.
void add_taken(const storage::Unit& unit, const appointment::Hall& hall, std::size_t team, base::Day from,
               std::int32_t days, base::Instant now, appointment::Taken& taken) {
    const base::Instant begin = base::Instant::at(from, 0, hall.offset_minutes);
    const base::Instant end = base::Instant::at(from + days, 0, hall.offset_minutes);
    for (const storage::SlotUse& use : unit.bookings().use_of(hall.id, hall.teams[team].id, begin, end, now)) {
        const auto start = appointment::read_slot_start(use.slot);
        if (start) taken.set(team, *start, use.taken);
    }
}

http::Task list_taken(const Office& office, const http::Request& request) {
    require_query(request, {"from", "days"});
    const HallEntry& entry = hall_in_path(office, request);
    const base::Instant now = office.clock.now();
    const base::Day from = first_day(request, now.day_in(entry.hall.offset_minutes));
    const auto days = static_cast<std::int32_t>(
        query_integer(request, "days", 1, appointment::days_ahead_limit).value_or(appointment::days_ahead_limit));
    co_return http::Reply::json(
        200, co_await storage::read(office.store, [&](const storage::Unit& unit) {
            const auto hall = hall_from(unit, entry, from);
            json::Writer out;
            out.begin_object().member("now", now.text()).member("hall_id", hall->id).name("taken");
            write_taken_of(out, office.catalogue, unit, *hall, from, days, now);
            out.end_object();
            return out.take();
        }));
}

}  // namespace

appointment::Taken taken_slots(const storage::Unit& unit, const appointment::Hall& hall,
                               const appointment::HallService& service, base::Day from, std::int32_t days,
                               base::Instant now) {
    appointment::Taken taken;
    for (const std::size_t team : service.teams)
        add_taken(unit, hall, team, from, days, now, taken);
    return taken;
}

void write_taken_of(json::Writer& out, const Catalogue& catalogue, const storage::Unit& unit,
                    const appointment::Hall& hall, base::Day from, std::int32_t days, base::Instant now) {
    appointment::Taken taken;
    for (std::size_t team = 0; team < hall.teams.size(); ++team)
        add_taken(unit, hall, team, from, days, now, taken);
    appointment::write_taken(out, hall, catalogue.calendar(), taken, from, days);
}

void add_slot_routes(Routes& routes, const Office& office) {
    routes.open(http::Method::Get, "/halls/{id}/slots", {},
                [&office](const http::Request& request) { return list_slots(office, request); });
    routes.open(http::Method::Get, "/halls/{id}/taken", {},
                [&office](const http::Request& request) { return list_taken(office, request); });
}

}  // namespace onetrip::endpoints
