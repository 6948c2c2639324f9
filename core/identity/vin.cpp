#include "core/identity/vin.h"

#include <array>

#include "core/base/text.h"

namespace onetrip::identity {

void judge_vin(Judging& judging) {
    constexpr std::array<int, 17> weights{8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    // A to Z; 0 stands for the letters that are not used.
    constexpr std::string_view letter_values = "12345678012345070923456789";
    const std::string_view value = judging.value();
    if (value.size() != weights.size()) return judging.error("identity.length");
    int sum = 0;
    for (std::size_t at = 0; at < weights.size(); ++at) {
        const char c = value[at];
        const char digit = base::is_ascii_upper(c) ? letter_values[static_cast<std::size_t>(c - 'A')] : c;
        if (!base::is_ascii_digit(digit) || (base::is_ascii_upper(c) && digit == '0')) {
            return judging.error("identity.characters");
        }
        sum += (digit - '0') * weights[at];
    }
    if ("0123456789X"[sum % 11] != value[8]) judging.doubt("identity.check_digit");
    judging.fact("manufacturer", value.substr(0, 3));
}

}  // namespace onetrip::identity
