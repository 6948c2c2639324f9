#pragma once

/// Sets of characters as sorted, disjoint ranges that do not touch, and the ones that ECMA-262 names.

#include <span>
#include <vector>

#include "core/schema/unicode.h"

namespace onetrip::schema {

using CodePointRanges = std::vector<CodePointRange>;

/// Sorts, and joins what overlaps or touches.
void normalise(CodePointRanges& ranges);
/// Everything else up to U+10FFFF; `ranges` must be normalised.
void complement(CodePointRanges& ranges);
[[nodiscard]] bool equal(std::span<const CodePointRange> a, std::span<const CodePointRange> b);

/// What `\d`, `\s`, `\w` stand for, and what `.` leaves out; lower-case letters and `.` only.
[[nodiscard]] std::span<const CodePointRange> named_ranges(char name);

/// RegExpIdentifierStart and RegExpIdentifierPart, by the categories that make up ID_Start and ID_Continue.
[[nodiscard]] bool is_identifier_start(char32_t c);
[[nodiscard]] bool is_identifier_part(char32_t c);

[[nodiscard]] constexpr bool is_decimal(char32_t c) {
    return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool is_ascii_letter(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
/// -1 if it is no hexadecimal digit.
[[nodiscard]] constexpr int hex_value(char32_t c) {
    if (is_decimal(c)) return static_cast<int>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<int>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F') return static_cast<int>(c - 'A' + 10);
    return -1;
}

}  // namespace onetrip::schema
