#pragma once

/// Courier services by Kuaidi100's codes: what a clerk may choose and what a citizen reads.

#include <span>
#include <string_view>

namespace onetrip::endpoints {

struct Carrier {
    std::string_view code;
    std::string_view title_chinese;
    std::string_view title_english;
};

[[nodiscard]] std::span<const Carrier> carriers();
/// nullptr for a code that is not listed.
[[nodiscard]] const Carrier* find_carrier(std::string_view code);

}  // namespace onetrip::endpoints
