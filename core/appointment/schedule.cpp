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

/// What makes the slots of one day bookable, worked out once for all of them.
struct DayBounds {
    base::Instant midnight;  ///< of the hall's clock
    base::Instant now;
    bool is_too_near = false;
    bool is_released = false;
};

SlotState state_of(const Slot& slot, const DayBounds& day) {
    const base::Instant begins = day.midnight + slot.start.minute_of_day * base::milliseconds_per_minute;
    if (day.is_too_near || begins <= day.now) return SlotState::Past;
    if (!day.is_released) return SlotState::NotReleased;
    return slot.free == 0 ? SlotState::Full : SlotState::Open;
}

/// A team on one day.
struct TeamDay {
    std::int32_t places = 0;  ///< for whoever asks
    std::int32_t slot_minutes = 0;
    std::int32_t visit_slots = 0;
};

TeamDay team_day(const Asked& asked, const Team& team, base::Day day) {
    return {team.places_for(asked.channel, day), team.slot_minutes, asked.service.slots};
}

/// What a team has left for a visit that takes several of its slots: as much as the fullest of them.
std::int32_t free_in(const TeamDay& team, std::int32_t minute, std::span<const TakenSlot> taken) {
    const std::int32_t last = minute + (team.visit_slots - 1) * team.slot_minutes;
    std::int32_t most_taken = 0;
    for (const TakenSlot& slot : taken) {
        if (slot.start.minute_of_day < minute) continue;
        if (slot.start.minute_of_day > last) break;
        // Most visits take one slot: no division for those.
        const std::int32_t ahead = slot.start.minute_of_day - minute;
        if (ahead == 0 || ahead % team.slot_minutes == 0) most_taken = std::max(most_taken, slot.count);
    }
    return std::max(0, team.places - most_taken);
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

std::size_t slots_in(std::span<const calendar::MinuteSpan> hours, std::int32_t slot_minutes) {
    std::size_t count = 0;
    for (const calendar::MinuteSpan span : hours)
        count += static_cast<std::size_t>((span.to - span.from) / slot_minutes);
    return count;
}

/// Adds what one team offers on a day: a visit may begin at each of its slots that is followed by as many as it takes.
/// Answers whether the team is there.
bool add_slots_of(DaySchedule& schedule, const Asked& asked, std::size_t team_index,
                  const calendar::WorkCalendar& calendar, const Taken& taken) {
    const Team& team = asked.hall.teams[team_index];
    const TeamDay today = team_day(asked, team, schedule.day);
    const std::int32_t visit_minutes = asked.service.slots * team.slot_minutes;
    const std::span<const calendar::MinuteSpan> hours = team.hours.on(calendar, schedule.day);
    if (schedule.slots.empty()) schedule.slots.reserve(slots_in(hours, team.slot_minutes));
    std::span<const TakenSlot> to_come = taken.on(team_index, schedule.day);
    auto at = schedule.slots.begin();  // slots, hours and what is taken all go by the clock
    for (const calendar::MinuteSpan span : hours) {
        for (std::int32_t from = span.from; from + visit_minutes <= span.to; from += team.slot_minutes) {
            while (!to_come.empty() && to_come.front().start.minute_of_day < from)
                to_come = to_come.subspan(1);
            while (at != schedule.slots.end() && at->start.minute_of_day < from)
                ++at;
            if (at == schedule.slots.end() || at->start.minute_of_day != from) {
                at = schedule.slots.insert(at, Slot{});
                at->start = {schedule.day, from};
            }
            at->to_minute_of_day = from + visit_minutes;
            at->capacity += today.places;
            at->free += free_in(today, from, to_come);
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
    const std::int32_t offset = asked.hall.offset_minutes;
    const bool is_too_near = day - now.day_in(offset) < asked.service.days_ahead_min;
    const DayBounds bounds{base::Instant::at(day, 0, offset), now, is_too_near, now >= released};
    for (Slot& slot : out.slots)
        slot.state = state_of(slot, bounds);
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
    for (const std::size_t team : asked.service.teams) {
        const bool has_room =
            fits(asked, team, calendar, start) && free_in(team_day(asked, asked.hall.teams[team], start.day),
                                                          start.minute_of_day, taken.on(team, start.day)) > 0;
        if (has_room) return team;
    }
    return std::nullopt;
}

bool fits(const Asked& asked, std::size_t team, const calendar::WorkCalendar& calendar, SlotStart start) {
    const calendar::WorkCalendar plain_weeks;
    return may_begin(asked, team, asked.hall.follows_holidays ? calendar : plain_weeks, start);
}

base::Instant releases_at(const Hall& hall, const HallService& service, base::Day day) {
    return base::Instant::at(day - service.days_ahead_max, service.release_minute, hall.offset_minutes);
}

std::optional<base::Instant> next_release(const Asked& asked, const calendar::WorkCalendar& calendar, base::Instant now,
                                          const Taken& taken) {
    // Nobody has booked what is not released: what is taken of it all the same is closed.
    const auto brings_any = [&](base::Day day) {
        const DaySchedule schedule = schedule_day(asked, calendar, day, now, taken);
        return std::any_of(schedule.slots.begin(), schedule.slots.end(),
                           [](const Slot& slot) { return slot.free > 0; });
    };
    const base::Day first = now.day_in(asked.hall.offset_minutes) + asked.service.days_ahead_max;
    for (std::int32_t ahead = 0; ahead <= days_ahead_limit; ++ahead) {
        const base::Instant released = releases_at(asked.hall, asked.service, first + ahead);
        if (released > now && brings_any(first + ahead)) return released;
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
