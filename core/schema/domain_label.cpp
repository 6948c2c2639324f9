#include "core/schema/domain_label.h"

#include <algorithm>
#include <vector>

#include "core/base/text.h"
#include "core/schema/character_ranges.h"
#include "core/schema/unicode.h"

namespace onetrip::schema {
namespace {

constexpr std::size_t label_size_max = 63;
constexpr std::size_t name_size_max = 253;

bool is_mark(char32_t c) {
    const Category category = category_of(c);
    return category == Category::Mn || category == Category::Mc || category == Category::Me;
}

/// RFC 5892 section 2.6: the exceptions, then the derivation of section 3.
bool is_valid_by_itself(char32_t c) {
    switch (c) {
        case 0x00DF:
        case 0x03C2:
        case 0x06FD:
        case 0x06FE:
        case 0x0F0B:
        case 0x3007: return true;
        case 0x0640:
        case 0x07FA:
        case 0x302E:
        case 0x302F:
        case 0x3031:
        case 0x3032:
        case 0x3033:
        case 0x3034:
        case 0x3035:
        case 0x303B: return false;
        default: break;
    }
    if (c < 0x80) return c == '-' || is_decimal(c) || (c >= 'a' && c <= 'z');
    switch (category_of(c)) {
        case Category::Ll:
        case Category::Lo:
        case Category::Lm:
        case Category::Nd:
        case Category::Mn:
        case Category::Mc: return !is_taken_out_of_labels(c);
        case Category::Lu: return c >= 0x13A0 && c <= 0x13F5;  // Cherokee: the only capitals that folding leaves alone
        default: return false;
    }
}

/// RFC 5892 appendix A.1: between letters that join across it.
bool joins_across(std::u32string_view label, std::size_t at) {
    const auto is_transparent = [](char32_t c) { return is_mark(c) || category_of(c) == Category::Cf; };
    std::size_t before = at;
    while (before > 0 && is_transparent(label[before - 1]))
        --before;
    std::size_t after = at + 1;
    while (after < label.size() && is_transparent(label[after]))
        ++after;
    if (before == 0 || after == label.size()) return false;
    const Joining left = joining_of(label[before - 1]);
    const Joining right = joining_of(label[after]);
    return (left == Joining::Left || left == Joining::Dual) && (right == Joining::Right || right == Joining::Dual);
}

/// RFC 5892 appendix A: characters that are valid in some surroundings. False for any other character.
bool is_valid_in_context(std::u32string_view label, std::size_t at) {
    const char32_t before = at > 0 ? label[at - 1] : 0;
    const char32_t after = at + 1 < label.size() ? label[at + 1] : 0;
    const char32_t c = label[at];
    const auto holds_between = [&](char32_t first, char32_t last) {
        return std::any_of(label.begin(), label.end(), [&](char32_t other) { return other >= first && other <= last; });
    };
    switch (c) {
        case 0x200C: return is_virama(before) || joins_across(label, at);
        case 0x200D: return is_virama(before);
        case 0x00B7: return before == 'l' && after == 'l';
        case 0x0375: return script_of(after) == Script::Greek;
        case 0x05F3:
        case 0x05F4: return script_of(before) == Script::Hebrew;
        case 0x30FB:
            return std::any_of(label.begin(), label.end(), [](char32_t other) {
                const Script script = script_of(other);
                return other != 0x30FB &&
                       (script == Script::Hiragana || script == Script::Katakana || script == Script::Han);
            });
        default: break;
    }
    if (c >= 0x0660 && c <= 0x0669) return !holds_between(0x06F0, 0x06F9);
    if (c >= 0x06F0 && c <= 0x06F9) return !holds_between(0x0660, 0x0669);
    return false;
}

bool needs_context(char32_t c) {
    switch (c) {
        case 0x200C:
        case 0x200D:
        case 0x00B7:
        case 0x0375:
        case 0x05F3:
        case 0x05F4:
        case 0x30FB: return true;
        default: return (c >= 0x0660 && c <= 0x0669) || (c >= 0x06F0 && c <= 0x06F9);
    }
}

bool is_right_to_left(char32_t c) {
    const Direction direction = direction_of(c);
    return direction == Direction::RightToLeft || direction == Direction::ArabicNumber;
}

/// RFC 5893 section 2, for one label of a name that has a right-to-left label.
bool keeps_direction(std::u32string_view label) {
    const Direction first = direction_of(label.front());
    if (first != Direction::LeftToRight && first != Direction::RightToLeft) return false;
    const bool leftwards = first == Direction::RightToLeft;
    bool has_european = false;
    bool has_arabic = false;
    for (const char32_t c : label) {
        if (is_mark(c)) continue;
        const Direction direction = direction_of(c);
        has_european = has_european || direction == Direction::EuropeanNumber;
        has_arabic = has_arabic || direction == Direction::ArabicNumber;
        if (leftwards ? direction == Direction::LeftToRight : is_right_to_left(c)) return false;
    }
    std::size_t last = label.size() - 1;
    while (last > 0 && is_mark(label[last]))
        --last;
    const Direction end = direction_of(label[last]);
    if (!leftwards) return end == Direction::LeftToRight || end == Direction::EuropeanNumber;
    return end != Direction::Neutral && !(has_european && has_arabic);
}

/// The label as Unicode, if it is one of a domain name.
std::optional<std::u32string> read_label(std::string_view label, bool international, std::size_t& ascii_size) {
    constexpr std::string_view prefix = "xn--";
    const bool is_ascii =
        std::all_of(label.begin(), label.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    ascii_size = label.size();
    if (!is_ascii) {
        if (!international || !base::is_well_formed_utf8(label)) return std::nullopt;
        std::u32string unicode = base::code_points(label);
        const auto encoded = punycode_encoded(unicode);
        if (!encoded || !is_unicode_label(unicode)) return std::nullopt;
        ascii_size = prefix.size() + encoded->size();
        if (ascii_size > label_size_max) return std::nullopt;
        return unicode;
    }
    if (!is_ascii_label(label)) return std::nullopt;
    std::u32string unicode(label.begin(), label.end());
    const bool has_prefix = label.size() >= prefix.size() && base::to_ascii_upper(label[0]) == 'X' &&
                            base::to_ascii_upper(label[1]) == 'N' && label.substr(2, 2) == "--";
    if (!has_prefix) {
        const bool is_reserved = label.size() >= 4 && label.substr(2, 2) == "--";
        return international && is_reserved ? std::nullopt : std::optional(unicode);
    }
    const std::string_view coded = label.substr(prefix.size());
    auto decoded = punycode_decoded(coded);
    if (!decoded || !is_unicode_label(*decoded)) return std::nullopt;
    if (std::all_of(decoded->begin(), decoded->end(), [](char32_t c) { return c < 0x80; })) return std::nullopt;
    // One label has one spelling, but for the case of its letters.
    const auto again = punycode_encoded(*decoded);
    const auto same = [](char a, char b) { return base::to_ascii_upper(a) == base::to_ascii_upper(b); };
    if (!again || !std::equal(again->begin(), again->end(), coded.begin(), coded.end(), same)) return std::nullopt;
    return decoded;
}

}  // namespace

bool is_ascii_label(std::string_view label) {
    const auto fits = [](char c) {
        return is_ascii_letter(static_cast<unsigned char>(c)) || base::is_ascii_digit(c) || c == '-';
    };
    return !label.empty() && label.size() <= label_size_max && std::all_of(label.begin(), label.end(), fits) &&
           label.front() != '-' && label.back() != '-';
}

bool is_unicode_label(std::u32string_view label) {
    if (label.empty() || label.size() > label_size_max || label.front() == '-' || label.back() == '-') return false;
    if (label.size() >= 4 && label[2] == '-' && label[3] == '-') return false;
    if (is_mark(label.front())) return false;
    for (std::size_t at = 0; at < label.size(); ++at) {
        if (!(needs_context(label[at]) ? is_valid_in_context(label, at) : is_valid_by_itself(label[at]))) return false;
    }
    return true;
}

bool is_domain_name(std::string_view text, bool international) {
    std::string dotted(text);
    if (international) {
        for (const std::string_view dot : {"\xE3\x80\x82", "\xEF\xBC\x8E", "\xEF\xBD\xA1"}) {
            for (std::size_t at = dotted.find(dot); at != std::string::npos; at = dotted.find(dot, at))
                dotted.replace(at, dot.size(), ".");
        }
    }
    constexpr std::size_t character_bytes_max = 4;
    if (dotted.size() > name_size_max * character_bytes_max) return false;
    std::vector<std::u32string> labels;
    std::size_t total_size = 0;
    for (std::string_view rest = dotted;;) {
        const std::size_t dot = rest.find('.');
        std::size_t ascii_size = 0;
        auto label = read_label(rest.substr(0, dot), international, ascii_size);
        if (!label) return false;
        total_size += ascii_size + 1;
        labels.push_back(std::move(*label));
        if (dot == std::string_view::npos) break;
        rest.remove_prefix(dot + 1);
    }
    if (total_size - 1 > name_size_max) return false;
    const auto is_leftwards = [](const std::u32string& label) {
        return std::any_of(label.begin(), label.end(), is_right_to_left);
    };
    return std::none_of(labels.begin(), labels.end(), is_leftwards) ||
           std::all_of(labels.begin(), labels.end(), keeps_direction);
}

}  // namespace onetrip::schema
