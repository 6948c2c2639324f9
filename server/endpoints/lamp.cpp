#include "server/endpoints/lamp.h"

#include <algorithm>

namespace onetrip::endpoints {

std::string_view name_of(Lamp lamp) {
    switch (lamp) {
        case Lamp::Green: return "green";
        case Lamp::PreWarning: return "pre_warning";
        case Lamp::Yellow: return "yellow";
        case Lamp::Red: return "red";
    }
    return "green";
}

Lamp lamp_of(std::optional<base::Day> promised_due, std::optional<base::Day> legal_due, std::int32_t promised_days,
             const calendar::WorkCalendar& calendar, base::Day today) {
    if (legal_due && *legal_due < today) return Lamp::Red;
    if (!promised_due) return Lamp::Green;
    if (*promised_due < today) return Lamp::Yellow;
    const std::int32_t left = calendar::count_workdays(calendar, today, *promised_due);
    return left <= std::max(1, promised_days / 5) ? Lamp::PreWarning : Lamp::Green;
}

}  // namespace onetrip::endpoints
