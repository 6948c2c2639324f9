#pragma once

/// Bookings of slots. Every open booking sits on a numbered seat of its slot, and a seat can be taken once: the
/// database itself cannot oversell, whatever runs at the same time. The rules (who may book what, how long a hold
/// lasts) are `core/appointment`'s.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/instant.h"

namespace onetrip::storage {

/// A slot of one of a hall's teams, as `core/appointment` names it: where a seat is.
struct SlotKey {
    std::string hall;
    std::string team;
    std::string slot;
};

/// The state of a seat that is kept for nobody yet: while it is offered down the waiting list, and until what nobody
/// took returns to the public. It lapses as a hold does, and belongs to no citizen.
inline constexpr std::string_view kept_state = "kept";

struct Booking {
    std::string id;
    std::string citizen;
    std::string service;
    SlotKey slot;
    std::vector<std::string> more_slots;  ///< what a long visit takes beyond the first; written, not read back
    base::Instant from;
    base::Instant to;
    std::string state;                        ///< as `core/appointment` names it
    std::optional<base::Instant> held_until;  ///< exactly while it is only held
    std::optional<base::Instant> called_at;   ///< exactly while it is called
    std::int64_t moves = 0;
    std::optional<std::string> case_number;
    base::Instant created_at;
};

/// The state of a seat that is taken because its slot is closed; it belongs to no citizen.
inline constexpr std::string_view closed_state = "closed";

/// What is known of somebody who wants to book.
struct BookingsOf {
    std::vector<Booking> open;  ///< seated, neither lapsed nor over, earliest first
    std::vector<base::Instant> missed;
};

/// How many seats of a slot are taken.
struct SlotUse {
    std::string slot;
    std::int32_t taken = 0;
};

/// How many visits stand so.
struct StateCount {
    std::string state;
    std::int64_t count = 0;
};

class Bookings {
public:
    virtual ~Bookings() = default;

    [[nodiscard]] virtual std::optional<Booking> find(std::string_view id) const = 0;
    [[nodiscard]] virtual std::optional<Booking> find_of_case(std::string_view case_number) const = 0;
    /// Seated, neither lapsed nor over at `now`, earliest first.
    [[nodiscard]] virtual std::vector<Booking> open_of(std::string_view citizen, base::Instant now) const = 0;
    /// The same, and when the visits began that they missed since then.
    [[nodiscard]] virtual BookingsOf standing_of(std::string_view citizen, base::Instant now,
                                                 base::Instant missed_since) const = 0;
    /// Slots of a team that begin in [from, to) and have a seat taken at `now`; a lapsed hold takes none.
    [[nodiscard]] virtual std::vector<SlotUse> use_of(std::string_view hall, std::string_view team, base::Instant from,
                                                      base::Instant to, base::Instant now) const = 0;

    /// Confirmed visits to a hall that begin in [from, to), earliest first: who is expected.
    [[nodiscard]] virtual std::vector<Booking> expected(std::string_view hall, base::Instant from,
                                                        base::Instant to) const = 0;

    /// Held, kept and confirmed visits to a team that overlap [from, to), earliest booked first.
    [[nodiscard]] virtual std::vector<Booking> hit(std::string_view hall, std::string_view team, base::Instant from,
                                                   base::Instant to) const = 0;
    /// How visits to a hall that begin in [from, to) stand; a state may be there twice.
    [[nodiscard]] virtual std::vector<StateCount> states(std::string_view hall, base::Instant from,
                                                         base::Instant to) const = 0;

    /// Stores a new booking on a free seat below `capacity` of each of its slots; false if one has none, and nothing is
    /// stored.
    /// Holds of the slot that lapsed by `now` give their seats back where there is no other.
    [[nodiscard]] virtual bool add(const Booking& booking, std::int32_t capacity, base::Instant now) = 0;
    /// The same for a booking that is there: it sits down again or moves. A seat it has is kept until it has the new
    /// one.
    [[nodiscard]] virtual bool take_seat(const Booking& booking, std::int32_t capacity, base::Instant now) = 0;
    /// Stores a new state of a booking that keeps its seat (confirmed).
    virtual void save(const Booking& booking) = 0;
    /// Stores a new state of a booking that gives its seat back (cancelled).
    virtual void leave_seat(const Booking& booking) = 0;
    /// Holds of everybody that lapsed by `now` become `expired`; at most `limit`; answers how many.
    virtual std::int64_t expire(base::Instant now, std::int64_t limit) = 0;
};

}  // namespace onetrip::storage
