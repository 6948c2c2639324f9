#pragma once

/// The hall that a request is about.

#include "server/endpoints/office.h"
#include "server/http/request.h"

namespace onetrip::endpoints {

/// The hall that `{id}` of the path names; refuses with not_found where the catalogue has none of that name.
[[nodiscard]] const HallEntry& hall_in_path(const Office& office, const http::Request& request);

}  // namespace onetrip::endpoints
