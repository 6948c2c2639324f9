#pragma once

/// A slot of a hall's service as it stands inside a unit of work, and the seats that a booking of it takes: of the
/// first team of the service that has room, in each of the slots that a visit needs.

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "core/appointment/schedule.h"
#include "server/endpoints/catalogue.h"
#include "server/storage/unit.h"

namespace onetrip::endpoints {

struct SlotAtHand {
    std::shared_ptr<const appointment::Hall> as_it_stands;
    const appointment::Hall& hall;  ///< the same
    const appointment::HallService& service;
    const calendar::WorkCalendar& calendar;
    appointment::Taken taken;
    appointment::Slot slot;
};

/// nullopt if the hall gives no such service, or has no slot that begins then.
[[nodiscard]] std::optional<SlotAtHand> look_at_slot(const storage::Unit& unit, const Catalogue& catalogue,
                                                     std::string_view hall, std::string_view service,
                                                     appointment::SlotStart start, base::Instant now);

/// Names in the booking the team that has room and the further slots of the visit; answers how many places the team
/// has. nullopt if no team has room.
[[nodiscard]] std::optional<std::int32_t> choose_team(const SlotAtHand& at, storage::Booking& booking);
/// The same for a booking that keeps its team.
[[nodiscard]] std::int32_t keep_team(const SlotAtHand& at, storage::Booking& booking);

/// What the booking's hall has set; the defaults if it is gone.
[[nodiscard]] appointment::BookingRules rules_of(const Catalogue& catalogue, const storage::Booking& booking);

}  // namespace onetrip::endpoints
