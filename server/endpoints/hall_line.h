#pragma once

/// The line in a hall inside a unit of work: numbers are drawn, people are called, and their bookings go along. Who is
/// next is `core/appointment/line.h`'s rule.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/appointment/booking.h"
#include "core/appointment/line.h"
#include "core/base/result.h"
#include "core/json/writer.h"
#include "server/endpoints/catalogue.h"
#include "server/http/problem.h"
#include "server/storage/unit.h"

namespace onetrip::endpoints {

struct HallLine {
    const appointment::Hall& hall;
    base::Day today;
    std::string day;                       ///< the same in text
    std::vector<storage::Ticket> waiting;  ///< in the order in which they would be called
    std::vector<storage::Ticket> called;   ///< in the order of their numbers
    std::int32_t called_lately = 0;
};
[[nodiscard]] HallLine read_line(const storage::Unit& unit, const appointment::Hall& hall, base::Instant now);

/// Where somebody stands: how many are before them, and how long that takes. nullopt if they do not wait.
struct Place {
    std::int32_t ahead = 0;
    std::int32_t wait_minutes = 0;
};
[[nodiscard]] std::optional<Place> place_in(const HallLine& line, const storage::Ticket& ticket);

/// Who draws a number, and with what.
struct Arrival {
    std::string service;
    appointment::Comer comer = appointment::Comer::WalkIn;
    std::optional<std::string> booking;
    base::Instant turn_at;
};
/// Draws the next number of the day; `id` is the ticket's.
storage::Ticket draw_ticket(storage::Unit& unit, const appointment::Hall& hall, const Arrival& arrival,
                            const std::string& id, base::Instant now);

/// Takes a visitor's booking through what happens in the hall: booking_refused if the rules say no.
[[nodiscard]] std::optional<http::Problem> step_visit(storage::Unit& unit, const Catalogue& catalogue,
                                                      storage::Booking& booking, appointment::BookingEventType type,
                                                      base::Instant now);
/// Takes a ticket through an event, and the booking behind it: booking_refused if the rules say no, or if another
/// window was quicker.
[[nodiscard]] std::optional<http::Problem> step_ticket(storage::Unit& unit, const Catalogue& catalogue,
                                                       storage::Ticket& ticket, const appointment::TicketEvent& event,
                                                       const std::string& clerk, base::Instant now);

/// `{"id","number","service","comer","state","window","turn_at","called_at"}`, times by the hall's clock.
void write_ticket(json::Writer& out, const storage::Ticket& ticket, std::int32_t offset_minutes);

}  // namespace onetrip::endpoints
