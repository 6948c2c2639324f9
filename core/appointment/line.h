#pragma once

/// In which order people in the hall are called: appointments and walk-ins in one line, by a rule that can be put on
/// the wall:
///
///  1. Who has precedence by law comes first.
///  2. An appointment's turn comes with its slot, however early somebody is there; for who comes late, when they come.
///     From then on it goes before walk-ins, whose turn comes when they draw their number.
///  3. But after `booked_in_a_row` (3) appointments in a row a walk-in is called, if one waits: nobody waits for ever.
///  4. Whose slot is still to come is called only where nobody else waits: no window stands empty.
///
/// Within each of these, whose turn came first; of equal turns, who drew first.

#include <cstdint>
#include <span>
#include <vector>

#include "core/appointment/rules.h"
#include "core/appointment/ticket.h"
#include "core/base/instant.h"

namespace onetrip::appointment {

/// Somebody who waits.
struct InLine {
    Comer comer = Comer::WalkIn;
    base::Instant turn_at;
    std::int64_t drawn = 0;  ///< the how-manieth number of the day
};

/// When the turn of an appointment comes: with its slot, or when they come late.
[[nodiscard]] base::Instant turn_of_booked(base::Instant slot_from, base::Instant arrived_at);

/// Places in `waiting`, in the order in which they would be called if nobody else came. `booked_before`: appointments
/// called in a row until now.
[[nodiscard]] std::vector<std::size_t> line_order(std::span<const InLine> waiting, std::int32_t booked_before,
                                                  base::Instant now, const BookingRules& rules = {});

/// How long somebody waits with so many before them, in whole minutes, rounded up: by how many were called lately, in
/// `lately_minutes`; where fewer than three were, as the hall planned (`places` people in `slot_minutes`).
struct Pace {
    std::int32_t called = 0;
    std::int32_t lately_minutes = 30;
    std::int32_t slot_minutes = 30;
    std::int32_t places = 1;
};
[[nodiscard]] std::int32_t wait_minutes(std::int32_t ahead, const Pace& pace);

}  // namespace onetrip::appointment
