#include "core/base/text.h"

#include <cstdint>
#include <cstring>

#include "core/base/assert.h"

namespace onetrip::base {
namespace {

/// Of these NFKC makes U+0020.
bool is_wide_blank(char32_t c) {
    return c == 0x00A0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_blank(char32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || is_wide_blank(c);
}

/// Marks of width and of direction, which come along with a copied text and say nothing: U+FEFF is Windows' own.
bool is_unseen(char32_t c) {
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

bool is_continuation(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u;
}

char32_t low_bits(std::string_view text, std::size_t at, unsigned mask) {
    return static_cast<unsigned char>(text[at]) & mask;
}

}  // namespace

std::optional<DecodedCodePoint> decode_code_point(std::string_view text, std::size_t at) {
    if (at >= text.size()) return std::nullopt;
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) return DecodedCodePoint{first, 1};
    if (first < 0xC2 || first > 0xF4 || !is_continuation(text, at + 1)) return std::nullopt;
    if (first < 0xE0) {
        return DecodedCodePoint{low_bits(text, at, 0x1F) << 6 | low_bits(text, at + 1, 0x3F), 2};
    }
    if (!is_continuation(text, at + 2)) return std::nullopt;
    if (first < 0xF0) {
        const char32_t c =
            low_bits(text, at, 0x0F) << 12 | low_bits(text, at + 1, 0x3F) << 6 | low_bits(text, at + 2, 0x3F);
        if (c < 0x800 || (c >= 0xD800 && c <= 0xDFFF)) return std::nullopt;
        return DecodedCodePoint{c, 3};
    }
    if (!is_continuation(text, at + 3)) return std::nullopt;
    const char32_t c = low_bits(text, at, 0x07) << 18 | low_bits(text, at + 1, 0x3F) << 12 |
                       low_bits(text, at + 2, 0x3F) << 6 | low_bits(text, at + 3, 0x3F);
    if (c < 0x10000 || c > 0x10FFFF) return std::nullopt;
    return DecodedCodePoint{c, 4};
}

void append_code_point(std::string& out, char32_t c) {
    ONETRIP_ASSERT(c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF));
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | c >> 6);
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | c >> 12);
        out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | c >> 18);
        out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    }
}

bool is_well_formed_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        const auto decoded = decode_code_point(text, at);
        if (!decoded) return false;
        at += decoded->size_bytes;
    }
    return true;
}

std::size_t code_point_count(std::string_view text) {
    // Eight bytes at a time: a continuation byte has bit 7 and lacks bit 6.
    constexpr std::uint64_t high_bits = 0x8080808080808080;
    constexpr std::uint64_t ones = 0x0101010101010101;
    std::size_t continuations = 0;
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, text.data() + at, 8);
        const std::uint64_t marks = eight & ~(eight << 1) & high_bits;
        continuations += static_cast<std::size_t>(((marks >> 7) * ones) >> 56);
    }
    for (; at < text.size(); ++at)
        continuations += is_continuation(text, at) ? 1 : 0;
    return text.size() - continuations;
}

std::u32string code_points(std::string_view text) {
    std::u32string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto decoded = decode_code_point(text, at);
        ONETRIP_ASSERT(decoded.has_value());
        out += decoded->code_point;
        at += decoded->size_bytes;
    }
    return out;
}

namespace {

/// The next code point with its width folded, none for what nobody sees; `at` moves on. Most identifiers are ASCII,
/// which takes no decoding.
std::optional<char32_t> take_folded(std::string_view text, std::size_t& at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) {
        ++at;
        return first;
    }
    const auto decoded = decode_code_point(text, at);
    ONETRIP_ASSERT(decoded.has_value());
    at += decoded->size_bytes;
    const char32_t c = decoded->code_point;
    if (is_unseen(c)) return std::nullopt;
    if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFF01 + '!';
    return is_wide_blank(c) ? U' ' : c;
}

}  // namespace

std::string fold_width(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (const auto c = take_folded(text, at)) append_code_point(out, *c);
    }
    return out;
}

std::string normalise_identifier(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto c = take_folded(text, at);
        if (!c || is_blank(*c) || *c == '-') continue;
        if (*c < 0x80) {
            out += to_ascii_upper(static_cast<char>(*c));
        } else {
            append_code_point(out, *c);
        }
    }
    return out;
}

std::string_view trim(std::string_view text) {
    const auto blank_at = [&](std::size_t at) {
        const auto decoded = decode_code_point(text, at);
        const bool is_nothing = decoded && (is_blank(decoded->code_point) || is_unseen(decoded->code_point));
        return is_nothing ? decoded->size_bytes : 0;
    };
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t size = blank_at(begin);
        if (size == 0) break;
        begin += size;
    }
    text.remove_prefix(begin);
    while (!text.empty()) {
        std::size_t last = text.size() - 1;
        while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0u) == 0x80u)
            --last;
        if (blank_at(last) == 0) break;
        text.remove_suffix(text.size() - last);
    }
    return text;
}

bool is_digits(std::string_view text) {
    for (const char c : text) {
        if (!is_ascii_digit(c)) return false;
    }
    return !text.empty();
}

}  // namespace onetrip::base
