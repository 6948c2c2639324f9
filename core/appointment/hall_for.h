#pragma once

/// A hall as far as one of its services is concerned: what a calendar needs, which a phone reads anew for each month. A
/// hall of a hundred teams takes no longer than one of three.

#include <string_view>

#include "core/appointment/hall.h"

namespace onetrip::appointment {

/// As `read_hall`, with that service alone and its teams. Other teams are known by their names, and what else there is
/// of them and of other services is passed over; a hall that has no such service has none at all.
[[nodiscard]] base::Result<Hall, json::Fault> read_hall_for(json::View hall, std::string_view service,
                                                            std::string_view at = {});

}  // namespace onetrip::appointment
