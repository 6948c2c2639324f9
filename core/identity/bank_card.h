#pragma once

/// Bank card numbers: 12 to 19 digits with the check of ISO/IEC 7812-1 (Luhn). Old passbook and account numbers are
/// lawful targets of a refund and fail it, so a failing check is a doubt.

#include <string_view>

#include "core/identity/judging.h"

namespace onetrip::identity {

/// Kind `luhn`: any 2 to 32 digits. Errors: `length`, `characters`; doubts `check_digit`.
void judge_luhn(Judging& judging);

/// Kind `bank_card`. As `luhn`, of 12 to 19 digits.
void judge_bank_card(Judging& judging);

/// Whether a row of digits (anything else is a bug) passes.
[[nodiscard]] bool passes_luhn(std::string_view digits);

}  // namespace onetrip::identity
