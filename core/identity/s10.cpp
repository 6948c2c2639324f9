#include "core/identity/s10.h"

#include <array>

#include "core/base/assert.h"
#include "core/base/text.h"
#include "core/identity/country.h"
#include "core/identity/pattern.h"

namespace onetrip::identity {

char s10_check_digit(std::string_view eight_digits) {
    constexpr std::array<int, 8> weights{8, 6, 4, 2, 3, 5, 9, 7};
    ONETRIP_ASSERT(eight_digits.size() == weights.size() && base::is_digits(eight_digits));
    int sum = 0;
    for (std::size_t at = 0; at < weights.size(); ++at)
        sum += (eight_digits[at] - '0') * weights[at];
    return "50987654321"[sum % 11];
}

void judge_s10(Judging& judging) {
    const std::string_view value = judging.value();
    constexpr std::string_view reserved_services = "JKSTW";
    constexpr Pattern patterns[] = {{"@@#########@@", {}}};
    if (value.size() == 8 && base::is_digits(value)) {
        judging.suggest("check", std::string(1, s10_check_digit(value)));
    }
    if (judge_patterns(judging, patterns) == nullptr) return;
    if (s10_check_digit(value.substr(2, 8)) != value[10]) judging.error("identity.check_digit");
    if (reserved_services.find(value[0]) != std::string_view::npos) judging.warn("identity.service_reserved");
    if (!is_country_pair(value.substr(11))) judging.warn("identity.country_unknown");
    judging.fact("service", value.substr(0, 1));
    judging.fact("country", value.substr(11));
    if (fits(judging.written(), "@@ ### ### ### @@")) judging.allow_spelling();
}

}  // namespace onetrip::identity
