#include "core/appointment/slot_start.h"

#include "core/appointment/minute_of_day.h"

namespace onetrip::appointment {

std::string SlotStart::text() const {
    return day.text() + "T" + minute_text(minute_of_day);
}

std::optional<SlotStart> read_slot_start(std::string_view text) {
    if (text.size() != 16 || text[10] != 'T') return std::nullopt;
    const auto day = base::Day::parse(text.substr(0, 10));
    const std::int32_t minute = read_minute_of_day(text.substr(11));
    if (!day || minute < 0 || minute >= minutes_per_day) return std::nullopt;
    return SlotStart{*day, minute};
}

}  // namespace onetrip::appointment
