#pragma once

/// The phone somebody signs in with: a Chinese mobile number, as `core/identity` normalises it.

#include <string>
#include <string_view>

namespace onetrip::endpoints {

/// Throws http::Refused with findings at `/phone` where it is none.
[[nodiscard]] std::string normalised_mobile(std::string_view written);

}  // namespace onetrip::endpoints
