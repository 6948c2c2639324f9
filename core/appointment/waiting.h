#pragma once

/// The waiting list (候补): who found no slot says which days and halls would do, and is offered what others give back,
/// in the order in which they came:
///
///     waiting -> offered -> taken
///        ^  |       |`-> waiting again (let pass, or declined), ended after `offers_max` offers,
///        |  |       |   or while waiting, once the last wished day is over
///        |  |       |
///        `--|-------'
///           `-> withdrawn (also while offered)
///
/// While a slot is offered its place is kept. What nobody on the list takes returns to the public after a while that
/// nobody can foresee (`return_at`), so that a slot given back by agreement is not simply picked up by a friend.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/appointment/rules.h"
#include "core/appointment/slot_start.h"
#include "core/base/day.h"
#include "core/base/instant.h"
#include "core/base/result.h"

namespace onetrip::appointment {

inline constexpr std::size_t wished_halls_max = 5;

enum class WaitingState : std::uint8_t { Waiting, Offered, Taken, Ended, Withdrawn };
inline constexpr std::size_t waiting_state_count = 5;
[[nodiscard]] std::string_view name_of(WaitingState state);
[[nodiscard]] std::optional<WaitingState> waiting_state_of(std::string_view name);

struct Waiting {
    WaitingState state = WaitingState::Waiting;
    std::string service;
    std::vector<std::string> halls;
    base::Day from;  ///< wished days, both included
    base::Day to;
    std::optional<SlotStart> earlier_than;       ///< the slot they hold already: only an earlier one is of use
    std::int32_t offers = 0;                     ///< made so far
    std::optional<base::Instant> offered_until;  ///< while offered
};

enum class WaitingEvent : std::uint8_t { Offer, Take, Decline, Lapse, Withdraw };
inline constexpr std::size_t waiting_event_count = 5;

/// In the order in which they are looked for.
enum class WaitingRefusal : std::uint8_t {
    StateForbids,  ///< `waiting.state_forbids`
    OfferOver,     ///< `waiting.offer_over`: taken too late
    OfferRunning   ///< `waiting.offer_running`: not to be passed on yet
};
[[nodiscard]] std::string_view code_of(WaitingRefusal refusal);

/// The entry after the event, or the first refusal that applies.
[[nodiscard]] base::Result<Waiting, WaitingRefusal> step(const Waiting& before, WaitingEvent event, base::Instant now,
                                                         const BookingRules& rules = {});

/// Whether a slot is what an entry waits for.
[[nodiscard]] bool is_wished(const Waiting& waiting, std::string_view hall, std::string_view service, SlotStart slot);

/// Whether there is time to offer a slot and still to give it back: else it returns to the public at once.
[[nodiscard]] bool may_offer(base::Instant slot_from, base::Instant now, const BookingRules& rules = {});

/// When a place that nobody on the list took is free for everybody; `random` is any number that nobody can foresee.
[[nodiscard]] base::Instant return_at(base::Instant now, std::uint64_t random, const BookingRules& rules = {});

}  // namespace onetrip::appointment
