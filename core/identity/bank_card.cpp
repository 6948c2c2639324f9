#include "core/identity/bank_card.h"

#include "core/base/assert.h"
#include "core/base/text.h"

namespace onetrip::identity {
namespace {

void judge_number(Judging& judging, std::size_t digits_min, std::size_t digits_max) {
    const std::string_view value = judging.value();
    if (value.size() < digits_min || value.size() > digits_max) return judging.error("identity.length");
    if (!base::is_digits(value)) return judging.error("identity.characters");
    if (!passes_luhn(value)) judging.doubt("identity.check_digit");
}

}  // namespace

bool passes_luhn(std::string_view digits) {
    int sum = 0;
    bool doubled = false;
    for (std::size_t at = digits.size(); at > 0; --at) {
        ONETRIP_ASSERT(base::is_ascii_digit(digits[at - 1]));
        const int digit = (digits[at - 1] - '0') * (doubled ? 2 : 1);
        sum += digit > 9 ? digit - 9 : digit;
        doubled = !doubled;
    }
    return sum % 10 == 0;
}

void judge_luhn(Judging& judging) {
    judge_number(judging, 2, 32);
}

void judge_bank_card(Judging& judging) {
    judge_number(judging, 12, 19);
}

}  // namespace onetrip::identity
