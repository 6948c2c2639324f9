// POST /waiting, GET /waiting, DELETE /waiting/{id}, POST /waiting/{id}/take, POST /waiting/{id}/decline: wait for a
// slot that somebody gives back, and answer what is offered.

#include <algorithm>

#include "core/json/writer.h"
#include "server/accounts/token.h"
#include "server/endpoints/body.h"
#include "server/endpoints/booking_acts.h"
#include "server/endpoints/booking_view.h"
#include "server/endpoints/given_back.h"
#include "server/endpoints/once.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using appointment::WaitingEvent;
using base::Err;
using http::Problem;
using http::ProblemCode;

/// What somebody waits for, as they said it.
storage::Waiting read_wish(const Office& office, const http::Request& request, base::Instant now) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    storage::Waiting wish;
    wish.service = JsonBody::text(shape, "service", identifier_bytes_max);
    const json::View halls = shape.array("halls");
    if (halls.size() == 0 || halls.size() > appointment::wished_halls_max) shape.wrong("halls");
    const base::Day from = shape.day("from");
    const base::Day to = shape.day("to");
    for (const json::View id : halls.elements()) {
        const HallEntry* hall = office.catalogue.find_hall(id.string_or({}));
        const bool is_double =
            hall != nullptr && std::find(wish.halls.begin(), wish.halls.end(), hall->hall.id) != wish.halls.end();
        if (hall == nullptr || is_double || hall->hall.service(wish.service) == nullptr) {
            shape.wrong("halls");
            break;
        }
        wish.halls.push_back(hall->hall.id);
        const base::Day today = now.day_in(hall->hall.offset_minutes);
        if (from < today || from > today + appointment::days_ahead_limit) shape.wrong("from");
        if (to < from || to > today + appointment::days_ahead_limit) shape.wrong("to");
    }
    JsonBody::finish(shape, {"service", "halls", "from", "to"});
    wish.from_day = from.text();
    wish.to_day = to.text();
    wish.state = appointment::name_of(appointment::WaitingState::Waiting);
    wish.created_at = now;
    return wish;
}

appointment::BookingRules rules_of(const Catalogue& catalogue, const storage::Waiting& entry) {
    const HallEntry* hall = catalogue.find_hall(entry.halls.empty() ? std::string() : entry.halls.front());
    return hall != nullptr ? hall->hall.rules : appointment::BookingRules();
}

void write_offer(json::Writer& out, const storage::Unit& unit, const Catalogue& catalogue,
                 const storage::Waiting& entry, base::Instant now) {
    const auto kept = entry.offer ? unit.bookings().find(*entry.offer) : std::nullopt;
    if (!kept || *entry.offered_until <= now) {
        out.null();
        return;
    }
    out.begin_object().member("hall", kept->slot.hall).member("slot", kept->slot.slot);
    const std::int32_t offset = terms_of(catalogue, *kept).offset_minutes;
    out.member("from", kept->from.text(offset)).member("to", kept->to.text(offset));
    out.member("until", entry.offered_until->text(offset)).end_object();
}

void write_waiting(json::Writer& out, const storage::Unit& unit, const Catalogue& catalogue,
                   const storage::Waiting& entry, base::Instant now) {
    out.begin_object().member("id", entry.id).member("service", entry.service).name("halls").begin_array();
    for (const std::string& hall : entry.halls)
        out.value(hall);
    out.end_array().member("from", entry.from_day).member("to", entry.to_day).member("state", entry.state);
    const bool is_waiting = entry.state == appointment::name_of(appointment::WaitingState::Waiting);
    out.member("ahead", is_waiting ? unit.waiting_list().ahead_of(entry) : 0);
    out.member("offers", entry.offers).member("offers_max", rules_of(catalogue, entry).offers_max);
    out.name("instead_of");
    if (entry.booking) {
        out.value(*entry.booking);
    } else {
        out.null();
    }
    out.name("offer");
    write_offer(out, unit, catalogue, entry, now);
    out.end_object();
}

std::string waiting_text(const storage::Unit& unit, const Catalogue& catalogue, const storage::Waiting& entry,
                         base::Instant now) {
    json::Writer out;
    out.begin_object().name("waiting");
    write_waiting(out, unit, catalogue, entry, now);
    out.end_object();
    return out.take();
}

Problem waiting_refused(std::string_view refusal) {
    return Problem(ProblemCode::BookingRefused).with("refusal", refusal);
}

Attempt join(storage::Unit& unit, const Office& office, storage::Waiting wish) {
    const base::Instant now = wish.created_at;
    for (const storage::Waiting& open : unit.waiting_list().open_of(wish.citizen)) {
        if (open.service == wish.service) return Err{waiting_refused("waiting.open_already")};
    }
    const auto rules = rules_of(office.catalogue, wish);
    const Standing person = standing_of(unit, wish.citizen, wish.service, now, rules);
    if (appointment::blocked_until(person.known, now, rules)) {
        return Err{refused(appointment::Refusal::PersonBlocked, person, office.catalogue, now, rules)};
    }
    if (person.open) {
        // Only what is confirmed can be moved to an earlier slot; who still holds one decides about that first.
        if (person.open->held_until)
            return Err{refused(appointment::Refusal::OpenAlready, person, office.catalogue, now, rules)};
        wish.booking = person.open->id;
        wish.earlier_than = person.open->slot.slot;
    }
    unit.waiting_list().add(wish);
    return Answer{201, waiting_text(unit, office.catalogue, wish, now), false};
}

http::Task join_list(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const Keyed key = keyed(request, "citizen/" + session.citizen);
    const base::Instant now = office.clock.now();
    storage::Waiting wish = read_wish(office, request, now);
    wish.id = accounts::draw_id(office.randomness);
    wish.citizen = session.citizen;
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return once(unit, key, now, [&](storage::Unit& inner) { return join(inner, office, wish); });
                       }));
}

http::Task list_waiting(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    require_query(request, {});
    const base::Instant now = office.clock.now();
    co_return http::Reply::json(200, co_await storage::read(office.store, [&](const storage::Unit& unit) {
                                    json::Writer out;
                                    out.begin_object().name("waiting").begin_array();
                                    for (const auto& entry : unit.waiting_list().open_of(session.citizen))
                                        write_waiting(out, unit, office.catalogue, entry, now);
                                    out.end_array().end_object();
                                    return out.take();
                                }));
}

/// Declined or withdrawn: what was offered goes to the next.
Attempt end(storage::Unit& unit, std::string_view id, const std::string& citizen, WaitingEvent event,
            const GiveBack& giving_back) {
    const auto entry = unit.waiting_list().find(id);
    if (!entry || entry->citizen != citizen) return Err{Problem(ProblemCode::NotFound)};
    const auto after =
        appointment::step(process_of(*entry), event, giving_back.now, rules_of(giving_back.catalogue, *entry));
    if (!after) return Err{waiting_refused(appointment::code_of(after.error()))};
    giving_back.end_offer(unit, *entry, *after);
    return Answer{200, waiting_text(unit, giving_back.catalogue, *unit.waiting_list().find(id), giving_back.now),
                  false};
}

/// Takes the offered place: as a hold for who has nothing, in place of what they have for who waits for an earlier one.
Attempt take(storage::Unit& unit, std::string_view id, const std::string& citizen, const std::string& booking_id,
             const GiveBack& giving_back) {
    const base::Instant now = giving_back.now;
    auto entry = unit.waiting_list().find(id);
    if (!entry || entry->citizen != citizen) return Err{Problem(ProblemCode::NotFound)};
    const auto kept = entry->offer ? unit.bookings().find(*entry->offer) : std::nullopt;
    const auto after =
        appointment::step(process_of(*entry), WaitingEvent::Take, now, rules_of(giving_back.catalogue, *entry));
    if (!after) return Err{waiting_refused(appointment::code_of(after.error()))};
    storage::Booking place = *kept;
    place.state = appointment::name_of(appointment::BookingState::Expired);
    unit.bookings().leave_seat(place);
    take_over(*entry, *after);
    unit.waiting_list().save(*entry);

    const appointment::SlotStart slot = *appointment::read_slot_start(place.slot.slot);
    if (!entry->booking) {
        auto held =
            hold_booking(unit, giving_back.catalogue, {place.slot.hall, place.service, slot}, citizen, booking_id, now);
        if (!held) return Err{held.error()};
        return Answer{200, booking_text(*held, terms_of(giving_back.catalogue, *held), now), false};
    }
    auto booking = unit.bookings().find(*entry->booking);
    if (!booking) return Err{Problem(ProblemCode::NotFound)};
    if (auto problem = move_booking(unit, *booking, place.slot.hall, slot, giving_back))
        return Err{std::move(*problem)};
    return Answer{200, booking_text(*booking, terms_of(giving_back.catalogue, *booking), now), false};
}

http::Task take_offer(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const Keyed key = keyed(request, "citizen/" + session.citizen);
    require_empty_object(request);
    const std::string booking_id = accounts::draw_id(office.randomness);
    const GiveBack giving_back{office.catalogue, office.clock.now(), draw_number(office.randomness)};
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return once(unit, key, giving_back.now, [&](storage::Unit& inner) {
                               return take(inner, request.param("id"), session.citizen, booking_id, giving_back);
                           });
                       }));
}

http::Task leave_list(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const GiveBack giving_back{office.catalogue, office.clock.now(), draw_number(office.randomness)};
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return end(unit, request.param("id"), session.citizen, WaitingEvent::Withdraw, giving_back);
                       }));
}

http::Task decline_offer(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const Keyed key = keyed(request, "citizen/" + session.citizen);
    require_empty_object(request);
    const GiveBack giving_back{office.catalogue, office.clock.now(), draw_number(office.randomness)};
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return once(unit, key, giving_back.now, [&](storage::Unit& inner) {
                               return end(inner, request.param("id"), session.citizen, WaitingEvent::Decline,
                                          giving_back);
                           });
                       }));
}

}  // namespace

void add_waiting_list_routes(Routes& routes, const Office& office) {
    using http::Request;
    using storage::CitizenSession;
    routes.citizen(http::Method::Get, "/waiting", {}, [&office](const Request& request, const CitizenSession& session) {
        return list_waiting(office, request, session);
    });
    routes.signed_in_citizen(http::Method::Post, "/waiting", http::json_body(),
                             [&office](const Request& request, const CitizenSession& session) {
                                 return join_list(office, request, session);
                             });
    routes.citizen(http::Method::Delete, "/waiting/{id}", {},
                   [&office](const Request& request, const CitizenSession& session) {
                       return leave_list(office, request, session);
                   });
    routes.citizen(http::Method::Post, "/waiting/{id}/take", http::json_body(),
                   [&office](const Request& request, const CitizenSession& session) {
                       return take_offer(office, request, session);
                   });
    routes.citizen(http::Method::Post, "/waiting/{id}/decline", http::json_body(),
                   [&office](const Request& request, const CitizenSession& session) {
                       return decline_offer(office, request, session);
                   });
}

}  // namespace onetrip::endpoints
