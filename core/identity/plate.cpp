#include "core/identity/plate.h"

#include "core/base/text.h"

namespace onetrip::identity {
namespace {

constexpr std::u32string_view provinces = U"京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
constexpr std::u32string_view energy_letters = U"ABCDEFGHJK";
constexpr std::u32string_view electric_letters = U"ABCDE";

struct Ending {
    char32_t character;
    std::string_view type;
};
constexpr Ending endings[] = {{U'挂', "trailer"}, {U'学', "training"}, {U'警', "police"},   {U'港', "hong_kong"},
                              {U'澳', "macao"},   {U'使', "embassy"},  {U'领', "consulate"}};

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
bool is_letter(char32_t c) {
    return c >= U'A' && c <= U'Z' && c != U'I' && c != U'O';
}
bool is_sign(char32_t c) {
    return is_digit(c) || is_letter(c);
}
bool are_digits(std::u32string_view text) {
    for (const char32_t c : text) {
        if (!is_digit(c)) return false;
    }
    return true;
}

/// The type of a diplomatic plate; empty if it is none.
std::string_view diplomatic_type(std::u32string_view plate) {
    const auto named = [](char32_t c) -> std::string_view {
        return c == U'使' ? "embassy" : c == U'领' ? "consulate" : "";
    };
    if (plate.size() == 7 && are_digits(plate.substr(1))) return named(plate.front());
    if (!plate.empty() && provinces.find(plate.front()) != std::u32string_view::npos) plate.remove_prefix(1);
    if (plate.size() < 5 || plate.size() > 7 || !are_digits(plate.substr(0, plate.size() - 1))) return {};
    return named(plate.back());
}

/// What follows province and letter on a new-energy plate: six signs.
void judge_new_energy(Judging& judging, std::u32string_view signs) {
    const bool small =
        energy_letters.find(signs[0]) != std::u32string_view::npos && is_sign(signs[1]) && are_digits(signs.substr(2));
    const bool large = are_digits(signs.substr(0, 5)) && energy_letters.find(signs[5]) != std::u32string_view::npos;
    if (!small && !large) return judging.error("identity.characters");
    judging.fact("type", small ? "nev_small" : "nev_large");
    const char32_t energy = small ? signs[0] : signs[5];
    judging.fact("energy", electric_letters.find(energy) != std::u32string_view::npos ? "electric" : "other");
}

/// What follows province and letter on any other plate: five signs.
void judge_ordinary(Judging& judging, std::u32string_view signs) {
    for (const char32_t c : signs.substr(0, 4)) {
        if (!is_sign(c)) return judging.error("identity.characters");
    }
    if (is_sign(signs[4])) return judging.fact("type", "ordinary");
    for (const Ending& ending : endings) {
        if (ending.character == signs[4]) return judging.fact("type", ending.type);
    }
    judging.error("identity.characters");
}

}  // namespace

std::string normalise_plate(std::string_view written) {
    std::string out;
    for (const char32_t c : base::code_points(base::normalise_identifier(written))) {
        if (c != U'·' && c != U'•' && c != U'・') base::append_code_point(out, c);
    }
    return out;
}

void judge_plate(Judging& judging) {
    const std::u32string plate = base::code_points(judging.value());
    if (const std::string_view type = diplomatic_type(plate); !type.empty()) return judging.fact("type", type);
    if (plate.size() != 7 && plate.size() != 8) return judging.error("identity.length");
    if (provinces.find(plate[0]) == std::u32string_view::npos) return judging.error("identity.province_unknown");
    if (plate[1] == U'O') {
        judging.doubt("identity.letter_unused");
    } else if (!is_letter(plate[1])) {
        return judging.error("identity.characters");
    }
    const auto signs = std::u32string_view(plate).substr(2);
    if (signs.size() == 6) {
        judge_new_energy(judging, signs);
    } else {
        judge_ordinary(judging, signs);
    }
    std::string province;
    base::append_code_point(province, plate[0]);
    judging.fact("province", province);
}

}  // namespace onetrip::identity
