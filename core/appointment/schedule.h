#pragma once

/// Slots (号源): a pure function of the hall's data, the working-day calendar, what is taken, and the present. The
/// phone computes it offline to show the calendar, the server computes the same to decide.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/appointment/hall.h"
#include "core/appointment/slot_start.h"
#include "core/appointment/taken.h"
#include "core/base/day.h"
#include "core/base/instant.h"
#include "core/calendar/working_days.h"

namespace onetrip::appointment {

/// The first that applies, in this order.
enum class SlotState : std::uint8_t {
    Past,         ///< it began, or it is nearer than the service allows
    NotReleased,  ///< its day is still to be released
    Full,
    Open
};
[[nodiscard]] std::string_view name_of(SlotState state);
[[nodiscard]] std::optional<SlotState> slot_state_of(std::string_view name);

/// A visit that may begin then; as long as the service takes, so that those of a long service overlap.
struct Slot {
    SlotStart start;
    std::int32_t to_minute_of_day = 0;
    std::int32_t capacity = 0;  ///< of all teams that serve then
    std::int32_t free = 0;      ///< never negative, also where more was taken than there is (a capacity cut later)
    SlotState state = SlotState::Open;
};

/// Why a hall is closed on a day.
enum class ClosedReason : std::uint8_t {
    Closure,  ///< the hall says so
    Holiday,  ///< the State Council's notice says so
    Weekday   ///< it is not open on this weekday
};
[[nodiscard]] std::string_view name_of(ClosedReason reason);

struct DaySchedule {
    base::Day day;
    std::optional<ClosedReason> closed;        ///< none: some team of the service is there
    std::optional<base::Instant> releases_at;  ///< while the day is still to be released
    std::vector<Slot> slots;                   ///< in order; a visit never spans a break
};

/// What is asked for: a hall's service, by one channel.
struct Asked {
    const Hall& hall;
    const HallService& service;
    Channel channel = Channel::Online;
};

[[nodiscard]] DaySchedule schedule_day(const Asked& asked, const calendar::WorkCalendar& calendar, base::Day day,
                                       base::Instant now, const Taken& taken);

/// One slot; nullopt if the hall has none that begins then.
[[nodiscard]] std::optional<Slot> find_slot(const Asked& asked, const calendar::WorkCalendar& calendar, SlotStart start,
                                            base::Instant now, const Taken& taken);

/// The first team of the service that has room for a visit that begins then; nullopt if none has.
[[nodiscard]] std::optional<std::size_t> team_with_room(const Asked& asked, const calendar::WorkCalendar& calendar,
                                                        SlotStart start, const Taken& taken);

/// Whether a visit that begins then fits into the hours of a team, at one of its slots; whoever has them.
[[nodiscard]] bool fits(const Asked& asked, std::size_t team, const calendar::WorkCalendar& calendar, SlotStart start);

/// When a day's slots are released.
[[nodiscard]] base::Instant releases_at(const Hall& hall, const HallService& service, base::Day day);

/// When slots come that nobody can have yet: the next release of a day that brings any, so that whoever found nothing
/// knows until when to leave it. What is `taken` of such days is what was closed. nullopt if none of the next
/// `days_ahead_limit` releases brings any.
[[nodiscard]] std::optional<base::Instant> next_release(const Asked& asked, const calendar::WorkCalendar& calendar,
                                                        base::Instant now, const Taken& taken);

/// The moments a slot begins and ends.
[[nodiscard]] base::Instant begins_at(const Hall& hall, const Slot& slot);
[[nodiscard]] base::Instant ends_at(const Hall& hall, const Slot& slot);

}  // namespace onetrip::appointment
