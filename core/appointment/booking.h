#pragma once

/// A booking as a state machine:
///
///     held (10 min) -> confirmed -> checked_in -> called -> served
///        |    |           |  |                       `-> missed (called, and nobody came)
///        |    |           |  `-> missed           called -> called: once more
///        |    `-> expired |                       confirmed -> confirmed: moved to another slot in one act
///        `-> cancelled <--'  (by the citizen until two hours before; by the hall until somebody is served)
///
/// Whether a slot has room is the schedule's to say and the store's to keep; the offer carries it in here, as it
/// carries what is known of the person, so that one table answers everything about a booking. Who checked in and was
/// never called missed nothing: only the hall can end that (`call_off`).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/appointment/rules.h"
#include "core/appointment/schedule.h"
#include "core/base/instant.h"
#include "core/base/result.h"

namespace onetrip::appointment {

enum class BookingState : std::uint8_t { Held, Confirmed, CheckedIn, Called, Served, Cancelled, Missed, Expired };
inline constexpr std::size_t booking_state_count = 8;
[[nodiscard]] std::string_view name_of(BookingState state);
[[nodiscard]] std::optional<BookingState> booking_state_of(std::string_view name);
/// True while the booking takes a place: held, confirmed, checked in, called.
[[nodiscard]] bool takes_a_place(BookingState state);

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
    std::optional<base::Instant> called_at;   ///< while called: the last time
    std::int32_t moves = 0;
};

enum class BookingEventType : std::uint8_t {
    Hold,        ///< opens a booking on an offer
    Confirm,     ///< within the hold
    Expire,      ///< the hold is over
    Cancel,      ///< by the citizen
    CallOff,     ///< by the hall (it closes)
    Reschedule,  ///< to another offer of the same service; the old slot is kept unless this succeeds
    Relocate,    ///< the same by the hall (it closes): at any time, and it is none of the citizen's moves
    CheckIn,     ///< the citizen is there
    Call,        ///< to a window; again, if nobody came
    Serve,       ///< the citizen was served
    Miss         ///< nobody came
};
inline constexpr std::size_t booking_event_count = 11;
[[nodiscard]] std::string_view name_of(BookingEventType type);
[[nodiscard]] std::optional<BookingEventType> booking_event_of(std::string_view name);

/// What is known of the person who books.
struct Standing {
    std::int32_t open = 0;                 ///< open bookings, of whatever service
    bool has_open_of_service = false;      ///< one of them is for the service that is wanted
    std::vector<base::Instant> missed_at;  ///< when the visits they missed began, in any order
};
inline constexpr std::size_t misses_limit = 1000;

/// Until when who missed so often books nothing; nullopt if they may.
[[nodiscard]] std::optional<base::Instant> blocked_until(const Standing& standing, base::Instant now,
                                                         const BookingRules& rules = {});

/// The last moment at which the citizen may move or cancel a confirmed booking.
[[nodiscard]] base::Instant changes_until(const Booking& booking, const BookingRules& rules = {});

struct BookingEvent {
    BookingEventType type = BookingEventType::Hold;
    Offer offer = {};        ///< Hold, Reschedule, Relocate
    Standing standing = {};  ///< Hold
};

/// In the order in which they are looked for.
enum class Refusal : std::uint8_t {
    StateForbids,     ///< `booking.state_forbids`
    HoldOver,         ///< `booking.hold_over`: confirmed too late
    HoldRunning,      ///< `booking.hold_running`: not to be expired yet
    TooEarly,         ///< `booking.too_early`: to check in, or to be called missed
    TooLate,          ///< `booking.too_late`: to cancel, move or check in
    PersonBlocked,    ///< `booking.person_blocked`: missed too many visits (blocked_until says until when)
    OpenAlready,      ///< `booking.open_already`: one open booking per person and service
    OpenTooMany,      ///< `booking.open_too_many`
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
