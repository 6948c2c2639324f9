#pragma once

#include <string>

#include "core/base/instant.h"

namespace onetrip::http {

/// IMF-fixdate of RFC 9110 section 5.6.7 (`Sun, 06 Nov 1994 08:49:37 GMT`), without a locale.
[[nodiscard]] std::string imf_fixdate(base::Instant at);

}  // namespace onetrip::http
