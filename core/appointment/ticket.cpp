#include "core/appointment/ticket.h"

#include <array>

namespace onetrip::appointment {
namespace {

using State = TicketState;
using Type = TicketEventType;

constexpr std::array<std::string_view, comer_count> comer_names{"booked", "walk_in", "priority"};
constexpr std::array<std::string_view, ticket_state_count> state_names{"waiting", "called", "served", "missed",
                                                                       "called_off"};
constexpr std::array<std::string_view, ticket_event_count> event_names{"call", "finish", "miss", "send_on", "call_off"};
constexpr std::array<std::string_view, 3> refusal_codes{"ticket.state_forbids", "ticket.other_window",
                                                        "ticket.too_early"};

template <typename Value, std::size_t Count>
std::optional<Value> named(const std::array<std::string_view, Count>& names, std::string_view name) {
    for (std::size_t i = 0; i < Count; ++i) {
        if (names[i] == name) return static_cast<Value>(i);
    }
    return std::nullopt;
}

bool is_answered_too_early(const Ticket& ticket, base::Instant now, const BookingRules& rules) {
    return ticket.called_at && now < *ticket.called_at + rules.answer_minutes * base::milliseconds_per_minute;
}

}  // namespace

std::string_view name_of(Comer comer) {
    return comer_names[static_cast<std::size_t>(comer)];
}

std::optional<Comer> comer_of(std::string_view name) {
    return named<Comer>(comer_names, name);
}

bool is_open(TicketState state) {
    return state == State::Waiting || state == State::Called;
}

std::string_view name_of(TicketState state) {
    return state_names[static_cast<std::size_t>(state)];
}

std::optional<TicketState> ticket_state_of(std::string_view name) {
    return named<State>(state_names, name);
}

std::string_view name_of(TicketEventType type) {
    return event_names[static_cast<std::size_t>(type)];
}

std::optional<TicketEventType> ticket_event_of(std::string_view name) {
    return named<Type>(event_names, name);
}

std::string_view code_of(TicketRefusal refusal) {
    return refusal_codes[static_cast<std::size_t>(refusal)];
}

base::Result<Ticket, TicketRefusal> step(const Ticket& before, const TicketEvent& event, base::Instant now,
                                         const BookingRules& rules) {
    const bool is_for_open = event.type == Type::Call || event.type == Type::CallOff;
    const bool may = is_for_open ? is_open(before.state) : before.state == State::Called;
    if (!may) return base::Err{TicketRefusal::StateForbids};
    Ticket after = before;
    switch (event.type) {
        case Type::Call:
            if (before.state == State::Called && event.window != before.window) {
                return base::Err{TicketRefusal::OtherWindow};
            }
            after.state = State::Called;
            after.window = event.window;
            after.called_at = now;
            return after;
        case Type::Finish: after.state = State::Served; break;
        case Type::Miss:
            if (is_answered_too_early(before, now, rules)) return base::Err{TicketRefusal::TooEarly};
            after.state = State::Missed;
            break;
        case Type::SendOn:
            after.state = State::Waiting;
            after.service = event.service;
            after.window.clear();
            break;
        case Type::CallOff: after.state = State::CalledOff; break;
    }
    after.called_at.reset();
    return after;
}

}  // namespace onetrip::appointment
