#pragma once

/// What several requests do to bookings: look at who books, move a booking to another slot, say why not.

#include <optional>
#include <string>
#include <string_view>

#include "core/appointment/booking.h"
#include "server/endpoints/given_back.h"
#include "server/http/problem.h"
#include "server/storage/unit.h"

namespace onetrip::endpoints {

/// What is known of somebody who wants a service of a hall.
struct Standing {
    appointment::Standing known;
    std::optional<storage::Booking> open;  ///< their open booking for that service, in whatever hall
};
[[nodiscard]] Standing standing_of(const storage::Unit& unit, const std::string& citizen, std::string_view service,
                                   base::Instant now, const appointment::BookingRules& rules);

/// booking_open with the booking, slot_taken where it is for the slot, booking_refused where it is for the person.
[[nodiscard]] http::Problem refused(appointment::Refusal refusal, const Standing& person, const Catalogue& catalogue,
                                    base::Instant now, const appointment::BookingRules& rules);

struct WantedSlot {
    std::string hall;
    std::string service;
    appointment::SlotStart slot;
};

/// Holds a slot for somebody; the booking, or why not.
[[nodiscard]] base::Result<storage::Booking, http::Problem> hold_booking(storage::Unit& unit,
                                                                         const Catalogue& catalogue,
                                                                         const WantedSlot& wanted,
                                                                         const std::string& citizen,
                                                                         const std::string& id, base::Instant now);

/// Moves a booking to another slot, of its own hall or another. The new seat is taken before the old one is given back:
/// whoever finds no place keeps what they have.
[[nodiscard]] std::optional<http::Problem> move_booking(storage::Unit& unit, storage::Booking& booking,
                                                        const std::string& hall, appointment::SlotStart slot,
                                                        const GiveBack& giving_back);

}  // namespace onetrip::endpoints
