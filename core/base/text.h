#pragma once

/// UTF-8 text: what the core means by a character is a Unicode code point, never a byte and never a UTF-16 unit (a
/// name of two characters outside the BMP has two characters).

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onetrip::base {

/// A code point with the number of bytes it took.
struct DecodedCodePoint {
    char32_t code_point = 0;
    std::size_t size_bytes = 0;
};

/// The code point that starts at `text[at]`; nullopt if the bytes are not well-formed UTF-8 (RFC 3629: no overlong
/// forms, no surrogates, nothing above U+10FFFF).
[[nodiscard]] std::optional<DecodedCodePoint> decode_code_point(std::string_view text, std::size_t at);

/// Appends the UTF-8 bytes of a code point (a scalar value; anything else is a bug).
void append_code_point(std::string& out, char32_t code_point);

[[nodiscard]] bool is_well_formed_utf8(std::string_view text);

/// How many code points; text must be well-formed.
[[nodiscard]] std::size_t code_point_count(std::string_view text);

/// Well-formed text as code points, for rules that look at characters.
[[nodiscard]] std::u32string code_points(std::string_view text);

/// The NFKC folding that identifiers need: full-width ASCII (U+FF01..U+FF5E) to ASCII, the ideographic space and its
/// like to a blank; `１１０１０１` is `110101`. Marks of width and direction that nobody sees are left out.
[[nodiscard]] std::string fold_width(std::string_view text);

/// As an identifier is compared: folded, without blanks (ASCII white space and what folds to it) and without `-`, ASCII
/// letters in upper case.
[[nodiscard]] std::string normalise_identifier(std::string_view text);

/// Without blanks, and what nobody sees, at either end.
[[nodiscard]] std::string_view trim(std::string_view text);

[[nodiscard]] constexpr bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool is_ascii_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
[[nodiscard]] constexpr char to_ascii_upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
}

/// True if there is at least one character and all are ASCII digits.
[[nodiscard]] bool is_digits(std::string_view text);

}  // namespace onetrip::base
