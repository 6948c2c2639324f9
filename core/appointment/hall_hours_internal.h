#pragma once

/// The opening hours of a hall or of one of its teams: `weekly`, `closures` and `extra_days` of the object that
/// `parent` reads. A closure is one `day`, or all days from it `to` another.

#include "core/calendar/opening_hours.h"
#include "core/json/shape.h"

namespace onetrip::appointment {

void read_week(json::Shape& parent, calendar::OpeningHours& hours);
void read_exceptions(json::Shape& parent, calendar::OpeningHours& hours);

}  // namespace onetrip::appointment
