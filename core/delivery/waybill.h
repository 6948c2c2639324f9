#pragma once

/// Waybill numbers. No pattern decides whether a number is right: carriers invent new ones without telling anybody, so
/// patterns only guess the carrier, and a number is refused for its characters and length alone.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onetrip::delivery {

inline constexpr std::size_t waybill_characters_min = 6;
inline constexpr std::size_t waybill_characters_max = 32;

/// As it is stored and sent: full-width folded, blanks left out, upper case. nullopt unless that leaves 6..32 of
/// `A-Z 0-9 -`.
[[nodiscard]] std::optional<std::string> normalise_waybill(std::string_view text);

/// Which carriers have numbers like this one, by Kuaidi100's codes, the likeliest first; empty if none is known to.
/// `number` is normalised.
[[nodiscard]] std::vector<std::string_view> likely_carriers(std::string_view number);

/// Whether the check digit of a UPU S10 number (`EA123456785CN`) fits; nullopt if the number is of another form.
[[nodiscard]] std::optional<bool> check_s10(std::string_view number);

/// S10's check digit for its eight digits (anything else is a bug): weights 8 6 4 2 3 5 9 7, 11 - sum mod 11, where 10
/// becomes 0 and 11 becomes 5.
[[nodiscard]] char s10_check_digit(std::string_view eight_digits);

}  // namespace onetrip::delivery
