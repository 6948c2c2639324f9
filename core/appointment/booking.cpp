#include "core/appointment/booking.h"

#include <array>

namespace onetrip::appointment {
namespace {

using State = BookingState;
using Type = BookingEventType;

constexpr std::array<std::string_view, booking_state_count> state_names{
    "held", "confirmed", "checked_in", "served", "cancelled", "missed", "expired"};
constexpr std::array<std::string_view, booking_event_count> event_names{
    "hold", "confirm", "expire", "cancel", "call_off", "reschedule", "check_in", "serve", "miss"};
constexpr std::array<std::string_view, 11> refusal_codes{
    "booking.state_forbids", "booking.hold_over",         "booking.hold_running", "booking.too_early",
    "booking.too_late",      "booking.other_service",     "booking.same_slot",    "booking.moves_too_many",
    "booking.slot_past",     "booking.slot_not_released", "booking.slot_full"};

/// Where an event leads; a pair that is not listed is forbidden. A hold begins without a booking and is not here.
struct Transition {
    Type event;
    State from;
    State to;
};
constexpr std::array<Transition, 12> transitions{{
    {Type::Confirm, State::Held, State::Confirmed},
    {Type::Expire, State::Held, State::Expired},
    {Type::Cancel, State::Held, State::Cancelled},
    {Type::Cancel, State::Confirmed, State::Cancelled},
    {Type::CallOff, State::Held, State::Cancelled},
    {Type::CallOff, State::Confirmed, State::Cancelled},
    {Type::CallOff, State::CheckedIn, State::Cancelled},
    {Type::Reschedule, State::Confirmed, State::Confirmed},
    {Type::CheckIn, State::Confirmed, State::CheckedIn},
    {Type::Serve, State::CheckedIn, State::Served},
    {Type::Miss, State::Confirmed, State::Missed},
    {Type::Miss, State::CheckedIn, State::Missed},
}};

std::optional<State> next_state(Type event, State from) {
    for (const Transition& row : transitions) {
        if (row.event == event && row.from == from) return row.to;
    }
    return std::nullopt;
}

std::int64_t minutes(std::int32_t count) {
    return count * base::milliseconds_per_minute;
}

/// Too early or too late for what is bound to the slot's time.
std::optional<Refusal> check_time(const Booking& before, Type event, base::Instant now, const BookingRules& rules) {
    const base::Instant last_arrival = before.from + minutes(rules.late_tolerance_minutes);
    switch (event) {
        case Type::Confirm:
            if (before.held_until && now >= *before.held_until) return Refusal::HoldOver;
            return std::nullopt;
        case Type::Expire:
            if (before.held_until && now < *before.held_until) return Refusal::HoldRunning;
            return std::nullopt;
        case Type::Cancel:
        case Type::Reschedule:
            if (before.state == State::Confirmed && before.from - now < minutes(rules.cancel_until_minutes)) {
                return Refusal::TooLate;
            }
            return std::nullopt;
        case Type::CheckIn:
            if (before.from - now > minutes(rules.check_in_early_minutes)) return Refusal::TooEarly;
            if (now > last_arrival) return Refusal::TooLate;
            return std::nullopt;
        case Type::Miss:
            if (now <= last_arrival) return Refusal::TooEarly;
            return std::nullopt;
        default: return std::nullopt;
    }
}

std::optional<Refusal> check_offer(const Offer& offer, base::Instant now) {
    if (offer.state == SlotState::Past || offer.from <= now) return Refusal::SlotPast;
    if (offer.state == SlotState::NotReleased) return Refusal::SlotNotReleased;
    if (offer.state == SlotState::Full) return Refusal::SlotFull;
    return std::nullopt;
}

std::optional<Refusal> check_move(const Booking& before, const Offer& offer, base::Instant now,
                                  const BookingRules& rules) {
    if (offer.service != before.service) return Refusal::OtherService;
    if (offer.hall == before.hall && offer.slot == before.slot) return Refusal::SameSlot;
    if (before.moves >= rules.moves_max) return Refusal::MovesTooMany;
    return check_offer(offer, now);
}

void take(Booking& booking, const Offer& offer) {
    booking.hall = offer.hall;
    booking.service = offer.service;
    booking.slot = offer.slot;
    booking.from = offer.from;
    booking.to = offer.to;
}

base::Result<Booking, Refusal> hold(const Offer& offer, base::Instant now, const BookingRules& rules) {
    if (const auto refusal = check_offer(offer, now)) return base::Err{*refusal};
    Booking held;
    take(held, offer);
    held.held_until = now + minutes(rules.hold_minutes);
    return held;
}

}  // namespace

std::string_view name_of(BookingState state) {
    return state_names[static_cast<std::size_t>(state)];
}

std::optional<BookingState> booking_state_of(std::string_view name) {
    for (std::size_t i = 0; i < state_names.size(); ++i) {
        if (state_names[i] == name) return static_cast<State>(i);
    }
    return std::nullopt;
}

bool takes_a_place(BookingState state) {
    return state == State::Held || state == State::Confirmed || state == State::CheckedIn;
}

std::string_view name_of(BookingEventType type) {
    return event_names[static_cast<std::size_t>(type)];
}

std::optional<BookingEventType> booking_event_of(std::string_view name) {
    for (std::size_t i = 0; i < event_names.size(); ++i) {
        if (event_names[i] == name) return static_cast<Type>(i);
    }
    return std::nullopt;
}

std::string_view code_of(Refusal refusal) {
    return refusal_codes[static_cast<std::size_t>(refusal)];
}

Offer offer_of(const Hall& hall, const HallService& service, const Slot& slot) {
    return {hall.id, service.id, slot.start, begins_at(hall, slot), ends_at(hall, slot), slot.state};
}

base::Result<Booking, Refusal> step(const std::optional<Booking>& before, const BookingEvent& event, base::Instant now,
                                    const BookingRules& rules) {
    if (!before) {
        if (event.type == Type::Hold) return hold(event.offer, now, rules);
        return base::Err{Refusal::StateForbids};
    }
    const auto next = next_state(event.type, before->state);
    if (!next) return base::Err{Refusal::StateForbids};
    if (const auto refusal = check_time(*before, event.type, now, rules)) return base::Err{*refusal};
    Booking after = *before;
    if (event.type == Type::Reschedule) {
        if (const auto refusal = check_move(*before, event.offer, now, rules)) return base::Err{*refusal};
        take(after, event.offer);
        after.moves += 1;
    }
    after.state = *next;
    if (after.state != State::Held) after.held_until.reset();
    return after;
}

}  // namespace onetrip::appointment
