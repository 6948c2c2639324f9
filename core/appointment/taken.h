#pragma once

/// What is taken of a hall's slots, for one channel. Three shapes in JSON:
///
///     {"2026-12-01T09:00":3}                                                   of a service that has one team
///     {"counter":{"2026-12-01T09:00":3}}                                       by team and slot, for people
///     {"from":"2026-12-01","teams":{"counter":["0031(120)2","",…],…}}          by team and day, for downloads
///
/// In the last, a day is one character for each of the team's slots in order: `0`-`9`, `a`-`z`, `A`-`Z` for 0 to 61,
/// a larger count in parentheses; zeros at a day's end and empty days at a team's end are left out. Sixty days of
/// thirty teams are five kilobytes when compressed, of a hundred fifteen. It can only be read together with the hall it
/// was written for, since it names no times.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/appointment/hall.h"
#include "core/appointment/slot_start.h"
#include "core/base/day.h"
#include "core/base/result.h"
#include "core/calendar/working_days.h"
#include "core/json/document.h"
#include "core/json/shape.h"
#include "core/json/writer.h"

namespace onetrip::appointment {

inline constexpr std::size_t taken_slots_max = 20'000;  ///< of one team
inline constexpr std::int32_t taken_count_max = 1'000'000;
inline constexpr std::int32_t taken_days_max = 62;

/// How many places of a slot are gone.
struct TakenSlot {
    SlotStart start;
    std::int32_t count = 0;
};

/// The taken slots of each team; those that are not listed are free.
class Taken {
public:
    void set(std::size_t team, SlotStart start, std::int32_t count);
    [[nodiscard]] std::int32_t of(std::size_t team, SlotStart start) const;
    /// Of one day, in order; valid until the next `set`.
    [[nodiscard]] std::span<const TakenSlot> on(std::size_t team, base::Day day) const;

private:
    std::vector<std::vector<TakenSlot>> teams_;  ///< each sorted
};

/// From the first to the last, both included.
struct Days {
    base::Day first;
    base::Day last;
};

/// An absent value is nothing taken. Passed over unread are teams that are not the service's and, in the last shape,
/// days that nobody wants.
[[nodiscard]] base::Result<Taken, json::Fault> read_taken(json::View taken, const Hall& hall,
                                                          const HallService& service,
                                                          const calendar::WorkCalendar& calendar, Days wanted,
                                                          std::string_view at);

/// The last shape, of every team.
void write_taken(json::Writer& out, const Hall& hall, const calendar::WorkCalendar& calendar, const Taken& taken,
                 base::Day from, std::int32_t days);

/// The slots of a team on a day, by their first minutes; what is left of an opening after the last whole slot is none.
[[nodiscard]] std::vector<std::int32_t> slot_minutes_of(const Hall& hall, const Team& team,
                                                        const calendar::WorkCalendar& calendar, base::Day day);

}  // namespace onetrip::appointment
