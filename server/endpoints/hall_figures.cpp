// GET /staff/halls/{id}/figures: a hall's days in numbers: how many came, how long they waited, who did not come, and
// how much of what could be booked was.

#include <algorithm>
#include <array>

#include "core/appointment/taken.h"
#include "core/json/writer.h"
#include "server/endpoints/body.h"
#include "server/endpoints/hall_in_path.h"
#include "server/endpoints/hall_plan.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

constexpr std::int64_t days_default = 14;
constexpr std::int64_t days_max = 31;

/// Visits that were booked for a day, by what became of them.
constexpr std::array<std::string_view, 4> ends{"served", "missed", "cancelled", "open"};
using Ends = std::array<std::int64_t, 4>;

Ends ends_of(const std::vector<storage::StateCount>& counts) {
    Ends of_day{};
    for (const storage::StateCount& count : counts) {
        if (count.state == "expired" || count.state == "held" || count.state == storage::kept_state ||
            count.state == storage::closed_state) {
            continue;
        }
        const auto found = std::find(ends.begin(), ends.end(), count.state);
        of_day[std::min<std::size_t>(static_cast<std::size_t>(found - ends.begin()), 3)] += count.count;
    }
    return of_day;
}

/// What could be booked online, by the plan.
std::int64_t places_on(const appointment::Hall& hall, const calendar::WorkCalendar& calendar, base::Day day) {
    std::int64_t places = 0;
    for (const appointment::Team& team : hall.teams) {
        const auto slots = static_cast<std::int64_t>(appointment::slot_minutes_of(hall, team, calendar, day).size());
        places += slots * team.places_for(appointment::Channel::Online, day);
    }
    return places;
}

void write_day(json::Writer& out, const storage::TicketFigures& tickets, const Ends& visits, std::int64_t places) {
    out.begin_object().member("day", tickets.day).member("places", places);
    for (std::size_t i = 0; i < ends.size(); ++i)
        out.member(ends[i], visits[i]);
    out.member("numbers", tickets.drawn).member("walk_ins", tickets.walk_ins).member("called", tickets.called);
    const std::int64_t called = std::max<std::int64_t>(1, tickets.called);
    out.member("wait_seconds", tickets.waited_seconds / called).member("wait_seconds_max", tickets.waited_seconds_max);
    out.end_object();
}

http::Task tell_figures(const Office& office, const http::Request& request, const accounts::SignedInStaff&) {
    require_query(request, {"days"});
    const HallEntry& entry = hall_in_path(office, request);
    const appointment::Hall& hall = entry.hall;
    const auto days = static_cast<std::int32_t>(query_integer(request, "days", 1, days_max).value_or(days_default));
    const base::Day today = office.clock.now().day_in(hall.offset_minutes);
    const base::Day first = today + -(days - 1);
    std::string text = co_await storage::read(office.store, [&](const storage::Unit& unit) {
        const auto as_it_stood = hall_from(unit, entry, first);
        const auto figures = unit.tickets().figures(hall.id, first.text(), today.text());
        json::Writer out;
        out.begin_object().name("days").begin_array();
        for (base::Day day = first; day <= today; day = day + 1) {
            const auto found = std::find_if(figures.begin(), figures.end(),
                                            [&](const storage::TicketFigures& one) { return one.day == day.text(); });
            storage::TicketFigures none;
            none.day = day.text();
            const auto states = unit.bookings().states(hall.id, base::Instant::at(day, 0, hall.offset_minutes),
                                                       base::Instant::at(day + 1, 0, hall.offset_minutes));
            write_day(out, found == figures.end() ? none : *found, ends_of(states),
                      places_on(*as_it_stood, office.catalogue.calendar(), day));
        }
        out.end_array().end_object();
        return out.take();
    });
    co_return http::Reply::json(200, std::move(text));
}

}  // namespace

void add_hall_figure_routes(Routes& routes, const Office& office) {
    routes.staff(http::Method::Get, "/staff/halls/{id}/figures", {},
                 [&office](const http::Request& request, const accounts::SignedInStaff& staff) {
                     return tell_figures(office, request, staff);
                 });
}

}  // namespace onetrip::endpoints
