#pragma once

/// International postal item numbers (UPU S10): two letters of service, eight digits, a check, two letters of country.
/// Weights 8 6 4 2 3 5 9 7; 11 - sum mod 11, where 10 is written 0 and 11 is written 5.

#include <string_view>

#include "core/identity/judging.h"

namespace onetrip::identity {

/// Kind `s10`. May be written in the standard's groups (`EA 123 456 785 CN`). Errors: `length`, `characters`,
/// `check_digit`; warns `service_reserved` (the first letter is J, K, S, T, W), `country_unknown`. Facts: `service`,
/// `country`. Eight digits alone are an error of length that comes with the fact `check`: their check digit.
void judge_s10(Judging& judging);

/// For eight digits (anything else is a bug).
[[nodiscard]] char s10_check_digit(std::string_view eight_digits);

}  // namespace onetrip::identity
