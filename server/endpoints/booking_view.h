#pragma once

/// Bookings between three shapes: the core's (rules), the store's (seats) and the one people are told.

#include "core/appointment/booking.h"
#include "core/base/instant.h"
#include "core/json/writer.h"
#include "server/endpoints/catalogue.h"
#include "server/storage/bookings.h"

namespace onetrip::endpoints {

[[nodiscard]] appointment::Booking process_of(const storage::Booking& booking);
/// Takes over what a step decided; the team that serves, and its further slots, are for `choose_team`.
void take_over(storage::Booking& booking, const appointment::Booking& process);

/// What people are told of a booking beyond what it is itself: as its hall has it, or the defaults if that is gone.
struct HallTerms {
    appointment::BookingRules rules;
    std::int32_t offset_minutes = base::china_offset_minutes;
};
[[nodiscard]] HallTerms terms_of(const Catalogue& catalogue, const storage::Booking& booking);

/// `{"id","hall","service","slot","state","held_until","from","to","day","changes_until","moves_left","case_number"}`,
/// times by the hall's clock; a hold that lapsed by `now` reads as expired.
void write_booking(json::Writer& out, const storage::Booking& booking, const HallTerms& terms, base::Instant now);
/// The same under the name `booking`, as a whole body.
[[nodiscard]] std::string booking_text(const storage::Booking& booking, const HallTerms& terms, base::Instant now);

}  // namespace onetrip::endpoints
