#pragma once

/// Check characters of ISO 7064 (GB/T 17710): MOD 11-2 of citizen numbers, MOD 37,36 of e-certificate identifiers.

#include <string_view>

namespace onetrip::identity {

/// `0`..`9` or `X` for a row of digits (anything else is a bug): 11010519491231002 -> X.
[[nodiscard]] char mod_11_2(std::string_view digits);

/// `0`..`9` or `A`..`Z` for a row of digits and capital letters (anything else is a bug).
[[nodiscard]] char mod_37_36(std::string_view characters);

/// 0..35 for `0`..`9`, `A`..`Z`; -1 for anything else.
[[nodiscard]] constexpr int alphanumeric_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
    return -1;
}

}  // namespace onetrip::identity
