#include "core/appointment/booking.h"

#include <algorithm>
#include <array>

namespace onetrip::appointment {
namespace {

using State = BookingState;
using Type = BookingEventType;

constexpr std::array<std::string_view, booking_state_count> state_names{"held",   "confirmed", "checked_in", "called",
                                                                        "served", "cancelled", "missed",     "expired"};
constexpr std::array<std::string_view, booking_event_count> event_names{
    "hold", "confirm", "expire", "cancel", "call_off", "reschedule", "relocate", "check_in", "call", "serve", "miss"};
constexpr std::array<std::string_view, 14> refusal_codes{
    "booking.state_forbids",     "booking.hold_over",      "booking.hold_running",   "booking.too_early",
    "booking.too_late",          "booking.person_blocked", "booking.open_already",   "booking.open_too_many",
    "booking.other_service",     "booking.same_slot",      "booking.moves_too_many", "booking.slot_past",
    "booking.slot_not_released", "booking.slot_full"};

/// Where an event leads; a pair that is not listed is forbidden. A hold begins without a booking and is not here.
struct Transition {
    Type event;
    State from;
    State to;
};
constexpr std::array<Transition, 16> transitions{{
    {Type::Confirm, State::Held, State::Confirmed},
    {Type::Expire, State::Held, State::Expired},
    {Type::Cancel, State::Held, State::Cancelled},
    {Type::Cancel, State::Confirmed, State::Cancelled},
    {Type::CallOff, State::Held, State::Cancelled},
    {Type::CallOff, State::Confirmed, State::Cancelled},
    {Type::CallOff, State::CheckedIn, State::Cancelled},
    {Type::CallOff, State::Called, State::Cancelled},
    {Type::Reschedule, State::Confirmed, State::Confirmed},
    {Type::Relocate, State::Confirmed, State::Confirmed},
    {Type::CheckIn, State::Confirmed, State::CheckedIn},
    {Type::Call, State::CheckedIn, State::Called},
    {Type::Call, State::Called, State::Called},
    {Type::Serve, State::Called, State::Served},
    {Type::Miss, State::Confirmed, State::Missed},
    {Type::Miss, State::Called, State::Missed},
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

/// From when on who did not come, or not when called, may be said to have missed the visit.
base::Instant missed_from(const Booking& before, const BookingRules& rules) {
    if (before.called_at) return *before.called_at + minutes(rules.answer_minutes);
    return before.from + (minutes(rules.late_tolerance_minutes) + 1);
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
            if (before.state == State::Confirmed && now > changes_until(before, rules)) return Refusal::TooLate;
            return std::nullopt;
        case Type::CheckIn:
            if (before.from - now > minutes(rules.check_in_early_minutes)) return Refusal::TooEarly;
            if (now > last_arrival) return Refusal::TooLate;
            return std::nullopt;
        case Type::Miss: return now < missed_from(before, rules) ? std::optional(Refusal::TooEarly) : std::nullopt;
        default: return std::nullopt;
    }
}

std::optional<Refusal> check_offer(const Offer& offer, base::Instant now) {
    if (offer.state == SlotState::Past || offer.from <= now) return Refusal::SlotPast;
    if (offer.state == SlotState::NotReleased) return Refusal::SlotNotReleased;
    if (offer.state == SlotState::Full) return Refusal::SlotFull;
    return std::nullopt;
}

std::optional<Refusal> check_move(const Booking& before, const BookingEvent& event, base::Instant now,
                                  const BookingRules& rules) {
    const Offer& offer = event.offer;
    if (offer.service != before.service) return Refusal::OtherService;
    if (offer.hall == before.hall && offer.slot == before.slot) return Refusal::SameSlot;
    if (event.type == Type::Reschedule && before.moves >= rules.moves_max) return Refusal::MovesTooMany;
    return check_offer(offer, now);
}

void take(Booking& booking, const Offer& offer) {
    booking.hall = offer.hall;
    booking.service = offer.service;
    booking.slot = offer.slot;
    booking.from = offer.from;
    booking.to = offer.to;
}

std::optional<Refusal> check_standing(const Standing& standing, base::Instant now, const BookingRules& rules) {
    if (blocked_until(standing, now, rules)) return Refusal::PersonBlocked;
    if (standing.has_open_of_service) return Refusal::OpenAlready;
    if (standing.open >= rules.open_max) return Refusal::OpenTooMany;
    return std::nullopt;
}

base::Result<Booking, Refusal> hold(const BookingEvent& event, base::Instant now, const BookingRules& rules) {
    if (const auto refusal = check_standing(event.standing, now, rules)) return base::Err{*refusal};
    const Offer& offer = event.offer;
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
    return state == State::Held || state == State::Confirmed || state == State::CheckedIn || state == State::Called;
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

std::optional<base::Instant> blocked_until(const Standing& standing, base::Instant now, const BookingRules& rules) {
    const auto count = static_cast<std::size_t>(rules.misses_max);
    std::vector<base::Instant> missed = standing.missed_at;
    std::sort(missed.begin(), missed.end());
    // The latest misses block the longest.
    for (std::size_t last = missed.size(); last >= count && last > 0; --last) {
        const base::Instant until = missed[last - 1] + rules.block_days * base::milliseconds_per_day;
        if (until <= now) return std::nullopt;
        const std::int64_t span = missed[last - 1] - missed[last - count];
        if (span < rules.misses_days * base::milliseconds_per_day) return until;
    }
    return std::nullopt;
}

base::Instant changes_until(const Booking& booking, const BookingRules& rules) {
    return booking.from + -minutes(rules.cancel_until_minutes);
}

Offer offer_of(const Hall& hall, const HallService& service, const Slot& slot) {
    return {hall.id, service.id, slot.start, begins_at(hall, slot), ends_at(hall, slot), slot.state};
}

base::Result<Booking, Refusal> step(const std::optional<Booking>& before, const BookingEvent& event, base::Instant now,
                                    const BookingRules& rules) {
    if (!before) {
        if (event.type == Type::Hold) return hold(event, now, rules);
        return base::Err{Refusal::StateForbids};
    }
    const auto next = next_state(event.type, before->state);
    if (!next) return base::Err{Refusal::StateForbids};
    if (const auto refusal = check_time(*before, event.type, now, rules)) return base::Err{*refusal};
    Booking after = *before;
    if (event.type == Type::Reschedule || event.type == Type::Relocate) {
        if (const auto refusal = check_move(*before, event, now, rules)) return base::Err{*refusal};
        take(after, event.offer);
        if (event.type == Type::Reschedule) after.moves += 1;
    }
    after.state = *next;
    if (after.state != State::Held) after.held_until.reset();
    after.called_at.reset();
    if (after.state == State::Called) after.called_at = now;
    return after;
}

}  // namespace onetrip::appointment
