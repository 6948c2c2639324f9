#include "core/identity/regional_id.h"

#include "core/base/text.h"
#include "core/identity/iso_7064.h"
#include "core/identity/pattern.h"

namespace onetrip::identity {
namespace {

/// The value without a pair of brackets around its last character; as it is if there is no such pair.
std::string without_brackets(std::string_view value) {
    const std::size_t size = value.size();
    if (size < 4 || value[size - 3] != '(' || value[size - 1] != ')') return std::string(value);
    return std::string(value.substr(0, size - 3)) + value[size - 2];
}

/// Keeps a sound number with brackets and lets it be written without.
void keep_with_brackets(Judging& judging, const std::string& plain) {
    if (judging.written() == plain) judging.allow_spelling();
    judging.set_value(plain.substr(0, plain.size() - 1) + '(' + plain.back() + ')');
}

}  // namespace

void judge_hk_id(Judging& judging) {
    const std::string plain = without_brackets(judging.value());
    constexpr Pattern patterns[] = {{"@######*", {}}, {"@@######*", {}}};
    if (judge_patterns(judging, plain, patterns) == nullptr) return;
    if (!base::is_ascii_digit(plain.back()) && plain.back() != 'A') return judging.error("identity.characters");
    constexpr int blank = 36;
    int weight = 9;
    int sum = plain.size() == 8 ? blank * weight-- : 0;
    for (const char c : plain.substr(0, plain.size() - 1))
        sum += alphanumeric_value(c) * weight--;
    sum += alphanumeric_value(plain.back());
    if (sum % 11 != 0) judging.error("identity.check_digit");
    keep_with_brackets(judging, plain);
}

void judge_macau_id(Judging& judging) {
    const std::string plain = without_brackets(judging.value());
    constexpr Pattern patterns[] = {{"1#######", {}}, {"5#######", {}}, {"7#######", {}}};
    if (judge_patterns(judging, plain, patterns) == nullptr) return;
    keep_with_brackets(judging, plain);
}

void judge_tw_id(Judging& judging) {
    const std::string_view value = judging.value();
    constexpr Pattern patterns[] = {{"@1########", "M"}, {"@2########", "F"}, {"@8########", "M"}, {"@9########", "F"}};
    const Pattern* pattern = judge_patterns(judging, patterns);
    if (pattern == nullptr) return;
    // A10 B11 …, in the order in which the letters were given out.
    constexpr std::string_view letters = "ABCDEFGHJKLMNPQRSTUVXYWZIO";
    const int number = static_cast<int>(letters.find(value[0])) + 10;
    int sum = number / 10 + number % 10 * 9;
    for (std::size_t at = 1; at < 9; ++at)
        sum += (value[at] - '0') * static_cast<int>(9 - at);
    sum += value[9] - '0';
    if (sum % 10 != 0) judging.error("identity.check_digit");
    judging.fact("sex", pattern->meaning);
}

}  // namespace onetrip::identity
