#pragma once

/// What patterns and domain names need to know of Unicode 15.0: the general category of every character, the scripts
/// that forms in China meet, and the properties that RFC 5892 and RFC 5893 look at. The tables take about 4 kB
/// compressed and are read from front to back: cheap when a pattern is compiled, not meant for a loop over a text.

#include <cstdint>
#include <string_view>
#include <vector>

namespace onetrip::schema {

struct CodePointRange {
    char32_t first;
    char32_t last;
};

inline constexpr char32_t code_point_last = 0x10FFFF;

/// UnicodeData.txt's categories, unassigned first.
enum class Category : std::uint8_t {
    Cn,
    Lu,
    Ll,
    Lt,
    Lm,
    Lo,
    Mn,
    Mc,
    Me,
    Nd,
    Nl,
    No,
    Pc,
    Pd,
    Ps,
    Pe,
    Pi,
    Pf,
    Po,
    Sm,
    Sc,
    Sk,
    So,
    Zs,
    Zl,
    Zp,
    Cc,
    Cf,
    Cs,
    Co
};

/// The scripts that are kept; all others, Common and Inherited among them, read as Other.
enum class Script : std::uint8_t {
    Other,
    Arabic,
    Bopomofo,
    Cyrillic,
    Devanagari,
    Greek,
    Han,
    Hangul,
    Hebrew,
    Hiragana,
    Katakana,
    Khmer,
    Lao,
    Latin,
    Lisu,
    Miao,
    Mongolian,
    Myanmar,
    NewTaiLue,
    PhagsPa,
    TaiLe,
    Thai,
    Tibetan,
    Yi
};

[[nodiscard]] Category category_of(char32_t c);
[[nodiscard]] Script script_of(char32_t c);

/// How letters join (Joining_Type); what is transparent follows from the category.
enum class Joining : std::uint8_t { None, Dual, Right, Left };
[[nodiscard]] Joining joining_of(char32_t c);

/// RFC 5893's view of Bidi_Class, for characters that a domain label may hold; NSM follows from the category.
enum class Direction : std::uint8_t { LeftToRight, RightToLeft, EuropeanNumber, ArabicNumber, Neutral };
[[nodiscard]] Direction direction_of(char32_t c);

/// A letter or digit that RFC 5892 section 2 takes out again because it is unstable, ignorable or an old jamo.
[[nodiscard]] bool is_taken_out_of_labels(char32_t c);
/// Canonical_Combining_Class is Virama.
[[nodiscard]] bool is_virama(char32_t c);

enum class PropertyAnswer : std::uint8_t {
    Known,
    Malformed,   ///< no such name or value
    Unsupported  ///< not kept here; whether it exists is not known here either
};
/// Appends the characters of `\p{name=value}`, or of `\p{value}` where `name` is empty; sorted and disjoint. Names are
/// matched as ECMA-262 does: exactly.
[[nodiscard]] PropertyAnswer append_property(std::string_view name, std::string_view value,
                                             std::vector<CodePointRange>& out);

}  // namespace onetrip::schema
