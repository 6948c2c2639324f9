#include "core/appointment/waiting.h"

#include <algorithm>
#include <array>

namespace onetrip::appointment {
namespace {

constexpr std::array<std::string_view, waiting_state_count> state_names{"waiting", "offered", "taken", "ended",
                                                                        "withdrawn"};
constexpr std::array<std::string_view, 3> refusal_codes{"waiting.state_forbids", "waiting.offer_over",
                                                        "waiting.offer_running"};

/// Whether an event is one for the state at all.
bool may_happen(WaitingState state, WaitingEvent event) {
    switch (event) {
        case WaitingEvent::Offer: return state == WaitingState::Waiting;
        case WaitingEvent::Withdraw: return state == WaitingState::Waiting || state == WaitingState::Offered;
        case WaitingEvent::Take:
        case WaitingEvent::Decline:
        case WaitingEvent::Lapse: break;
    }
    return state == WaitingState::Offered;
}

}  // namespace

std::string_view name_of(WaitingState state) {
    return state_names[static_cast<std::size_t>(state)];
}

std::optional<WaitingState> waiting_state_of(std::string_view name) {
    for (std::size_t i = 0; i < state_names.size(); ++i) {
        if (state_names[i] == name) return static_cast<WaitingState>(i);
    }
    return std::nullopt;
}

std::string_view code_of(WaitingRefusal refusal) {
    return refusal_codes[static_cast<std::size_t>(refusal)];
}

base::Result<Waiting, WaitingRefusal> step(const Waiting& before, WaitingEvent event, base::Instant now,
                                           const BookingRules& rules) {
    const bool is_spent = event == WaitingEvent::Offer && before.offers >= rules.offers_max;
    if (!may_happen(before.state, event) || is_spent) return base::Err{WaitingRefusal::StateForbids};
    const bool is_over = before.offered_until && now >= *before.offered_until;
    if (event == WaitingEvent::Take && is_over) return base::Err{WaitingRefusal::OfferOver};
    if (event == WaitingEvent::Lapse && !is_over) return base::Err{WaitingRefusal::OfferRunning};
    Waiting after = before;
    after.offered_until.reset();
    switch (event) {
        case WaitingEvent::Offer:
            after.state = WaitingState::Offered;
            after.offers += 1;
            after.offered_until = now + rules.offer_minutes * base::milliseconds_per_minute;
            break;
        case WaitingEvent::Take: after.state = WaitingState::Taken; break;
        case WaitingEvent::Decline:
        case WaitingEvent::Lapse:
            after.state = before.offers < rules.offers_max ? WaitingState::Waiting : WaitingState::Ended;
            break;
        case WaitingEvent::Withdraw: after.state = WaitingState::Withdrawn; break;
    }
    return after;
}

bool is_wished(const Waiting& waiting, std::string_view hall, std::string_view service, SlotStart slot) {
    return waiting.service == service && waiting.from <= slot.day && slot.day <= waiting.to &&
           (!waiting.earlier_than || slot < *waiting.earlier_than) &&
           std::find(waiting.halls.begin(), waiting.halls.end(), hall) != waiting.halls.end();
}

bool may_offer(base::Instant slot_from, base::Instant now, const BookingRules& rules) {
    const std::int64_t minutes = rules.offer_minutes + rules.cancel_until_minutes;
    return slot_from - now >= minutes * base::milliseconds_per_minute;
}

base::Instant return_at(base::Instant now, std::uint64_t random, const BookingRules& rules) {
    const auto spread =
        static_cast<std::uint64_t>(rules.return_minutes_max - rules.return_minutes_min) * base::milliseconds_per_minute;
    const auto beyond = static_cast<std::int64_t>(random % (spread + 1));
    return now + (rules.return_minutes_min * base::milliseconds_per_minute + beyond);
}

}  // namespace onetrip::appointment
