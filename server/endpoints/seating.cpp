#include "server/endpoints/seating.h"

#include "server/endpoints/hall_plan.h"
#include "server/endpoints/slots.h"

namespace onetrip::endpoints {
namespace {

std::int32_t take_team(const SlotAtHand& at, storage::Booking& booking, std::size_t team_index) {
    const appointment::Team& team = at.hall.teams[team_index];
    booking.slot.team = team.id;
    booking.more_slots.clear();
    appointment::SlotStart next = at.slot.start;
    for (std::int32_t i = 1; i < at.service.slots; ++i) {
        next.minute_of_day += team.slot_minutes;
        booking.more_slots.push_back(next.text());
    }
    return team.places_for(appointment::Channel::Online, at.slot.start.day);
}

}  // namespace

std::optional<SlotAtHand> look_at_slot(const storage::Unit& unit, const Catalogue& catalogue, std::string_view hall,
                                       std::string_view service, appointment::SlotStart start, base::Instant now) {
    const HallEntry* entry = catalogue.find_hall(hall);
    if (entry == nullptr || entry->hall.service(service) == nullptr) return std::nullopt;
    auto as_it_stands = hall_from(unit, *entry, start.day);
    const appointment::HallService& known = *as_it_stands->service(service);
    appointment::Taken taken = taken_slots(unit, *as_it_stands, known, start.day, 1, now);
    const auto slot = appointment::find_slot({*as_it_stands, known}, catalogue.calendar(), start, now, taken);
    if (!slot) return std::nullopt;
    const appointment::Hall& it = *as_it_stands;
    return SlotAtHand{std::move(as_it_stands), it, known, catalogue.calendar(), std::move(taken), *slot};
}

std::optional<std::int32_t> choose_team(const SlotAtHand& at, storage::Booking& booking) {
    const auto team = appointment::team_with_room({at.hall, at.service}, at.calendar, at.slot.start, at.taken);
    if (!team) return std::nullopt;
    return take_team(at, booking, *team);
}

std::int32_t keep_team(const SlotAtHand& at, storage::Booking& booking) {
    const auto team = at.hall.team(booking.slot.team);
    return team ? take_team(at, booking, *team) : 0;
}

appointment::BookingRules rules_of(const Catalogue& catalogue, const storage::Booking& booking) {
    const HallEntry* hall = catalogue.find_hall(booking.slot.hall);
    return hall != nullptr ? hall->hall.rules : appointment::BookingRules();
}

}  // namespace onetrip::endpoints
