#pragma once

/// A vendor's codes in our words, as far as they are listed one by one.

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "core/delivery/carrier_status.h"

namespace onetrip::delivery {

struct StatusCode {
    std::string_view code;
    Status status;
};

template <std::size_t Count>
[[nodiscard]] std::optional<Status> listed_status(const std::array<StatusCode, Count>& codes, std::string_view code) {
    const auto* row = std::find_if(codes.begin(), codes.end(), [&](const StatusCode& one) { return one.code == code; });
    return row == codes.end() ? std::nullopt : std::optional(row->status);
}

}  // namespace onetrip::delivery
