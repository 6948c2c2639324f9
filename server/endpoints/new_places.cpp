#include "server/endpoints/new_places.h"

#include "core/appointment/schedule.h"
#include "server/endpoints/hall_plan.h"
#include "server/endpoints/slots.h"

namespace onetrip::endpoints {
namespace {

/// Tells `act` of every slot of those services that can be booked now.
template <typename Act>
void for_open_slots(const storage::Unit& unit, const GiveBack& give_back, const HallEntry& entry,
                    const std::vector<std::string>& services, const Act& act) {
    const base::Day today = give_back.now.day_in(entry.hall.offset_minutes);
    const auto hall = hall_from(unit, entry, today);
    for (const std::string& id : services) {
        const appointment::HallService* service = hall->service(id);
        if (service == nullptr) continue;
        const std::int32_t days = service->days_ahead_max + 1;
        const appointment::Taken taken = taken_slots(unit, *hall, *service, today, days, give_back.now);
        for (std::int32_t ahead = 0; ahead < days; ++ahead) {
            const auto day = appointment::schedule_day({*hall, *service}, give_back.catalogue.calendar(), today + ahead,
                                                       give_back.now, taken);
            for (const appointment::Slot& slot : day.slots) {
                if (slot.state == appointment::SlotState::Open) act(id, slot.start);
            }
        }
    }
}

}  // namespace

OpenSlots open_slots(const storage::Unit& unit, const GiveBack& give_back, const HallEntry& entry) {
    OpenSlots open;
    open.services = unit.waiting_list().services_in(entry.hall.id);
    for_open_slots(unit, give_back, entry, open.services, [&](const std::string& service, appointment::SlotStart slot) {
        open.slots.insert({service, slot});
    });
    return open;
}

void offer_new_places(storage::Unit& unit, const GiveBack& give_back, const HallEntry& entry, const OpenSlots& before) {
    std::vector<std::pair<std::string, appointment::SlotStart>> opened;
    for_open_slots(unit, give_back, entry, before.services,
                   [&](const std::string& service, appointment::SlotStart slot) {
                       if (before.slots.count({service, slot}) == 0) opened.emplace_back(service, slot);
                   });
    for (const auto& [service, slot] : opened) {
        while (give_back.offer_place(unit, entry.hall.id, service, slot)) {
        }
    }
}

}  // namespace onetrip::endpoints
