#include "server/endpoints/relocating.h"

#include "core/appointment/waiting.h"
#include "server/endpoints/booking_view.h"
#include "server/endpoints/seating.h"
#include "server/endpoints/slots.h"
#include "server/endpoints/visit_notices.h"

namespace onetrip::endpoints {
namespace {

using appointment::BookingEventType;

/// Takes a place of that slot for a booking as it would be there; leaves the booking as it is if there is none.
bool sit_down(const Relocating& relocating, const SlotAtHand& at, storage::Booking moved, storage::Booking& booking) {
    const auto capacity = choose_team(at, moved);
    if (!capacity || !relocating.unit.bookings().take_seat(moved, *capacity, relocating.now)) return false;
    booking = std::move(moved);
    return true;
}

std::optional<SlotAtHand> look_at(const Relocating& relocating, const storage::Booking& booking,
                                  appointment::SlotStart start) {
    return look_at_slot(relocating.unit, relocating.catalogue, relocating.hall.id, booking.service, start,
                        relocating.now);
}

bool sit_at_another_team(const Relocating& relocating, storage::Booking& booking) {
    const auto start = appointment::read_slot_start(booking.slot.slot);
    const auto at = start ? look_at(relocating, booking, *start) : std::nullopt;
    return at && sit_down(relocating, *at, booking, booking);
}

bool sit_down_later(const Relocating& relocating, storage::Booking& booking, appointment::SlotStart start) {
    const auto at = look_at(relocating, booking, start);
    if (!at) return false;
    const appointment::BookingEvent event{BookingEventType::Relocate,
                                          appointment::offer_of(at->hall, at->service, at->slot)};
    const auto relocated = appointment::step(process_of(booking), event, relocating.now, relocating.hall.rules);
    if (!relocated) return false;
    storage::Booking moved = booking;
    take_over(moved, *relocated);
    return sit_down(relocating, *at, std::move(moved), booking);
}

/// The next free slot of the hall after the one they had.
bool move_on(const Relocating& relocating, storage::Booking& booking) {
    const appointment::HallService* service = relocating.hall.service(booking.service);
    const auto start = appointment::read_slot_start(booking.slot.slot);
    if (service == nullptr || !start) return false;
    const appointment::Taken taken =
        taken_slots(relocating.unit, relocating.hall, *service, start->day, relocate_days + 1, relocating.now);
    for (std::int32_t ahead = 0; ahead <= relocate_days; ++ahead) {
        const auto day = appointment::schedule_day({relocating.hall, *service}, relocating.catalogue.calendar(),
                                                   start->day + ahead, relocating.now, taken);
        for (const appointment::Slot& slot : day.slots) {
            const bool is_later = ahead > 0 || slot.start.minute_of_day > start->minute_of_day;
            if (is_later && slot.state == appointment::SlotState::Open &&
                sit_down_later(relocating, booking, slot.start))
                return true;
        }
    }
    return false;
}

/// Who waits already waits on; who does not waits as if since they booked.
void wait_with_priority(const Relocating& relocating, const storage::Booking& booking) {
    for (storage::Waiting& entry : relocating.unit.waiting_list().open_of(booking.citizen)) {
        if (entry.service != booking.service) continue;
        entry.booking.reset();
        entry.earlier_than.reset();
        relocating.unit.waiting_list().save(entry);
        return;
    }
    const std::int32_t offset = relocating.hall.offset_minutes;
    storage::Waiting entry;
    entry.id = relocating.cause + '/' + booking.id;
    entry.citizen = booking.citizen;
    entry.service = booking.service;
    entry.halls = {relocating.hall.id};
    entry.from_day = relocating.now.day_in(offset).text();
    entry.to_day = (booking.from.day_in(offset) + relocating.hall.service(booking.service)->days_ahead_max).text();
    entry.state = appointment::name_of(appointment::WaitingState::Waiting);
    entry.created_at = booking.created_at;
    relocating.unit.waiting_list().add(entry);
}

void call_off(const Relocating& relocating, storage::Booking& booking) {
    const auto called_off =
        appointment::step(process_of(booking), {BookingEventType::CallOff}, relocating.now, relocating.hall.rules);
    if (!called_off) return;
    take_over(booking, *called_off);
    relocating.unit.bookings().leave_seat(booking);
    if (relocating.hall.service(booking.service) != nullptr) wait_with_priority(relocating, booking);
    lay_visit_news(relocating.unit, booking, VisitNews::CalledOff, relocating.now);
}

HitVisit deal_with(const Relocating& relocating, storage::Booking& booking) {
    HitVisit visit{booking.service, booking.from, Fate::Kept, booking.from};
    if (sit_at_another_team(relocating, booking)) return visit;
    if (move_on(relocating, booking)) {
        visit.fate = Fate::Moved;
        visit.to = booking.from;
        lay_visit_news(relocating.unit, booking, VisitNews::Moved, relocating.now);
        lay_reminders(relocating.unit, booking, relocating.now);
        for (storage::Waiting& entry : relocating.unit.waiting_list().open_of(booking.citizen)) {
            if (entry.booking != booking.id) continue;
            entry.earlier_than = booking.slot.slot;
            relocating.unit.waiting_list().save(entry);
        }
    } else {
        visit.fate = Fate::CalledOff;
        visit.to.reset();
        call_off(relocating, booking);
    }
    if (booking.case_number) relocating.unit.announce({"case/" + *booking.case_number, "booking.moved"});
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

std::optional<HitVisit> relocate(const Relocating& relocating, storage::Booking& booking) {
    if (booking.state == appointment::name_of(appointment::BookingState::Confirmed))
        return deal_with(relocating, booking);
    booking.state = appointment::name_of(appointment::BookingState::Cancelled);
    booking.held_until.reset();
    relocating.unit.bookings().leave_seat(booking);
    return std::nullopt;
}

void write_visits(json::Writer& out, const std::vector<HitVisit>& visits, std::int32_t offset_minutes) {
    out.name("visits").begin_array();
    for (const HitVisit& visit : visits) {
        out.begin_object().member("service", visit.service).member("from", visit.from.text(offset_minutes));
        out.member("fate", name_of(visit.fate)).name("to");
        if (visit.to) {
            out.value(visit.to->text(offset_minutes));
        } else {
            out.null();
        }
        out.end_object();
    }
    out.end_array();
}

}  // namespace onetrip::endpoints
