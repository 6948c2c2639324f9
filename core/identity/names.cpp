#include "core/identity/names.h"

#include <cstdint>

#include "core/base/text.h"

namespace onetrip::identity {
namespace {

constexpr char32_t interpunct = 0x00B7;
/// What people and old systems write in its place.
constexpr std::u32string_view interpunct_lookalikes = U"•・‧．.。⋅･˙-";

/// GBK had no code points for 80 of its characters (FE50 to FEA0) and put them at U+E815 to U+E864; GB 18030 moved them
/// where Unicode has them now. 0: in extension B, see below.
constexpr char32_t legacy_first = 0xE815;
constexpr std::uint16_t legacy_characters[] = {
    0x2E81, 0,      0,      0,      0x2E84, 0x3473, 0x3447, 0x2E88, 0x2E8B, 0x9FB4, 0x359E, 0x361A, 0x360E, 0x2E8C,
    0x2E97, 0x396E, 0x3918, 0x9FB5, 0x39CF, 0x39DF, 0x3A73, 0x39D0, 0x9FB6, 0x9FB7, 0x3B4E, 0x3C6E, 0x3CE0, 0x2EA7,
    0,      0x9FB8, 0x2EAA, 0x4056, 0x415F, 0x2EAE, 0x4337, 0x2EB3, 0x2EB6, 0x2EB7, 0,      0x43B1, 0x43AC, 0x2EBB,
    0x43DD, 0x44D6, 0x4661, 0x464C, 0x9FB9, 0x4723, 0x4729, 0x477C, 0x478D, 0x2ECA, 0x4947, 0x497A, 0x497D, 0x4982,
    0x4983, 0x4985, 0x4986, 0x499F, 0x499B, 0x49B7, 0x49B6, 0x9FBA, 0,      0x4CA3, 0x4C9F, 0x4CA0, 0x4CA1, 0x4C77,
    0x4CA2, 0x4D13, 0x4D14, 0x4D15, 0x4D16, 0x4D17, 0x4D18, 0x4D19, 0x4DAE, 0x9FBB,
};

struct Range {
    char32_t first;
    char32_t last;
};
constexpr Range han_ranges[] = {
    {0x3007, 0x3007},   {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0xFA0E, 0xFA0F},   {0xFA11, 0xFA11},
    {0xFA13, 0xFA14},   {0xFA1F, 0xFA1F},   {0xFA21, 0xFA21},   {0xFA23, 0xFA24},   {0xFA27, 0xFA29},
    {0x20000, 0x2A6DF}, {0x2A700, 0x2EBEF}, {0x2EBF0, 0x2EE5D}, {0x30000, 0x323AF},
};

/// Of a folded text: all other blanks have become U+0020.
bool is_blank(char32_t c) {
    return c == U' ' || (c >= U'\t' && c <= U'\r');
}
bool is_latin(char32_t c) {
    return c >= U'A' && c <= U'Z';
}
bool is_lookalike(char32_t c) {
    return interpunct_lookalikes.find(c) != std::u32string_view::npos;
}

char32_t without_legacy(char32_t c) {
    switch (c) {
        case 0xE816: return 0x20087;
        case 0xE817: return 0x20089;
        case 0xE818: return 0x200CC;
        case 0xE831: return 0x215D7;
        case 0xE83B: return 0x2298F;
        case 0xE855: return 0x241FE;
        default: break;
    }
    const bool legacy = c >= legacy_first && c - legacy_first < std::size(legacy_characters);
    return legacy ? legacy_characters[c - legacy_first] : c;
}

bool has_han(std::u32string_view name) {
    for (const char32_t c : name) {
        if (is_han(c)) return true;
    }
    return false;
}

std::u32string normalised(std::string_view written) {
    std::u32string folded = base::code_points(base::fold_width(written));
    for (char32_t& c : folded) {
        c = without_legacy(c);
        if (c < 0x80) c = static_cast<char32_t>(base::to_ascii_upper(static_cast<char>(c)));
    }
    const bool keep_blanks = !has_han(folded);
    std::u32string out;
    bool blank_before = false;
    for (const char32_t c : folded) {
        if (is_blank(c)) {
            blank_before = true;
            continue;
        }
        if (blank_before && keep_blanks && !out.empty()) out += U' ';
        blank_before = false;
        out += c;
    }
    return out;
}

std::string to_text(std::u32string_view characters) {
    std::string out;
    for (const char32_t c : characters)
        base::append_code_point(out, c);
    return out;
}

/// Every look-alike of the interpunct replaced; for Chinese names.
std::u32string with_interpuncts(std::u32string name) {
    for (char32_t& c : name) {
        if (is_lookalike(c)) c = interpunct;
    }
    return name;
}

/// Parts of Chinese characters with single interpuncts between.
bool is_chinese_name(std::u32string_view name) {
    bool after_han = false;
    for (const char32_t c : name) {
        if (is_han(c)) {
            after_han = true;
        } else if (c == interpunct && after_han) {
            after_han = false;
        } else {
            return false;
        }
    }
    return after_han;
}

bool is_latin_name(std::u32string_view name) {
    constexpr std::u32string_view others = U" .'-";
    if (name.empty() || !is_latin(name.front())) return false;
    for (const char32_t c : name) {
        if (!is_latin(c) && others.find(c) == std::u32string_view::npos) return false;
    }
    return true;
}

bool has_legacy_character(std::string_view written) {
    for (const char32_t c : base::code_points(written)) {
        if (without_legacy(c) != c) return true;
    }
    return false;
}

}  // namespace

bool is_han(char32_t c) {
    for (const Range& range : han_ranges) {
        if (c >= range.first && c <= range.last) return true;
    }
    return false;
}

std::string normalise_name(std::string_view written) {
    return to_text(normalised(written));
}

std::string name_comparison_key(std::string_view written) {
    std::u32string name = normalised(written);
    if (has_han(name)) return to_text(with_interpuncts(std::move(name)));
    std::u32string key;
    for (const char32_t c : name) {
        if (!is_blank(c)) key += c;
    }
    return to_text(key);
}

void judge_person_name(Judging& judging) {
    const std::u32string name = base::code_points(judging.value());
    if (name.empty()) return judging.error("identity.length");
    if (is_latin_name(name)) {
        if (name.size() > latin_name_characters_max) judging.error("identity.length");
        return judging.fact("script", "latin");
    }
    if (name.size() > name_characters_max) judging.error("identity.length");
    if (!is_chinese_name(name)) {
        const std::u32string suggestion = with_interpuncts(name);
        if (!is_chinese_name(suggestion)) return judging.error("identity.characters");
        judging.error("identity.interpunct");
        judging.suggest("suggestion", to_text(suggestion));
    }
    if (name.size() == 1) judging.doubt("identity.name_single");
    if (judging.written() != judging.value() && has_legacy_character(judging.written()))
        judging.doubt("identity.legacy_character");
    judging.fact("script", "han");
}

}  // namespace onetrip::identity
