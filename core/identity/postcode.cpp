#include "core/identity/postcode.h"

#include <array>

#include "core/base/text.h"

namespace onetrip::identity {

void judge_postcode(Judging& judging) {
    // The second digits that follow each first digit.
    constexpr std::array<std::string_view, 10> districts{"1234567",  "01356",    "01234567", "0123456",    "01234567",
                                                         "01234567", "01234567", "012345",   "0123456789", "012345678"};
    const std::string_view value = judging.value();
    if (value.size() != 6) return judging.error("identity.length");
    if (!base::is_digits(value)) return judging.error("identity.characters");
    if (value == "999077" || value == "999078") return;
    const std::string_view second_digits = districts[static_cast<std::size_t>(value[0] - '0')];
    if (second_digits.find(value[1]) == std::string_view::npos) judging.error("identity.district_unknown");
}

}  // namespace onetrip::identity
