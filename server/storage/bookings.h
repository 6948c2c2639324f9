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

enum class BookingState : std::uint8_t { Held, Confirmed, Cancelled, Expired };
[[nodiscard]] std::string_view name_of(BookingState state);
[[nodiscard]] std::optional<BookingState> booking_state_named(std::string_view name);

/// A slot of a hall's service, as `core/appointment` names it.
struct SlotKey {
    std::string hall;
    std::string service;
    std::string slot;
};

struct Booking {
    std::string id;
    std::string citizen;
    SlotKey slot;
    base::Instant from;
    base::Instant to;
    BookingState state = BookingState::Held;
    base::Instant held_until;  ///< of a held one
    std::optional<std::string> case_number;
    base::Instant created_at;
};

/// How many seats of a slot are taken.
struct SlotUse {
    std::string slot;
    std::int32_t taken = 0;
};

class Bookings {
public:
    virtual ~Bookings() = default;

    [[nodiscard]] virtual std::optional<Booking> find(std::string_view id) const = 0;
    [[nodiscard]] virtual std::optional<Booking> find_of_case(std::string_view case_number) const = 0;
    /// Held (and not lapsed at `now`) or confirmed and not over, earliest first.
    [[nodiscard]] virtual std::vector<Booking> open_of(std::string_view citizen, base::Instant now) const = 0;
    /// Slots that begin in [from, to) and have a seat taken at `now`; a lapsed hold takes none.
    [[nodiscard]] virtual std::vector<SlotUse> use_of(std::string_view hall, std::string_view service,
                                                      base::Instant from, base::Instant to,
                                                      base::Instant now) const = 0;

    /// Puts the booking (held or confirmed; new, or known and without a seat) on a free seat below `capacity`; false if
    /// there is none. Holds of the slot that lapsed by `now` give their seats back first.
    [[nodiscard]] virtual bool take_seat(const Booking& booking, std::int32_t capacity, base::Instant now) = 0;
    /// Stores a new state of a booking that is already seated (confirm), or frees its seat (cancel, expire).
    virtual void save(const Booking& booking) = 0;
    /// Holds of everybody that lapsed by `now` become expired; at most `limit`; answers how many.
    virtual std::int64_t expire(base::Instant now, std::int64_t limit) = 0;
};

}  // namespace onetrip::storage
