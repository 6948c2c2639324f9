#pragma once

/// Courier services by Kuaidi100's codes: what a clerk may choose and what a citizen reads.

#include <span>
#include <string_view>

#include "core/json/writer.h"

namespace onetrip::endpoints {

struct Carrier {
    std::string_view code;
    std::string_view title_chinese;
    std::string_view title_english;
};

[[nodiscard]] std::span<const Carrier> carriers();
/// nullptr for a code that is not listed.
[[nodiscard]] const Carrier* find_carrier(std::string_view code);
/// The members `carrier` and `carrier_title` of an open object; a code that is not listed is its own title.
void write_carrier(json::Writer& out, std::string_view code);

}  // namespace onetrip::endpoints
