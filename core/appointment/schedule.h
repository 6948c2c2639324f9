#pragma once

/// Slots (号源): a pure function of the hall's data, the working-day calendar, what is taken, and the present. The
/// phone computes it offline to show the calendar, the server computes the same to decide.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/appointment/hall.h"
#include "core/base/day.h"
#include "core/base/instant.h"
#include "core/calendar/working_days.h"

namespace onetrip::appointment {

/// A slot by its beginning in the hall's local time. Its text, `2026-12-01T09:00`, is its id everywhere.
struct SlotStart {
    base::Day day;
    std::int32_t minute_of_day = 0;

    [[nodiscard]] std::string text() const;
    friend bool operator==(SlotStart a, SlotStart b) { return a.day == b.day && a.minute_of_day == b.minute_of_day; }
    friend bool operator<(SlotStart a, SlotStart b) {
        return a.day == b.day ? a.minute_of_day < b.minute_of_day : a.day < b.day;
    }
};
[[nodiscard]] std::optional<SlotStart> read_slot_start(std::string_view text);

/// The first that applies, in this order.
enum class SlotState : std::uint8_t {
    Past,         ///< it began, or it is nearer than the service allows
    NotReleased,  ///< further ahead than the service allows
    Full,
    Open
};
[[nodiscard]] std::string_view name_of(SlotState state);
[[nodiscard]] std::optional<SlotState> slot_state_of(std::string_view name);

struct Slot {
    SlotStart start;
    std::int32_t to_minute_of_day = 0;
    std::int32_t capacity = 0;
    std::int32_t free = 0;  ///< never negative, also where more was taken than there is (a capacity cut later)
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
    std::optional<ClosedReason> closed;  ///< none: the hall is open
    std::vector<Slot> slots;             ///< in order; what is left of an opening after the last whole slot is no slot
};

/// How many places of each slot are gone; slots that are not listed are free.
class Taken {
public:
    void set(SlotStart start, std::int32_t count);
    [[nodiscard]] std::int32_t of(SlotStart start) const;

private:
    struct Entry {
        SlotStart start;
        std::int32_t count = 0;
    };
    std::vector<Entry> entries_;  ///< sorted
};

[[nodiscard]] DaySchedule schedule_day(const Hall& hall, const HallService& service,
                                       const calendar::WorkCalendar& calendar, base::Day day, base::Instant now,
                                       const Taken& taken);

/// One slot; nullopt if the hall has none that begins then.
[[nodiscard]] std::optional<Slot> find_slot(const Hall& hall, const HallService& service,
                                            const calendar::WorkCalendar& calendar, SlotStart start, base::Instant now,
                                            const Taken& taken);

/// The moments a slot begins and ends.
[[nodiscard]] base::Instant begins_at(const Hall& hall, const Slot& slot);
[[nodiscard]] base::Instant ends_at(const Hall& hall, const Slot& slot);

}  // namespace onetrip::appointment
