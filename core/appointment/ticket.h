#pragma once

/// A number in the hall's line, of somebody who has come: with an appointment, on foot, or with precedence by law.
///
///     waiting -> called -> served
///        ^         | | `-> missed  (nobody came within `answer_minutes`)
///        |         | `-> called: again
///        `---------'  sent on to another service, with the turn they had
///     waiting, called -> called_off  (the hall closes)
///
/// Who has an appointment has a booking beside (core/appointment/booking.h); the server takes both through the same
/// event, and either may refuse it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/appointment/rules.h"
#include "core/base/instant.h"
#include "core/base/result.h"

namespace onetrip::appointment {

/// How somebody came into the line.
enum class Comer : std::uint8_t { Booked, WalkIn, Priority };
inline constexpr std::size_t comer_count = 3;
[[nodiscard]] std::string_view name_of(Comer comer);
[[nodiscard]] std::optional<Comer> comer_of(std::string_view name);

enum class TicketState : std::uint8_t { Waiting, Called, Served, Missed, CalledOff };
inline constexpr std::size_t ticket_state_count = 5;
/// Waiting or called.
[[nodiscard]] bool is_open(TicketState state);
[[nodiscard]] std::string_view name_of(TicketState state);
[[nodiscard]] std::optional<TicketState> ticket_state_of(std::string_view name);

struct Ticket {
    TicketState state = TicketState::Waiting;
    std::string service;
    std::string window;                      ///< that calls; empty while waiting
    std::optional<base::Instant> called_at;  ///< while called: the last time
};

enum class TicketEventType : std::uint8_t { Call, Finish, Miss, SendOn, CallOff };
inline constexpr std::size_t ticket_event_count = 5;
[[nodiscard]] std::string_view name_of(TicketEventType type);
[[nodiscard]] std::optional<TicketEventType> ticket_event_of(std::string_view name);

struct TicketEvent {
    TicketEventType type = TicketEventType::Call;
    std::string window = {};   ///< Call
    std::string service = {};  ///< SendOn
};

/// In the order in which they are looked for.
enum class TicketRefusal : std::uint8_t {
    StateForbids,  ///< `ticket.state_forbids`
    OtherWindow,   ///< `ticket.other_window`: another one has called them
    TooEarly       ///< `ticket.too_early`: to be called missed
};
[[nodiscard]] std::string_view code_of(TicketRefusal refusal);

/// The ticket after the event, or the first refusal that applies.
[[nodiscard]] base::Result<Ticket, TicketRefusal> step(const Ticket& before, const TicketEvent& event,
                                                       base::Instant now, const BookingRules& rules = {});

}  // namespace onetrip::appointment
