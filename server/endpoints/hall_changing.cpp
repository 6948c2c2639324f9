#include "server/endpoints/hall_changing.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/appointment/schedule.h"
#include "server/endpoints/hall_closing.h"
#include "server/endpoints/hall_plan.h"

namespace onetrip::endpoints {
namespace {

/// Nobody books further ahead; a visit that was moved stands at most a week behind.
constexpr std::int32_t booked_days_max = 2 * appointment::days_ahead_limit + relocate_days;

/// Everybody whose visit is still to begin: who has confirmed before who only holds a slot, of these who booked first.
std::vector<storage::Booking> to_come(const storage::Unit& unit, const appointment::Hall& hall, base::Instant now) {
    std::vector<storage::Booking> visits;
    for (const appointment::Team& team : hall.teams) {
        for (storage::Booking& booking :
             unit.bookings().hit(hall.id, team.id, now, now + booked_days_max * base::milliseconds_per_day)) {
            const bool has_lapsed = booking.held_until && *booking.held_until <= now;
            if (booking.from > now && !has_lapsed) visits.push_back(std::move(booking));
        }
    }
    const auto order_of = [](const storage::Booking& booking) {
        return std::pair(booking.held_until.has_value(), booking.created_at);
    };
    std::stable_sort(visits.begin(), visits.end(), [&](const storage::Booking& left, const storage::Booking& right) {
        return order_of(left) < order_of(right);
    });
    return visits;
}

/// Who stands where, in the order in which they booked, as far as there are places.
class Places {
public:
    Places(const appointment::Hall& hall, const calendar::WorkCalendar& calendar) : hall_(hall), calendar_(calendar) {}

    /// Takes a place of each slot of the visit; false if it has none there.
    bool take(const storage::Booking& booking) {
        const appointment::HallService* service = hall_.service(booking.service);
        const auto start = appointment::read_slot_start(booking.slot.slot);
        const auto index = hall_.team(booking.slot.team);
        if (service == nullptr || !start || !index) return false;
        if (!appointment::fits({hall_, *service}, *index, calendar_, *start)) return false;
        const appointment::Team& team = hall_.teams[*index];
        const std::int32_t places = team.places_for(appointment::Channel::Online, start->day);
        const auto seats = [&](std::int32_t slot) -> std::int32_t& {
            return taken_[{*index, {start->day, start->minute_of_day + slot * team.slot_minutes}}];
        };
        for (std::int32_t slot = 0; slot < service->slots; ++slot) {
            if (seats(slot) >= places) return false;
        }
        for (std::int32_t slot = 0; slot < service->slots; ++slot)
            seats(slot) += 1;
        return true;
    }

private:
    const appointment::Hall& hall_;
    const calendar::WorkCalendar& calendar_;
    std::map<std::pair<std::size_t, appointment::SlotStart>, std::int32_t> taken_;
};

}  // namespace

std::optional<std::string> fault_of(const HallEntry& entry, const storage::HallChange& change) {
    const auto document = json::Document::parse(changed_hall_text(entry, {change}));
    if (!document) return "";
    const auto hall = appointment::read_hall(document->root());
    if (hall) return std::nullopt;
    constexpr std::string_view first_change = "/changes/0";
    const std::size_t at = hall.error().at.find(first_change);
    return at == std::string::npos ? std::string() : hall.error().at.substr(at + first_change.size());
}

std::vector<HitVisit> replan_hall(storage::Unit& unit, const Catalogue& catalogue, const HallEntry& entry,
                                  const std::string& cause, base::Instant now) {
    const std::int32_t offset = entry.hall.offset_minutes;
    const auto hall = hall_from(unit, entry, now.day_in(offset));
    for (const storage::Closure& closure :
         unit.closures().of(hall->id, now, now + booked_days_max * base::milliseconds_per_day))
        close_again(unit, catalogue, *hall, closure, now);
    Places places(*hall, catalogue.calendar());
    std::vector<storage::Booking> hit;
    for (storage::Booking& booking : to_come(unit, *hall, now)) {
        if (!places.take(booking)) hit.push_back(std::move(booking));
    }
    const Relocating relocating{unit, catalogue, *hall, cause, now};
    std::vector<HitVisit> visits;
    for (storage::Booking& booking : hit) {
        if (const auto visit = relocate(relocating, booking)) visits.push_back(*visit);
    }
    return visits;
}

}  // namespace onetrip::endpoints
