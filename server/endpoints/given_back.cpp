#include "server/endpoints/given_back.h"

#include <array>

#include "core/appointment/booking.h"
#include "server/storage/failure.h"

namespace onetrip::endpoints {
namespace {

/// An offered seat is kept a little longer than its offer: upkeep passes it on meanwhile. Where no server is up to do
/// so, the place is simply free.
constexpr std::int64_t passing_on_milliseconds = 10 * base::milliseconds_per_minute;

}  // namespace

std::uint64_t draw_number(ports::Randomness& randomness) {
    std::array<std::uint8_t, 8> bytes{};
    randomness.fill(bytes);
    std::uint64_t number = 0;
    for (const std::uint8_t byte : bytes)
        number = number << 8 | byte;
    return number;
}

void GiveBack::leave(storage::Unit& unit, const storage::Booking& booking, bool was_confirmed) const {
    unit.bookings().leave_seat(booking);
    // Who waited for something earlier waits like anybody now, but not for what they have just left.
    std::string left_by;
    for (storage::Waiting& entry : unit.waiting_list().open_of(booking.citizen)) {
        if (entry.booking != booking.id) continue;
        entry.booking.reset();
        entry.earlier_than.reset();
        unit.waiting_list().save(entry);
        left_by = entry.id;
    }
    pass_on(unit, booking, was_confirmed, left_by);
}

void GiveBack::wait_for_earlier(storage::Unit& unit, const storage::Booking& booking) const {
    for (storage::Waiting& entry : unit.waiting_list().open_of(booking.citizen)) {
        if (entry.booking != booking.id) continue;
        entry.earlier_than = booking.slot.slot;
        unit.waiting_list().save(entry);
    }
}

void GiveBack::pass_on(storage::Unit& unit, const storage::Booking& place, bool was_confirmed,
                       std::string_view passed) const {
    const auto start = appointment::read_slot_start(place.slot.slot);
    if (!start) return;
    const auto at = look_at_slot(unit, catalogue, place.slot.hall, place.service, *start, now);
    // Where more than this place is free, whoever wants such a slot can have one: nobody waits, nothing can be traded.
    const bool is_last = at && at->slot.state == appointment::SlotState::Open && at->slot.free == 1;
    if (!is_last || !appointment::may_offer(place.from, now, at->hall.rules)) return;
    if (offer(unit, *at, place, passed) || !was_confirmed) return;
    keep(unit, *at, place, place.id + "/kept/" + std::to_string(now.milliseconds()),
         appointment::return_at(now, random, at->hall.rules));
}

bool GiveBack::offer_place(storage::Unit& unit, const std::string& hall, const std::string& service,
                           appointment::SlotStart start) const {
    storage::Booking place;
    place.service = service;
    place.slot = {hall, {}, start.text()};
    // Most slots have nobody who waits: that is asked first.
    if (!unit.waiting_list().first_for({hall, service, place.slot.slot, {}})) return false;
    const auto at = look_at_slot(unit, catalogue, hall, service, start, now);
    if (!at || at->slot.state != appointment::SlotState::Open || !choose_team(*at, place)) return false;
    place.from = appointment::begins_at(at->hall, at->slot);
    place.to = appointment::ends_at(at->hall, at->slot);
    return appointment::may_offer(place.from, now, at->hall.rules) && offer(unit, *at, place, {});
}

bool GiveBack::offer(storage::Unit& unit, const SlotAtHand& at, const storage::Booking& place,
                     std::string_view passed) const {
    auto first = unit.waiting_list().first_for({place.slot.hall, place.service, place.slot.slot, passed});
    if (!first) return false;
    const auto offered = appointment::step(process_of(*first), appointment::WaitingEvent::Offer, now, at.hall.rules);
    if (!offered) return false;
    take_over(*first, *offered);
    first->offer = first->id + "/" + std::to_string(first->offers);
    if (!keep(unit, at, place, *first->offer, *first->offered_until + passing_on_milliseconds)) return false;
    unit.waiting_list().save(*first);
    return true;
}

bool GiveBack::keep(storage::Unit& unit, const SlotAtHand& at, const storage::Booking& place, const std::string& id,
                    base::Instant until) const {
    storage::Booking kept = place;
    kept.id = id;
    kept.citizen.clear();
    kept.case_number.reset();
    kept.state = storage::kept_state;
    kept.held_until = until;
    kept.created_at = now;
    const std::int32_t capacity = keep_team(at, kept);
    return unit.bookings().add(kept, capacity, now);
}

void GiveBack::end_offer(storage::Unit& unit, const storage::Waiting& offered,
                         const appointment::Waiting& entry) const {
    storage::Waiting after = offered;
    take_over(after, entry);
    unit.waiting_list().save(after);
    if (!offered.offer) return;
    auto kept = unit.bookings().find(*offered.offer);
    const bool is_kept = kept && kept->held_until && *kept->held_until > now;
    if (!is_kept) return;
    kept->state = appointment::name_of(appointment::BookingState::Expired);
    unit.bookings().leave_seat(*kept);
    pass_on(unit, *kept, true, offered.id);
}

std::int64_t GiveBack::pass_on_lapsed(storage::Unit& unit, std::int64_t limit) const {
    const auto lapsed = unit.waiting_list().lapsed(now, limit);
    for (const storage::Waiting& offered : lapsed) {
        const auto kept = unit.bookings().find(*offered.offer);
        const appointment::BookingRules rules = kept ? rules_of(catalogue, *kept) : appointment::BookingRules();
        const auto after = appointment::step(process_of(offered), appointment::WaitingEvent::Lapse, now, rules);
        if (after) end_offer(unit, offered, *after);
    }
    return static_cast<std::int64_t>(lapsed.size());
}

appointment::Waiting process_of(const storage::Waiting& waiting) {
    const auto state = appointment::waiting_state_of(waiting.state);
    const auto from = base::Day::parse(waiting.from_day);
    const auto to = base::Day::parse(waiting.to_day);
    if (!state || !from || !to) {
        throw storage::Failure(storage::FailureKind::Corrupt, "an entry of the waiting list is of no known form");
    }
    appointment::Waiting process;
    process.state = *state;
    process.service = waiting.service;
    process.halls = waiting.halls;
    process.from = *from;
    process.to = *to;
    if (waiting.earlier_than) process.earlier_than = appointment::read_slot_start(*waiting.earlier_than);
    process.offers = static_cast<std::int32_t>(waiting.offers);
    process.offered_until = waiting.offered_until;
    return process;
}

void take_over(storage::Waiting& waiting, const appointment::Waiting& process) {
    waiting.state = appointment::name_of(process.state);
    waiting.offers = process.offers;
    waiting.offered_until = process.offered_until;
    if (!process.offered_until) waiting.offer.reset();
}

}  // namespace onetrip::endpoints
