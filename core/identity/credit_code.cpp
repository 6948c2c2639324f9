#include "core/identity/credit_code.h"

#include <array>

#include "core/base/text.h"
#include "core/identity/iso_7064.h"
#include "core/identity/pattern.h"
#include "core/identity/region.h"

namespace onetrip::identity {
namespace {

constexpr std::string_view credit_characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::string_view authorities = "123456789ANY";
constexpr std::string_view region_of_the_state = "100000";

/// The weights are powers of three modulo 31; nullopt if a character is none of GB 32100's.
std::optional<char> credit_check(std::string_view seventeen) {
    std::size_t sum = 0;
    std::size_t weight = 1;
    for (const char c : seventeen) {
        const std::size_t value = credit_characters.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    return credit_characters[(31 - sum % 31) % 31];
}

char organisation_check(std::string_view eight) {
    constexpr std::array<int, 8> weights{3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t at = 0; at < weights.size(); ++at)
        sum += alphanumeric_value(eight[at]) * weights[at];
    return "0X987654321"[sum % 11];
}

}  // namespace

void judge_uscc(Judging& judging) {
    const std::string_view value = judging.value();
    if (value.size() != 18) return judging.error("identity.length");
    const std::string_view region = value.substr(2, 6);
    const auto check = credit_check(value.substr(0, 17));
    if (!check || credit_characters.find(value[17]) == std::string_view::npos || !base::is_digits(region)) {
        return judging.error("identity.characters");
    }
    if (authorities.find(value[0]) == std::string_view::npos) judging.warn("identity.authority_unknown");
    if (region != region_of_the_state && look_up_region(region) != RegionKnowledge::Known) {
        judging.warn("identity.region_unknown");
    }
    if (*check != value[17]) {
        judging.doubt("identity.check_digit");
    } else if (organisation_check(value.substr(8, 8)) != value[16]) {
        judging.warn("identity.organisation_code");
    }
    judging.fact("authority", value.substr(0, 1));
    judging.fact("category", value.substr(1, 1));
    judging.fact("region", region);
    judging.fact("organisation_code", value.substr(8, 9));
}

void judge_org_code_gb11714(Judging& judging) {
    const std::string_view value = judging.value();
    constexpr Pattern patterns[] = {{"********#", {}}, {"********X", {}}};
    if (judge_patterns(judging, patterns) == nullptr) return;
    if (organisation_check(value.substr(0, 8)) != value[8]) judging.error("identity.check_digit");
    const std::string_view written = judging.written();
    if (written.size() == 10 && written[8] == '-' && written.substr(0, 8) == value.substr(0, 8) &&
        written[9] == value[8]) {
        judging.allow_spelling();
    }
}

}  // namespace onetrip::identity
