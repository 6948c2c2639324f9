// GET and POST /staff/halls/{id}/changes, POST /staff/halls/{id}/changes/{change}/end: other hours or places than the
// catalogue says, from a day on, what becomes of the visits that do not fit any more (to be seen before it is done),
// and ending that.

#include <algorithm>
#include <functional>
#include <limits>

#include "core/json/writer.h"
#include "server/accounts/token.h"
#include "server/endpoints/body.h"
#include "server/endpoints/hall_changing.h"
#include "server/endpoints/hall_in_path.h"
#include "server/endpoints/hall_plan.h"
#include "server/endpoints/new_places.h"
#include "server/endpoints/once.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using base::Err;
using http::Problem;
using http::ProblemCode;

constexpr std::size_t reason_bytes_max = 300;
constexpr std::int64_t listed_max = 200;
/// Of a hall, in force or to come: fewer than the core reads (core/calendar/opening_hours.h), beside the catalogue's.
constexpr std::size_t changes_max = 100;
/// How far ahead a change may begin.
constexpr std::int32_t begins_days_max = 366;

void write_or_null(json::Writer& out, std::string_view name, json::View value) {
    out.name(name);
    if (value) {
        out.value(value);
    } else {
        out.null();
    }
}

void write_text_or_null(json::Writer& out, std::string_view name, std::string_view text) {
    out.name(name);
    if (text.empty()) {
        out.null();
    } else {
        out.value(text);
    }
}

void write_change(json::Writer& out, const storage::HallChange& change, std::int32_t offset_minutes) {
    out.begin_object().member("id", change.id);
    write_text_or_null(out, "team", change.team);
    out.member("from", change.from_day);
    write_text_or_null(out, "to", change.to_day.value_or(""));
    const auto plan = json::Document::parse(change.plan);
    write_or_null(out, "weekly", plan ? plan->root()["weekly"] : json::View());
    write_or_null(out, "places", plan ? plan->root()["places"] : json::View());
    out.member("reason", change.reason).member("staff", change.staff);
    out.member("made_at", change.made_at.text(offset_minutes));
    write_text_or_null(out, "ended_by", change.ended_by);
    out.end_object();
}

/// What the hall, or a team of it, has on a day.
void write_plan(json::Writer& out, const appointment::Team* team, const calendar::OpeningHours& hours, base::Day day) {
    out.begin_object();
    write_text_or_null(out, "team", team != nullptr ? std::string_view(team->id) : std::string_view());
    out.name("weekly");
    appointment::write_week(out, hours.week_on(day));
    out.name("places");
    if (team != nullptr) {
        appointment::write_places(out, team->places_on(day));
    } else {
        out.null();
    }
    out.end_object();
}

/// `day`, or today; no earlier, and no later than a change may begin.
base::Day read_day(const http::Request& request, base::Day today) {
    const auto text = request.query("day");
    if (!text) return today;
    const auto day = base::Day::parse(*text);
    if (!day || *day < today || *day > today + begins_days_max)
        throw http::Refused(Problem(ProblemCode::QueryInvalid).with("at", "day"));
    return *day;
}

http::Task list_changes(const Office& office, const http::Request& request, const accounts::SignedInStaff&) {
    require_query(request, {"day"});
    const HallEntry& entry = hall_in_path(office, request);
    const std::int32_t offset = entry.hall.offset_minutes;
    const base::Day today = office.clock.now().day_in(offset);
    const base::Day day = read_day(request, today);
    co_return http::Reply::json(
        200, co_await storage::read(office.store, [&](const storage::Unit& unit) {
            const auto hall = hall_from(unit, entry, today);
            json::Writer out;
            out.begin_object().member("day", day.text()).name("plan").begin_array();
            write_plan(out, nullptr, hall->hours, day);
            for (const appointment::Team& team : hall->teams)
                write_plan(out, &team, team.hours, day);
            out.end_array().name("changes").begin_array();
            for (const storage::HallChange& change : unit.hall_changes().list(entry.hall.id, listed_max))
                write_change(out, change, offset);
            out.end_array().end_object();
            return out.take();
        }));
}

struct Wanted {
    storage::HallChange change;
    bool is_preview = false;  ///< what would become of whom; nothing is done
};

/// `weekly` and `places` as they were given; what is in them is the core's to judge.
std::string plan_text(json::View weekly, json::View places) {
    json::Writer out;
    out.begin_object();
    if (weekly) out.name("weekly").value(weekly);
    if (places) out.name("places").value(places);
    out.end_object();
    return out.take();
}

Wanted read_wanted(const HallEntry& entry, const http::Request& request, base::Instant now) {
    const appointment::Hall& hall = entry.hall;
    const JsonBody body(request);
    json::Shape shape(body.root());
    Wanted wanted;
    storage::HallChange& change = wanted.change;
    change.hall = hall.id;
    change.team = shape.text_if("team").value_or("");
    if (!change.team.empty() && !hall.team(change.team)) shape.wrong("team");
    const base::Day today = now.day_in(hall.offset_minutes);
    const base::Day from = shape.day("from");
    if (from < today || from > today + begins_days_max) shape.wrong("from");
    change.from_day = from.text();
    if (const auto to = shape.day_if("to")) {
        if (*to < from) shape.wrong("to");
        change.to_day = to->text();
    }
    change.plan = plan_text(shape.object_if("weekly"), shape.object_if("places"));
    change.reason = JsonBody::text(shape, "reason", reason_bytes_max);
    if (change.reason.empty()) shape.wrong("reason");
    wanted.is_preview = shape.boolean_if("preview").value_or(false);
    if (!shape.fault()) {
        // Where neither is given the core misses the hours.
        if (const auto fault = fault_of(entry, change)) shape.take(fault->empty() ? "/weekly" : *fault);
    }
    JsonBody::finish(shape, {"team", "from", "to", "weekly", "places", "reason", "preview"});
    change.made_at = now;
    return wanted;
}

std::string changed_text(const storage::HallChange& change, const std::vector<HitVisit>& visits, std::int32_t offset) {
    json::Writer out;
    out.begin_object().name("change");
    write_change(out, change, offset);
    write_visits(out, visits, offset);
    out.end_object();
    return out.take();
}

Attempt make_change(storage::Unit& unit, const Office& office, const HallEntry& entry,
                    const storage::HallChange& change) {
    const base::Instant now = change.made_at;
    const std::string today = now.day_in(entry.hall.offset_minutes).text();
    if (unit.hall_changes().of(entry.hall.id, today).size() >= changes_max)
        return Err{Problem(ProblemCode::BookingRefused).with("refusal", "hall.changes_max")};
    const GiveBack give_back{office.catalogue, now};
    const OpenSlots before = open_slots(unit, give_back, entry);
    unit.hall_changes().add(change);
    const auto visits = replan_hall(unit, office.catalogue, entry, change.id, now);
    offer_new_places(unit, give_back, entry, before);
    return Answer{201, changed_text(change, visits, entry.hall.offset_minutes), false};
}

/// Once by its key; or only what would become of whom.
Attempt act_or_preview(storage::Unit& unit, const Keyed& key, base::Instant now, bool is_preview,
                       const std::function<Attempt(storage::Unit&)>& act) {
    if (!is_preview) return once(unit, key, now, act);
    Attempt would_be = act(unit);
    unit.give_up();
    if (would_be) would_be->status = 200;
    return would_be;
}

http::Task change_hall(const Office& office, const http::Request& request, const accounts::SignedInStaff& staff) {
    const Keyed key = keyed(request, "staff/" + staff.user);
    const HallEntry& entry = hall_in_path(office, request);
    const base::Instant now = office.clock.now();
    Wanted wanted = read_wanted(entry, request, now);
    wanted.change.id = accounts::draw_id(office.randomness);
    wanted.change.staff = staff.user;
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return act_or_preview(unit, key, now, wanted.is_preview, [&](storage::Unit& inner) {
                               return make_change(inner, office, entry, wanted.change);
                           });
                       }));
}

struct Ending {
    std::string change;
    std::string last_day;
    std::string staff;
    bool is_preview = false;
};

Ending read_ending(const appointment::Hall& hall, const http::Request& request, base::Instant now) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    Ending ending;
    ending.change = request.param("change");
    const base::Day last_day = shape.day("last_day");
    // What has been cannot be changed any more.
    if (last_day < now.day_in(hall.offset_minutes) - 1) shape.wrong("last_day");
    ending.last_day = last_day.text();
    ending.is_preview = shape.boolean_if("preview").value_or(false);
    JsonBody::finish(shape, {"last_day", "preview"});
    return ending;
}

Attempt end(storage::Unit& unit, const Office& office, const HallEntry& entry, const Ending& ending,
            base::Instant now) {
    const GiveBack give_back{office.catalogue, now};
    const OpenSlots before = open_slots(unit, give_back, entry);
    if (!unit.hall_changes().end(entry.hall.id, ending.change, ending.last_day, ending.staff))
        return Err{Problem(ProblemCode::NotFound)};
    const auto visits = replan_hall(unit, office.catalogue, entry, ending.change, now);
    offer_new_places(unit, give_back, entry, before);
    const auto changes = unit.hall_changes().list(entry.hall.id, std::numeric_limits<std::int64_t>::max());
    const auto ended = std::find_if(changes.begin(), changes.end(),
                                    [&](const storage::HallChange& one) { return one.id == ending.change; });
    return Answer{200, changed_text(*ended, visits, entry.hall.offset_minutes), false};
}

http::Task end_change(const Office& office, const http::Request& request, const accounts::SignedInStaff& staff) {
    const Keyed key = keyed(request, "staff/" + staff.user);
    const HallEntry& entry = hall_in_path(office, request);
    const base::Instant now = office.clock.now();
    Ending ending = read_ending(entry.hall, request, now);
    ending.staff = staff.user;
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return act_or_preview(unit, key, now, ending.is_preview, [&](storage::Unit& inner) {
                               return end(inner, office, entry, ending, now);
                           });
                       }));
}

}  // namespace

void add_hall_change_routes(Routes& routes, const Office& office) {
    using accounts::SignedInStaff;
    using http::Request;
    routes.staff(
        http::Method::Get, "/staff/halls/{id}/changes", {},
        [&office](const Request& request, const SignedInStaff& staff) { return list_changes(office, request, staff); });
    routes.staff(
        http::Method::Post, "/staff/halls/{id}/changes", http::json_body(),
        [&office](const Request& request, const SignedInStaff& staff) { return change_hall(office, request, staff); });
    routes.staff(
        http::Method::Post, "/staff/halls/{id}/changes/{change}/end", http::json_body(),
        [&office](const Request& request, const SignedInStaff& staff) { return end_change(office, request, staff); });
}

}  // namespace onetrip::endpoints
