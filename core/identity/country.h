#pragma once

/// Countries and regions by code: ISO 3166-1, which GB/T 2659 takes over.

#include <string_view>

namespace onetrip::identity {

/// The three letters of a three-digit code: `682` -> `SAU`; empty if none is assigned.
[[nodiscard]] std::string_view country_letters_of(std::string_view three_digits);

[[nodiscard]] bool is_country_letters(std::string_view three_letters);  ///< `SAU`
[[nodiscard]] bool is_country_pair(std::string_view two_letters);       ///< `SA`

}  // namespace onetrip::identity
