#pragma once

/// Places that come to be because a hall opens hours again or changes them: they go down the waiting list before
/// anybody else can have them, as a place does that somebody gives back.

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/appointment/slot_start.h"
#include "server/endpoints/given_back.h"

namespace onetrip::endpoints {

/// What could be booked in a hall, of the services that somebody waits for there.
struct OpenSlots {
    std::vector<std::string> services;
    std::set<std::pair<std::string, appointment::SlotStart>> slots;  ///< service, beginning
};
/// To be asked before the hall opens anything.
[[nodiscard]] OpenSlots open_slots(const storage::Unit& unit, const GiveBack& give_back, const HallEntry& entry);

/// Offers what is open now and was not `before`.
void offer_new_places(storage::Unit& unit, const GiveBack& give_back, const HallEntry& entry, const OpenSlots& before);

}  // namespace onetrip::endpoints
