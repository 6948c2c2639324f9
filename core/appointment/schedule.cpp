#include "core/appointment/schedule.h"

#include <algorithm>
#include <array>
#include <span>

namespace onetrip::appointment {
namespace {

constexpr std::array<std::string_view, 4> state_names{"past", "not_released", "full", "open"};
constexpr std::array<std::string_view, 3> reason_names{"closure", "holiday", "weekday"};

ClosedReason why_closed(const calendar::OpeningHours& hours, const calendar::WorkCalendar& calendar, base::Day day) {
    for (const calendar::ExtraDay& extra : hours.extra_days) {
        if (extra.day == day) return ClosedReason::Closure;
    }
    for (const calendar::Closure& closure : hours.closures) {
        if (closure.from <= day && day <= closure.to) return ClosedReason::Closure;
    }
    return calendar.status(day) == calendar::DayStatus::DayOff ? ClosedReason::Holiday : ClosedReason::Weekday;
}

SlotState state_of(const Asked& asked, const Slot& slot, base::Instant now, bool is_released) {
    const std::int32_t days_ahead = slot.start.day - now.day_in(asked.hall.offset_minutes);
    if (begins_at(asked.hall, slot) <= now || days_ahead < asked.service.days_ahead_min) return SlotState::Past;
    if (!is_released) return SlotState::NotReleased;
    return slot.free == 0 ? SlotState::Full : SlotState::Open;
}

/// The slot of `slots`, which are in order, that begins then; a new one if there is none yet.
Slot& slot_at(std::vector<Slot>& slots, SlotStart start) {
    const auto at = std::lower_bound(slots.begin(), slots.end(), start,
                                     [](const Slot& slot, SlotStart wanted) { return slot.start < wanted; });
    if (at != slots.end() && at->start == start) return *at;
    Slot slot;
    slot.start = start;
    return *slots.insert(at, slot);
}

/// What a team has left for a visit that takes several of its slots: as much as the fullest of them.
std::int32_t free_in(const Asked& asked, std::size_t team_index, SlotStart start, const Taken& taken) {
    const Team& team = asked.hall.teams[team_index];
    std::int32_t most_taken = 0;
    for (std::int32_t i = 0; i < asked.service.slots; ++i) {
        most_taken = std::max(most_taken, taken.of(team_index, start));
        start.minute_of_day += team.slot_minutes;
    }
    return std::max(0, team.places_for(asked.channel) - most_taken);
}

/// Whether a visit that begins then fits into the team's hours, at one of its slots.
bool may_begin(const Asked& asked, std::size_t team_index, const calendar::WorkCalendar& calendar, SlotStart start) {
    const Team& team = asked.hall.teams[team_index];
    const std::int32_t minute = start.minute_of_day;
    for (const calendar::MinuteSpan span : team.hours.on(calendar, start.day)) {
        const bool fits = span.from <= minute && minute + asked.service.slots * team.slot_minutes <= span.to;
        if (fits && (minute - span.from) % team.slot_minutes == 0) return true;
    }
    return false;
}

/// Adds what one team offers on a day: a visit may begin at each of its slots that is followed by as many as it takes.
/// Answers whether the team is there.
bool add_slots_of(DaySchedule& schedule, const Asked& asked, std::size_t team_index,
                  const calendar::WorkCalendar& calendar, const Taken& taken) {
    const Team& team = asked.hall.teams[team_index];
    const std::int32_t visit_minutes = asked.service.slots * team.slot_minutes;
    const std::span<const calendar::MinuteSpan> hours = team.hours.on(calendar, schedule.day);
    for (const calendar::MinuteSpan span : hours) {
        for (std::int32_t from = span.from; from + visit_minutes <= span.to; from += team.slot_minutes) {
            Slot& slot = slot_at(schedule.slots, {schedule.day, from});
            slot.to_minute_of_day = from + visit_minutes;
            slot.capacity += team.places_for(asked.channel);
            slot.free += free_in(asked, team_index, slot.start, taken);
        }
    }
    return !hours.empty();
}

}  // namespace

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

DaySchedule schedule_day(const Asked& asked, const calendar::WorkCalendar& calendar, base::Day day, base::Instant now,
                         const Taken& taken) {
    const calendar::WorkCalendar plain_weeks;
    const calendar::WorkCalendar& followed = asked.hall.follows_holidays ? calendar : plain_weeks;
    DaySchedule out;
    out.day = day;
    bool is_open = false;
    for (const std::size_t team : asked.service.teams) {
        const bool is_there = add_slots_of(out, asked, team, followed, taken);
        is_open = is_open || is_there;
    }
    if (!is_open) out.closed = why_closed(asked.hall.teams[asked.service.teams.front()].hours, followed, day);
    const base::Instant released = releases_at(asked.hall, asked.service, day);
    if (is_open && now < released) out.releases_at = released;
    for (Slot& slot : out.slots)
        slot.state = state_of(asked, slot, now, now >= released);
    return out;
}

std::optional<Slot> find_slot(const Asked& asked, const calendar::WorkCalendar& calendar, SlotStart start,
                              base::Instant now, const Taken& taken) {
    for (const Slot& slot : schedule_day(asked, calendar, start.day, now, taken).slots) {
        if (slot.start == start) return slot;
    }
    return std::nullopt;
}

std::optional<std::size_t> team_with_room(const Asked& asked, const calendar::WorkCalendar& calendar, SlotStart start,
                                          const Taken& taken) {
    const calendar::WorkCalendar plain_weeks;
    const calendar::WorkCalendar& followed = asked.hall.follows_holidays ? calendar : plain_weeks;
    for (const std::size_t team : asked.service.teams) {
        const bool has_room = may_begin(asked, team, followed, start) && free_in(asked, team, start, taken) > 0;
        if (has_room) return team;
    }
    return std::nullopt;
}

base::Instant releases_at(const Hall& hall, const HallService& service, base::Day day) {
    return base::Instant::at(day - service.days_ahead_max, service.release_minute, hall.offset_minutes);
}

base::Instant begins_at(const Hall& hall, const Slot& slot) {
    return base::Instant::at(slot.start.day, slot.start.minute_of_day, hall.offset_minutes);
}

base::Instant ends_at(const Hall& hall, const Slot& slot) {
    return base::Instant::at(slot.start.day, slot.to_minute_of_day, hall.offset_minutes);
}

}  // namespace onetrip::appointment
