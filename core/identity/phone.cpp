#include "core/identity/phone.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/identity/pattern.h"

namespace onetrip::identity {
namespace {

constexpr std::string_view mobile_form = "1##########";
constexpr Pattern numbers_abroad[] = {{"+852########", "852"}, {"+8536#######", "853"}, {"+88609########", "886"}};
constexpr std::string_view hotlines[] = {"12345", "12315", "12333", "12393", "11183", "110", "119", "120", "122"};
constexpr std::size_t extension_digits_max = 6;

const Pattern* number_abroad(std::string_view value) {
    for (const Pattern& pattern : numbers_abroad) {
        if (fits(value, pattern.form)) return &pattern;
    }
    return nullptr;
}

/// Takes digits from the front.
std::string_view take_digits(std::string_view& rest) {
    std::size_t size = 0;
    while (size < rest.size() && base::is_ascii_digit(rest[size]))
        ++size;
    const std::string_view digits = rest.substr(0, size);
    rest.remove_prefix(size);
    return digits;
}

bool take_hyphen(std::string_view& rest) {
    if (rest.empty() || rest.front() != '-') return false;
    rest.remove_prefix(1);
    return true;
}

/// `400-123-4567`, with hyphens in these places or none.
void judge_service_number(Judging& judging) {
    std::string digits;
    for (const char c : judging.value()) {
        if (c != '-') digits += c;
    }
    if (!base::is_digits(digits)) return judging.error("identity.characters");
    if (digits.size() != 10) return judging.error("identity.length");
    const std::string usual = digits.substr(0, 3) + '-' + digits.substr(3, 3) + '-' + digits.substr(6);
    const std::string_view written = judging.written();
    if (written == digits || written == digits.substr(0, 3) + '-' + digits.substr(3) ||
        written == digits.substr(0, 6) + '-' + digits.substr(6)) {
        judging.allow_spelling();
    }
    judging.set_value(usual);
    judging.fact("type", "service");
}

/// `0755-26500000-123`; the first hyphen may be left out.
void judge_area_number(Judging& judging) {
    std::string_view rest = judging.value();
    const bool short_area = rest.size() > 1 && (rest[1] == '1' || rest[1] == '2');
    const std::string_view area = rest.substr(0, short_area ? 3 : 4);
    if (!base::is_digits(area)) return judging.error("identity.characters");
    if (area[1] == '0' || (area[1] == '1' && area != "010")) return judging.error("identity.area_code");
    rest.remove_prefix(area.size());
    const bool had_hyphen = take_hyphen(rest);
    const std::string_view number = take_digits(rest);
    const bool has_extension = take_hyphen(rest);
    const std::string_view extension = has_extension ? take_digits(rest) : std::string_view();
    if (!rest.empty()) return judging.error("identity.characters");
    if (number.size() > 8 || number.size() < (short_area ? 8u : 7u)) return judging.error("identity.length");
    if (number[0] < '2') return judging.error("identity.characters");
    if (has_extension && (extension.empty() || extension.size() > extension_digits_max)) {
        return judging.error("identity.length");
    }
    judging.fact("type", "landline");
    judging.fact("area_code", area);
    if (has_extension) judging.fact("extension", extension);
    if (had_hyphen) return;
    if (judging.written() == judging.value()) judging.allow_spelling();
    judging.set_value(std::string(area) + '-' + std::string(judging.value().substr(area.size())));
}

}  // namespace

void judge_mobile(Judging& judging) {
    if (const Pattern* abroad = number_abroad(judging.value())) {
        judging.warn("identity.mobile_abroad");
        return judging.fact("country_code", abroad->meaning);
    }
    std::string_view number = judging.value();
    for (const std::string_view prefix : {"+86", "0086", "86"}) {
        if (number.size() == prefix.size() + mobile_form.size() && number.substr(0, prefix.size()) == prefix) {
            if (judging.written() == judging.value()) judging.allow_spelling();
            number.remove_prefix(prefix.size());
            judging.set_value(std::string(number));
            number = judging.value();
            break;
        }
    }
    constexpr Pattern patterns[] = {{mobile_form, {}}};
    if (judge_patterns(judging, number, patterns) == nullptr) return;
    if (number[1] < '3') return judging.error("identity.characters");
    judging.fact("country_code", "86");
}

std::string normalise_landline(std::string_view written) {
    std::string out;
    for (const char32_t c : base::code_points(base::fold_width(written))) {
        const bool blank = c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0;
        if (!blank) base::append_code_point(out, c);
    }
    return out;
}

void judge_landline(Judging& judging) {
    const std::string_view value = judging.value();
    if (std::find(std::begin(hotlines), std::end(hotlines), value) != std::end(hotlines)) {
        return judging.fact("type", "hotline");
    }
    if (number_abroad(value) != nullptr) return judging.fact("type", "abroad");
    const std::string_view first = value.substr(0, 3);
    if (first == "400" || first == "800") return judge_service_number(judging);
    if (value.size() < 5) return judging.error("identity.length");
    if (value[0] != '0') return judging.error("identity.area_code");
    judge_area_number(judging);
}

}  // namespace onetrip::identity
