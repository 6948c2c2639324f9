#pragma once

#include <string_view>

namespace onetrip::endpoints {

/// `openapi.json` of this room, compiled in.
[[nodiscard]] std::string_view openapi_document();

}  // namespace onetrip::endpoints
