#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/day.h"

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

}  // namespace onetrip::appointment
