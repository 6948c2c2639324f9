#pragma once

/// A booking as a state machine:
///
///     held (10 min) -> confirmed -> checked_in -> served
///        |    |           |  |           `-> missed (did not come when called)
///        |    |           |  `-> missed        confirmed -> confirmed: moved to another slot in one act
///        |    `-> expired `-> cancelled (by the citizen until two hours before; by the hall at any time)
///        `-> cancelled
///
/// Whether a slot has room is the schedule's to say and the store's to keep; the offer carries it in here, so that one
/// table answers everything about a booking.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/appointment/schedule.h"
#include "core/base/instant.h"
#include "core/base/result.h"

namespace onetrip::appointment {

enum class BookingState : std::uint8_t { Held, Confirmed, CheckedIn, Served, Cancelled, Missed, Expired };
inline constexpr std::size_t booking_state_count = 7;
[[nodiscard]] std::string_view name_of(BookingState state);
[[nodiscard]] std::optional<BookingState> booking_state_of(std::string_view name);
/// True while the booking takes a place: held, confirmed, checked in.
[[nodiscard]] bool takes_a_place(BookingState state);

/// A city may set its own; the defaults are those of the big platforms.
struct BookingRules {
    std::int32_t hold_minutes = 10;
    std::int32_t cancel_until_minutes = 120;   ///< before the slot; also for moving it
    std::int32_t check_in_early_minutes = 60;  ///< before the slot
    std::int32_t late_tolerance_minutes = 15;  ///< after the slot began
    std::int32_t moves_max = 3;
};
inline constexpr std::int32_t rule_minutes_max = 7 * 24 * 60;

/// A slot somebody may take: which, when, and how it stands in the schedule at this moment.
struct Offer {
    std::string hall;
    std::string service;
    SlotStart slot;
    base::Instant from;
    base::Instant to;
    SlotState state = SlotState::Open;
};
[[nodiscard]] Offer offer_of(const Hall& hall, const HallService& service, const Slot& slot);

struct Booking {
    BookingState state = BookingState::Held;
    std::string hall;
    std::string service;
    SlotStart slot;
    base::Instant from;
    base::Instant to;
    std::optional<base::Instant> held_until;  ///< while held
    std::int32_t moves = 0;
};

enum class BookingEventType : std::uint8_t {
    Hold,        ///< opens a booking on an offer
    Confirm,     ///< within the hold
    Expire,      ///< the hold is over
    Cancel,      ///< by the citizen
    CallOff,     ///< by the hall (it closes)
    Reschedule,  ///< to another offer of the same service; the old slot is kept unless this succeeds
    CheckIn,     ///< the citizen is there
    Serve,       ///< the citizen was served
    Miss         ///< nobody came
};
inline constexpr std::size_t booking_event_count = 9;
[[nodiscard]] std::string_view name_of(BookingEventType type);
[[nodiscard]] std::optional<BookingEventType> booking_event_of(std::string_view name);

struct BookingEvent {
    BookingEventType type = BookingEventType::Hold;
    Offer offer;  ///< Hold, Reschedule
};

/// In the order in which they are looked for.
enum class Refusal : std::uint8_t {
    StateForbids,     ///< `booking.state_forbids`
    HoldOver,         ///< `booking.hold_over`: confirmed too late
    HoldRunning,      ///< `booking.hold_running`: not to be expired yet
    TooEarly,         ///< `booking.too_early`: to check in, or to be called missed
    TooLate,          ///< `booking.too_late`: to cancel, move or check in
    OtherService,     ///< `booking.other_service`: a booking is moved within its service
    SameSlot,         ///< `booking.same_slot`
    MovesTooMany,     ///< `booking.moves_too_many`
    SlotPast,         ///< `booking.slot_past`
    SlotNotReleased,  ///< `booking.slot_not_released`
    SlotFull          ///< `booking.slot_full`
};
[[nodiscard]] std::string_view code_of(Refusal refusal);

/// The booking after the event, or the first refusal that applies. `before` is none for Hold alone.
[[nodiscard]] base::Result<Booking, Refusal> step(const std::optional<Booking>& before, const BookingEvent& event,
                                                  base::Instant now, const BookingRules& rules = {});

}  // namespace onetrip::appointment
