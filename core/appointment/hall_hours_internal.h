#pragma once

/// The opening hours of a hall or of one of its teams: `weekly`, `closures`, `extra_days` and `changes` of the object
/// that `parent` reads. A closure is one `day`, or all days from it `to` another.

#include <array>
#include <vector>

#include "core/appointment/team.h"
#include "core/calendar/opening_hours.h"
#include "core/json/shape.h"

namespace onetrip::appointment {

void read_week(json::Shape& parent, std::array<calendar::DayHours, 7>& week);
void read_exceptions(json::Shape& parent, calendar::OpeningHours& hours);
/// Of the changes that are there, what lies inside the week: who has hours of their own is open when the hall is, too.
void keep_within_week(calendar::OpeningHours& hours);
/// They come before the changes that are there; `places` is null for a hall, which has none.
void read_changes(json::Shape& parent, calendar::OpeningHours& hours, std::vector<PlacesChange>* places);

}  // namespace onetrip::appointment
