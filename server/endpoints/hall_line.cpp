#include "server/endpoints/hall_line.h"

#include <algorithm>

#include "core/appointment/ticket.h"
#include "server/endpoints/booking_view.h"
#include "server/storage/failure.h"

namespace onetrip::endpoints {
namespace {

using appointment::BookingEventType;
using appointment::TicketEventType;
using http::Problem;
using http::ProblemCode;

constexpr std::int64_t calls_looked_at = 200;
constexpr std::size_t digits_min = 3;
constexpr char letters[] = {'A', 'B', 'C'};  // by comer

appointment::Comer comer_of(std::string_view name) {
    const auto comer = appointment::comer_of(name);
    if (!comer) throw storage::Failure(storage::FailureKind::Corrupt, "a ticket is of no known form");
    return *comer;
}

appointment::Ticket process_of(const storage::Ticket& ticket) {
    const auto state = appointment::ticket_state_of(ticket.state);
    if (!state) throw storage::Failure(storage::FailureKind::Corrupt, "a ticket is of no known form");
    return {*state, ticket.service, ticket.window, ticket.called_at};
}

std::string number_of(appointment::Comer comer, std::int64_t drawn) {
    const std::string digits = std::to_string(drawn);
    const std::size_t zeros = digits.size() < digits_min ? digits_min - digits.size() : 0;
    return letters[static_cast<std::size_t>(comer)] + std::string(zeros, '0') + digits;
}

/// Appointments called in a row until now; who has precedence counts neither way.
std::int32_t booked_in_a_row(const std::vector<storage::PastCall>& calls) {
    std::int32_t count = 0;
    for (const storage::PastCall& call : calls) {
        const appointment::Comer comer = comer_of(call.comer);
        if (comer == appointment::Comer::WalkIn) break;
        if (comer == appointment::Comer::Booked) ++count;
    }
    return count;
}

std::vector<storage::Ticket> in_order(std::vector<storage::Ticket> waiting, std::int32_t booked_before,
                                      base::Instant now, const appointment::BookingRules& rules) {
    std::vector<appointment::InLine> line;
    for (const storage::Ticket& ticket : waiting)
        line.push_back({comer_of(ticket.comer), ticket.turn_at, ticket.drawn});
    std::vector<storage::Ticket> ordered;
    for (const std::size_t place : appointment::line_order(line, booked_before, now, rules))
        ordered.push_back(std::move(waiting[place]));
    return ordered;
}

/// What a ticket's event means for the booking behind it; sending on leaves it called.
std::optional<BookingEventType> visit_event_of(TicketEventType type) {
    switch (type) {
        case TicketEventType::Call: return BookingEventType::Call;
        case TicketEventType::Finish: return BookingEventType::Serve;
        case TicketEventType::Miss: return BookingEventType::Miss;
        case TicketEventType::CallOff: return BookingEventType::CallOff;
        case TicketEventType::SendOn: return std::nullopt;
    }
    return std::nullopt;
}

Problem refused(std::string_view refusal) {
    return Problem(ProblemCode::BookingRefused).with("refusal", refusal);
}

}  // namespace

HallLine read_line(const storage::Unit& unit, const appointment::Hall& hall, base::Instant now) {
    const base::Day today = now.day_in(hall.offset_minutes);
    HallLine line{hall, today, today.text(), {}, {}, 0};
    std::vector<storage::Ticket> waiting;
    for (storage::Ticket& ticket : unit.tickets().open_of(hall.id, line.day)) {
        const bool is_called = ticket.state == appointment::name_of(appointment::TicketState::Called);
        (is_called ? line.called : waiting).push_back(std::move(ticket));
    }
    const auto calls = unit.tickets().calls(hall.id, line.day, calls_looked_at);
    const base::Instant lately = now + -(appointment::Pace().lately_minutes * base::milliseconds_per_minute);
    line.called_lately = static_cast<std::int32_t>(
        std::count_if(calls.begin(), calls.end(), [&](const storage::PastCall& call) { return call.at > lately; }));
    line.waiting = in_order(std::move(waiting), booked_in_a_row(calls), now, hall.rules);
    return line;
}

std::optional<Place> place_in(const HallLine& line, const storage::Ticket& ticket) {
    const auto found = std::find_if(line.waiting.begin(), line.waiting.end(),
                                    [&](const storage::Ticket& one) { return one.id == ticket.id; });
    if (found == line.waiting.end()) return std::nullopt;
    appointment::Pace pace;
    pace.called = line.called_lately;
    if (const appointment::HallService* service = line.hall.service(ticket.service)) {
        pace.places = 0;
        for (const std::size_t team : service->teams) {
            for (const std::int32_t places : line.hall.teams[team].places_on(line.today))
                pace.places += places;
            pace.slot_minutes = line.hall.teams[team].slot_minutes * service->slots;
        }
    }
    const auto ahead = static_cast<std::int32_t>(found - line.waiting.begin());
    return Place{ahead, appointment::wait_minutes(ahead, pace)};
}

storage::Ticket draw_ticket(storage::Unit& unit, const appointment::Hall& hall, const Arrival& arrival,
                            const std::string& id, base::Instant now) {
    storage::Ticket ticket;
    ticket.id = id;
    ticket.hall = hall.id;
    ticket.day = now.day_in(hall.offset_minutes).text();
    ticket.drawn = unit.counters().next("ticket/" + hall.id + '/' + ticket.day);
    ticket.number = number_of(arrival.comer, ticket.drawn);
    ticket.service = arrival.service;
    ticket.comer = appointment::name_of(arrival.comer);
    ticket.booking = arrival.booking;
    ticket.drawn_at = now;
    ticket.turn_at = arrival.turn_at;
    ticket.state = appointment::name_of(appointment::TicketState::Waiting);
    unit.tickets().add(ticket);
    return ticket;
}

std::optional<Problem> step_visit(storage::Unit& unit, const Catalogue& catalogue, storage::Booking& booking,
                                  BookingEventType type, base::Instant now) {
    const auto after = appointment::step(process_of(booking), {type}, now, terms_of(catalogue, booking).rules);
    if (!after) return refused(appointment::code_of(after.error()));
    take_over(booking, *after);
    // The day is here: a seat that comes free now is nobody's to book any more.
    if (appointment::takes_a_place(after->state)) {
        unit.bookings().save(booking);
    } else {
        unit.bookings().leave_seat(booking);
    }
    if (booking.case_number) unit.announce({"case/" + *booking.case_number, "booking.changed"});
    return std::nullopt;
}

std::optional<Problem> step_ticket(storage::Unit& unit, const Catalogue& catalogue, storage::Ticket& ticket,
                                   const appointment::TicketEvent& event, const std::string& clerk, base::Instant now) {
    const HallEntry* entry = catalogue.find_hall(ticket.hall);
    if (entry == nullptr) return Problem(ProblemCode::NotFound);
    const auto after = appointment::step(process_of(ticket), event, now, entry->hall.rules);
    if (!after) return refused(appointment::code_of(after.error()));
    const auto visit_event = visit_event_of(event.type);
    if (ticket.booking && visit_event) {
        auto booking = unit.bookings().find(*ticket.booking);
        if (!booking) return Problem(ProblemCode::NotFound);
        if (auto problem = step_visit(unit, catalogue, *booking, *visit_event, now)) return problem;
    }
    ticket.state = appointment::name_of(after->state);
    ticket.service = after->service;
    ticket.window = after->window;
    ticket.called_at = after->called_at;
    ticket.clerk = clerk;
    if (event.type == TicketEventType::Call && !ticket.first_called_at) ticket.first_called_at = now;
    if (event.type == TicketEventType::SendOn) ticket.first_called_at.reset();
    if (!unit.tickets().save(ticket)) return refused(appointment::code_of(appointment::TicketRefusal::OtherWindow));
    return std::nullopt;
}

void write_ticket(json::Writer& out, const storage::Ticket& ticket, std::int32_t offset_minutes) {
    out.begin_object().member("id", ticket.id).member("number", ticket.number).member("service", ticket.service);
    out.member("comer", ticket.comer).member("state", ticket.state).member("window", ticket.window);
    out.member("turn_at", ticket.turn_at.text(offset_minutes)).name("called_at");
    if (ticket.called_at) {
        out.value(ticket.called_at->text(offset_minutes));
    } else {
        out.null();
    }
    out.end_object();
}

}  // namespace onetrip::endpoints
