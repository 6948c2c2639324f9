#include "core/appointment/schedule.h"

#include <algorithm>
#include <array>

namespace onetrip::appointment {
namespace {

constexpr std::array<std::string_view, 4> state_names{"past", "not_released", "full", "open"};
constexpr std::array<std::string_view, 3> reason_names{"closure", "holiday", "weekday"};

ClosedReason why_closed(const Hall& hall, const calendar::WorkCalendar& calendar, base::Day day) {
    for (const calendar::ExtraDay& extra : hall.hours.extra_days) {
        if (extra.day == day) return ClosedReason::Closure;
    }
    for (const calendar::Closure& closure : hall.hours.closures) {
        if (closure.from <= day && day <= closure.to) return ClosedReason::Closure;
    }
    return calendar.status(day) == calendar::DayStatus::DayOff ? ClosedReason::Holiday : ClosedReason::Weekday;
}

SlotState state_of(const Hall& hall, const HallService& service, const Slot& slot, base::Instant now) {
    const std::int32_t days_ahead = slot.start.day - now.day_in(hall.offset_minutes);
    if (begins_at(hall, slot) <= now || days_ahead < service.days_ahead_min) return SlotState::Past;
    if (days_ahead > service.days_ahead_max) return SlotState::NotReleased;
    return slot.free == 0 ? SlotState::Full : SlotState::Open;
}

}  // namespace

std::string SlotStart::text() const {
    return day.text() + "T" + minute_text(minute_of_day);
}

std::optional<SlotStart> read_slot_start(std::string_view text) {
    if (text.size() != 16 || text[10] != 'T') return std::nullopt;
    const auto day = base::Day::parse(text.substr(0, 10));
    const std::int32_t minute = read_minute_of_day(text.substr(11));
    if (!day || minute < 0 || minute >= 24 * 60) return std::nullopt;
    return SlotStart{*day, minute};
}

std::string_view name_of(SlotState state) {
    return state_names[static_cast<std::size_t>(state)];
}

std::optional<SlotState> slot_state_of(std::string_view name) {
    for (std::size_t i = 0; i < state_names.size(); ++i) {
        if (state_names[i] == name) return static_cast<SlotState>(i);
    }
    return std::nullopt;
}

std::string_view name_of(ClosedReason reason) {
    return reason_names[static_cast<std::size_t>(reason)];
}

void Taken::set(SlotStart start, std::int32_t count) {
    const auto at = std::lower_bound(entries_.begin(), entries_.end(), start,
                                     [](const Entry& entry, SlotStart wanted) { return entry.start < wanted; });
    if (at != entries_.end() && at->start == start) {
        at->count = count;
    } else {
        entries_.insert(at, {start, count});
    }
}

std::int32_t Taken::of(SlotStart start) const {
    const auto at = std::lower_bound(entries_.begin(), entries_.end(), start,
                                     [](const Entry& entry, SlotStart wanted) { return entry.start < wanted; });
    return at != entries_.end() && at->start == start ? at->count : 0;
}

DaySchedule schedule_day(const Hall& hall, const HallService& service, const calendar::WorkCalendar& calendar,
                         base::Day day, base::Instant now, const Taken& taken) {
    const calendar::WorkCalendar plain_weeks;
    const calendar::WorkCalendar& followed = hall.follows_holidays ? calendar : plain_weeks;
    DaySchedule out;
    out.day = day;
    const auto hours = hall.hours.on(followed, day);
    if (hours.empty()) out.closed = why_closed(hall, followed, day);
    for (const calendar::MinuteSpan span : hours) {
        for (std::int32_t from = span.from; from + service.slot_minutes <= span.to; from += service.slot_minutes) {
            Slot slot;
            slot.start = {day, from};
            slot.to_minute_of_day = from + service.slot_minutes;
            slot.capacity = service.capacity;
            slot.free = std::max(0, service.capacity - std::max(0, taken.of(slot.start)));
            slot.state = state_of(hall, service, slot, now);
            out.slots.push_back(slot);
        }
    }
    return out;
}

std::optional<Slot> find_slot(const Hall& hall, const HallService& service, const calendar::WorkCalendar& calendar,
                              SlotStart start, base::Instant now, const Taken& taken) {
    for (const Slot& slot : schedule_day(hall, service, calendar, start.day, now, taken).slots) {
        if (slot.start == start) return slot;
    }
    return std::nullopt;
}

base::Instant begins_at(const Hall& hall, const Slot& slot) {
    return base::Instant::at(slot.start.day, slot.start.minute_of_day, hall.offset_minutes);
}

base::Instant ends_at(const Hall& hall, const Slot& slot) {
    return base::Instant::at(slot.start.day, slot.to_minute_of_day, hall.offset_minutes);
}

}  // namespace onetrip::appointment
