#include "core/delivery/waybill.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/identity/s10.h"

namespace onetrip::delivery {
namespace {

/// A number is a literal prefix, `letters_min`..`letters_max` more letters, then `digits_min`..`digits_max` digits.
struct Pattern {
    std::string_view carrier;
    std::string_view prefix;
    std::size_t letters_min;
    std::size_t letters_max;
    std::size_t digits_min;
    std::size_t digits_max;
};

// The more a pattern says, the earlier it stands. From published marketplace lists and public samples.
constexpr std::array<Pattern, 44> patterns{{
    {"shunfeng", "SF", 0, 0, 12, 13},
    {"jd", "JD", 0, 2, 11, 18},
    {"jtexpress", "JT", 0, 0, 13, 13},
    {"debangkuaidi", "DPK", 0, 0, 11, 20},
    {"yuantong", "YT", 0, 0, 13, 13},
    {"youzhengguonei", "G", 1, 1, 11, 11},
    {"youzhengguonei", "A", 1, 1, 11, 11},
    {"youzhengguonei", "K", 1, 1, 11, 11},
    {"youzhengguonei", "Q", 1, 1, 11, 11},
    {"youzhengguonei", "P", 1, 1, 11, 11},
    {"youzhengguonei", "H", 1, 1, 11, 11},
    {"ems", "10", 0, 0, 11, 11},
    {"ems", "11", 0, 0, 11, 11},
    {"ems", "12", 0, 0, 11, 11},
    {"ems", "50", 0, 0, 11, 11},
    {"ems", "51", 0, 0, 11, 11},
    {"ems", "95", 0, 0, 11, 11},
    {"ems", "97", 0, 0, 11, 11},
    {"youzhengguonei", "96", 0, 0, 11, 11},
    {"youzhengguonei", "98", 0, 0, 11, 11},
    {"youzhengguonei", "99", 0, 0, 11, 11},
    {"shentong", "268", 0, 0, 9, 12},
    {"shentong", "888", 0, 0, 9, 12},
    {"shentong", "588", 0, 0, 9, 12},
    {"shentong", "688", 0, 0, 9, 12},
    {"shentong", "468", 0, 0, 9, 12},
    {"shentong", "568", 0, 0, 9, 12},
    {"shentong", "668", 0, 0, 9, 12},
    {"shentong", "768", 0, 0, 9, 12},
    {"shentong", "868", 0, 0, 9, 12},
    {"shentong", "968", 0, 0, 9, 12},
    {"shentong", "77", 0, 0, 10, 13},
    {"zhongtong", "4", 0, 0, 11, 11},
    {"zhongtong", "7", 0, 0, 11, 11},
    {"zhongtong", "7", 0, 0, 13, 14},
    {"yuantong", "8", 0, 0, 17, 17},
    {"yuantong", "9", 0, 0, 17, 17},
    {"shunfeng", "", 0, 0, 12, 12},
    {"yunda", "", 0, 0, 13, 13},
    {"yunda", "", 0, 0, 15, 15},
    {"jd", "", 0, 0, 15, 15},
    {"jd", "", 0, 0, 18, 18},
    {"debangkuaidi", "", 0, 0, 8, 10},
    // The published pattern lets both leading characters be digits; a guess that fits every number says nothing.
    {"yuantong", "", 1, 2, 8, 13},
}};

bool is_letter(char c) {
    return base::is_ascii_upper(c);
}

bool fits(std::string_view number, const Pattern& pattern) {
    if (number.substr(0, pattern.prefix.size()) != pattern.prefix) return false;
    number.remove_prefix(pattern.prefix.size());
    std::size_t letters = 0;
    while (letters < pattern.letters_max && letters < number.size() && is_letter(number[letters]))
        ++letters;
    number.remove_prefix(letters);
    return letters >= pattern.letters_min && number.size() >= pattern.digits_min &&
           number.size() <= pattern.digits_max && base::is_digits(number);
}

bool has_s10_form(std::string_view number) {
    return number.size() == 13 && is_letter(number[0]) && is_letter(number[1]) && is_letter(number[11]) &&
           is_letter(number[12]) && base::is_digits(number.substr(2, 9));
}

}  // namespace

std::optional<std::string> normalise_waybill(std::string_view text) {
    std::string number;
    for (const char c : base::fold_width(text)) {
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
        const char upper = base::to_ascii_upper(c);
        if (!base::is_ascii_digit(upper) && !is_letter(upper) && upper != '-') return std::nullopt;
        number += upper;
    }
    if (number.size() < waybill_characters_min || number.size() > waybill_characters_max) return std::nullopt;
    return number;
}

std::vector<std::string_view> likely_carriers(std::string_view number) {
    std::vector<std::string_view> carriers;
    const auto add = [&](std::string_view carrier) {
        if (std::find(carriers.begin(), carriers.end(), carrier) == carriers.end()) carriers.push_back(carrier);
    };
    if (has_s10_form(number)) {
        if (number[0] == 'E') add("ems");
        add("youzhengguoji");
        return carriers;
    }
    // JD prints which of how many parcels behind the number: JD0012345678901-1-2-.
    const std::string_view whole = number.substr(0, number.find('-'));
    for (const Pattern& pattern : patterns) {
        const bool may_have_suffix = pattern.carrier == "jd";
        if (fits(may_have_suffix ? whole : number, pattern)) add(pattern.carrier);
    }
    return carriers;
}

std::optional<bool> check_s10(std::string_view number) {
    if (!has_s10_form(number)) return std::nullopt;
    return s10_check_digit(number.substr(2, 8)) == number[10];
}

char s10_check_digit(std::string_view eight_digits) {
    return identity::s10_check_digit(eight_digits);
}

}  // namespace onetrip::delivery
