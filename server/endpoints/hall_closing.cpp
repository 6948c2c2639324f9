#include "server/endpoints/hall_closing.h"

#include <algorithm>

#include "core/appointment/taken.h"
#include "server/endpoints/hall_plan.h"

namespace onetrip::endpoints {
namespace {

/// One closing under way.
struct Closing {
    storage::Unit& unit;
    const Catalogue& catalogue;
    const appointment::Hall& hall;
    const storage::Closure& closure;
    std::vector<std::size_t> teams;
    base::Instant now;
};

std::vector<std::size_t> teams_of(const appointment::Hall& hall, const storage::Closure& closure) {
    std::vector<std::size_t> teams;
    for (std::size_t i = 0; i < hall.teams.size(); ++i) {
        if (closure.team.empty() || closure.team == hall.teams[i].id) teams.push_back(i);
    }
    return teams;
}

/// Takes what is free of a team's closed slots that begin in [from, to) and are still to begin.
void close_free_seats(const Closing& closing, std::size_t team_index, base::Instant from, base::Instant to) {
    const std::int32_t offset = closing.hall.offset_minutes;
    const base::Day day = closing.closure.from.day_in(offset);
    const appointment::Team& team = closing.hall.teams[team_index];
    for (const std::int32_t minute :
         appointment::slot_minutes_of(closing.hall, team, closing.catalogue.calendar(), day)) {
        const base::Instant begins = base::Instant::at(day, minute, offset);
        const base::Instant ends = begins + team.slot_minutes * base::milliseconds_per_minute;
        const bool is_closed = ends > closing.closure.from && begins < closing.closure.to;
        if (begins <= closing.now || !is_closed || begins < from || begins >= to) continue;
        const storage::SlotKey key{closing.hall.id, team.id, appointment::SlotStart{day, minute}.text()};
        const storage::ClosedSlot slot{key, begins, ends, team.places_for(appointment::Channel::Online, day)};
        closing.unit.closures().close_seats(closing.closure.id, slot, closing.now);
    }
}

/// Everything of it that is free.
void close_free_seats(const Closing& closing) {
    const std::int32_t offset = closing.hall.offset_minutes;
    const base::Instant day_begins = base::Instant::at(closing.closure.from.day_in(offset), 0, offset);
    for (const std::size_t team : closing.teams)
        close_free_seats(closing, team, day_begins, closing.closure.to);
}

/// Everybody whose visit to a closed team is still to begin, who booked first first.
std::vector<storage::Booking> hit_by(const Closing& closing) {
    std::vector<storage::Booking> hit;
    for (const std::size_t index : closing.teams) {
        for (storage::Booking& booking : closing.unit.bookings().hit(closing.hall.id, closing.hall.teams[index].id,
                                                                     closing.closure.from, closing.closure.to)) {
            if (booking.from > closing.now) hit.push_back(std::move(booking));
        }
    }
    std::stable_sort(hit.begin(), hit.end(), [](const storage::Booking& left, const storage::Booking& right) {
        return left.created_at < right.created_at;
    });
    return hit;
}

}  // namespace

std::vector<HitVisit> close_hall(storage::Unit& unit, const Catalogue& catalogue, const HallEntry& entry,
                                 const storage::Closure& closure) {
    const auto hall = hall_from(unit, entry, closure.made_at.day_in(entry.hall.offset_minutes));
    const Closing closing{unit, catalogue, *hall, closure, teams_of(*hall, closure), closure.made_at};
    unit.closures().add(closure);
    // Before anybody is moved, and again behind everybody who leaves: nobody is moved into what closes.
    close_free_seats(closing);
    const Relocating relocating{unit, catalogue, *hall, closure.id, closing.now};
    std::vector<HitVisit> visits;
    for (storage::Booking& booking : hit_by(closing)) {
        const storage::Booking before = booking;
        if (const auto visit = relocate(relocating, booking)) visits.push_back(*visit);
        if (const auto team = hall->team(before.slot.team)) close_free_seats(closing, *team, before.from, before.to);
    }
    return visits;
}

void close_again(storage::Unit& unit, const Catalogue& catalogue, const appointment::Hall& hall,
                 const storage::Closure& closure, base::Instant now) {
    close_free_seats({unit, catalogue, hall, closure, teams_of(hall, closure), now});
}

}  // namespace onetrip::endpoints
