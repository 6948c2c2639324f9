#pragma once

/// A visit as a file for calendars (RFC 5545), with the place and two alarms: the day before and two hours before.
/// Times are written in UTC, which every calendar shows by the clock of the phone it is on; what the clock of the hall
/// says stands in the description. Who fetches the file again after moving the visit gets the same event, moved.

#include <cstdint>
#include <string>

#include "core/base/instant.h"

namespace onetrip::endpoints {

struct CalendarEvent {
    std::string id;
    std::int64_t version = 0;  ///< rises with each change
    base::Instant from;
    base::Instant to;
    base::Instant written_at;
    std::string title;
    std::string place;
    std::string description;
};

/// text/calendar, lines ended by CRLF.
[[nodiscard]] std::string calendar_text(const CalendarEvent& event);

}  // namespace onetrip::endpoints
