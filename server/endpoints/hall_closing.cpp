#include "server/endpoints/hall_closing.h"

#include <algorithm>

#include "core/appointment/waiting.h"
#include "server/endpoints/booking_view.h"
#include "server/endpoints/seating.h"
#include "server/endpoints/slots.h"
#include "server/endpoints/visit_notices.h"

namespace onetrip::endpoints {
namespace {

using appointment::BookingEventType;

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
        const storage::ClosedSlot slot{key, begins, ends, team.places_for(appointment::Channel::Online)};
        closing.unit.closures().close_seats(closing.closure.id, slot, closing.now);
    }
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

/// Takes a place of that slot for a booking as it would be there; leaves the booking as it is if there is none.
bool sit_down(const Closing& closing, const SlotAtHand& at, storage::Booking moved, storage::Booking& booking) {
    const auto capacity = choose_team(at, moved);
    if (!capacity || !closing.unit.bookings().take_seat(moved, *capacity, closing.now)) return false;
    booking = std::move(moved);
    return true;
}

std::optional<SlotAtHand> look_at(const Closing& closing, const storage::Booking& booking,
                                  appointment::SlotStart start) {
    return look_at_slot(closing.unit, closing.catalogue, closing.hall.id, booking.service, start, closing.now);
}

bool sit_at_another_team(const Closing& closing, storage::Booking& booking) {
    const auto start = appointment::read_slot_start(booking.slot.slot);
    const auto at = start ? look_at(closing, booking, *start) : std::nullopt;
    return at && sit_down(closing, *at, booking, booking);
}

bool sit_down_later(const Closing& closing, storage::Booking& booking, appointment::SlotStart start) {
    const auto at = look_at(closing, booking, start);
    if (!at) return false;
    const appointment::BookingEvent event{BookingEventType::Relocate,
                                          appointment::offer_of(at->hall, at->service, at->slot)};
    const auto relocated = appointment::step(process_of(booking), event, closing.now, closing.hall.rules);
    if (!relocated) return false;
    storage::Booking moved = booking;
    take_over(moved, *relocated);
    return sit_down(closing, *at, std::move(moved), booking);
}

/// The next free slot of the hall after the one they had.
bool move_on(const Closing& closing, storage::Booking& booking) {
    const appointment::HallService* service = closing.hall.service(booking.service);
    const auto start = appointment::read_slot_start(booking.slot.slot);
    if (service == nullptr || !start) return false;
    const appointment::Taken taken =
        taken_slots(closing.unit, closing.hall, *service, start->day, relocate_days + 1, closing.now);
    for (std::int32_t ahead = 0; ahead <= relocate_days; ++ahead) {
        const auto day = appointment::schedule_day({closing.hall, *service}, closing.catalogue.calendar(),
                                                   start->day + ahead, closing.now, taken);
        for (const appointment::Slot& slot : day.slots) {
            const bool is_later = ahead > 0 || slot.start.minute_of_day > start->minute_of_day;
            if (is_later && slot.state == appointment::SlotState::Open && sit_down_later(closing, booking, slot.start))
                return true;
        }
    }
    return false;
}

/// Who waits already waits on; who does not waits as if since they booked.
void wait_with_priority(const Closing& closing, const storage::Booking& booking) {
    for (storage::Waiting& entry : closing.unit.waiting_list().open_of(booking.citizen)) {
        if (entry.service != booking.service) continue;
        entry.booking.reset();
        entry.earlier_than.reset();
        closing.unit.waiting_list().save(entry);
        return;
    }
    const std::int32_t offset = closing.hall.offset_minutes;
    storage::Waiting entry;
    entry.id = closing.closure.id + '/' + booking.id;
    entry.citizen = booking.citizen;
    entry.service = booking.service;
    entry.halls = {closing.hall.id};
    entry.from_day = closing.now.day_in(offset).text();
    entry.to_day = (booking.from.day_in(offset) + closing.hall.service(booking.service)->days_ahead_max).text();
    entry.state = appointment::name_of(appointment::WaitingState::Waiting);
    entry.created_at = booking.created_at;
    closing.unit.waiting_list().add(entry);
}

void call_off(const Closing& closing, storage::Booking& booking) {
    const auto called_off =
        appointment::step(process_of(booking), {BookingEventType::CallOff}, closing.now, closing.hall.rules);
    if (!called_off) return;
    take_over(booking, *called_off);
    closing.unit.bookings().leave_seat(booking);
    if (closing.hall.service(booking.service) != nullptr) wait_with_priority(closing, booking);
    lay_visit_news(closing.unit, booking, VisitNews::CalledOff, closing.now);
}

HitVisit deal_with(const Closing& closing, storage::Booking& booking) {
    HitVisit visit{booking.service, booking.from, Fate::Kept, booking.from};
    if (sit_at_another_team(closing, booking)) return visit;
    if (move_on(closing, booking)) {
        visit.fate = Fate::Moved;
        visit.to = booking.from;
        lay_visit_news(closing.unit, booking, VisitNews::Moved, closing.now);
        lay_reminders(closing.unit, booking, closing.now);
        for (storage::Waiting& entry : closing.unit.waiting_list().open_of(booking.citizen)) {
            if (entry.booking != booking.id) continue;
            entry.earlier_than = booking.slot.slot;
            closing.unit.waiting_list().save(entry);
        }
    } else {
        visit.fate = Fate::CalledOff;
        visit.to.reset();
        call_off(closing, booking);
    }
    if (booking.case_number) closing.unit.announce({"case/" + *booking.case_number, "booking.moved"});
    return visit;
}

}  // namespace

std::string_view name_of(Fate fate) {
    switch (fate) {
        case Fate::Kept: return "kept";
        case Fate::Moved: return "moved";
        case Fate::CalledOff: return "called_off";
    }
    return {};
}

std::vector<HitVisit> close_hall(storage::Unit& unit, const Catalogue& catalogue, const appointment::Hall& hall,
                                 const storage::Closure& closure) {
    const Closing closing{unit, catalogue, hall, closure, teams_of(hall, closure), closure.made_at};
    unit.closures().add(closure);
    // Before anybody is moved, and again behind everybody who leaves: nobody is moved into what closes.
    const base::Instant day_begins =
        base::Instant::at(closure.from.day_in(hall.offset_minutes), 0, hall.offset_minutes);
    for (const std::size_t team : closing.teams)
        close_free_seats(closing, team, day_begins, closure.to);
    std::vector<HitVisit> visits;
    for (storage::Booking& booking : hit_by(closing)) {
        const storage::Booking before = booking;
        if (booking.state == appointment::name_of(appointment::BookingState::Confirmed)) {
            visits.push_back(deal_with(closing, booking));
        } else {
            booking.state = appointment::name_of(appointment::BookingState::Cancelled);
            booking.held_until.reset();
            unit.bookings().leave_seat(booking);
        }
        if (const auto team = hall.team(before.slot.team)) close_free_seats(closing, *team, before.from, before.to);
    }
    return visits;
}

}  // namespace onetrip::endpoints
