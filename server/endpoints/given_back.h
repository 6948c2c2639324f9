#pragma once

/// What becomes of a place that somebody gives back: it is offered to whoever has waited longest for such a slot, and
/// its seat is kept for them meanwhile; what nobody on the list takes returns to the public after a while that nobody
/// can foresee. Where the slot has other places anyway, or begins too soon, there is nothing to keep.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/appointment/waiting.h"
#include "core/base/instant.h"
#include "server/endpoints/catalogue.h"
#include "server/endpoints/seating.h"
#include "server/ports/randomness.h"
#include "server/storage/unit.h"

namespace onetrip::endpoints {

/// Drawn before the unit of work, which may run twice.
[[nodiscard]] std::uint64_t draw_number(ports::Randomness& randomness);

struct GiveBack {
    const Catalogue& catalogue;
    base::Instant now;
    std::uint64_t random = 0;

    /// Takes the booking's seat away and passes the place on. `booking` is as it is to be stored; a hold that was never
    /// confirmed (`was_confirmed` false) is offered, but else returns to the public at once.
    void leave(storage::Unit& unit, const storage::Booking& booking, bool was_confirmed) const;
    /// Whoever waits for something earlier than this booking waits, once it was moved, for what is earlier than that.
    void wait_for_earlier(storage::Unit& unit, const storage::Booking& booking) const;
    /// The place a booking had until it moved away; not for the entry that has just let it pass.
    void pass_on(storage::Unit& unit, const storage::Booking& place, bool was_confirmed,
                 std::string_view passed = {}) const;
    /// Offers a place of a slot to whoever is next; false if there is none, or nobody who waits for it.
    [[nodiscard]] bool offer_place(storage::Unit& unit, const std::string& hall, const std::string& service,
                                   appointment::SlotStart start) const;
    /// Stores an entry as it stands after a step that ended its offer, or its waiting; an offered place goes on.
    void end_offer(storage::Unit& unit, const storage::Waiting& offered, const appointment::Waiting& entry) const;
    /// Passes on what was offered and let pass; answers how many.
    std::int64_t pass_on_lapsed(storage::Unit& unit, std::int64_t limit) const;

private:
    bool offer(storage::Unit& unit, const SlotAtHand& at, const storage::Booking& place, std::string_view passed) const;
    /// Lets nobody have the place, under this id, until then. False where the hall, as it is now, has no room for it.
    bool keep(storage::Unit& unit, const SlotAtHand& at, const storage::Booking& place, const std::string& id,
              base::Instant until) const;
};

// Entries between the core's shape (rules) and the store's (line).
[[nodiscard]] appointment::Waiting process_of(const storage::Waiting& waiting);
void take_over(storage::Waiting& waiting, const appointment::Waiting& process);

}  // namespace onetrip::endpoints
