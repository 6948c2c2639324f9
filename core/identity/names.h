#pragma once

/// Names of persons 姓名, by the rules twelve ministries agreed on (民委发〔2016〕33号): the interpunct is U+00B7 and
/// nothing else, and a name may have fifty characters. A character is a code point: 𠮷 is one, and so are all of GB
/// 18030's.

#include <string>
#include <string_view>

#include "core/identity/judging.h"

namespace onetrip::identity {

inline constexpr std::size_t name_characters_max = 50;
inline constexpr std::size_t latin_name_characters_max = 99;

/// Kind `person_name`: Chinese characters in one or more parts with `·` between, 2 to 50 in all; or a foreign name in
/// capital Latin letters, blanks and `. ' -` as printed in the document, up to 99. Errors: `length`, `characters`,
/// `interpunct` (another dot where `·` belongs, with the fact `suggestion`; never changed silently); doubts
/// `name_single` (one character), `legacy_character` (a private-use code point of old systems, replaced in `value`).
/// Fact: `script` (`han`, `latin`).
void judge_person_name(Judging& judging);

/// What `person_name` is normalised by: full-width letters and blanks folded, legacy private-use code points replaced,
/// blanks dropped (in a Latin name: single between its parts), Latin letters in upper case. Interpuncts stay.
[[nodiscard]] std::string normalise_name(std::string_view written);

/// What two spellings of one name have in common: normalised, every dot in a Chinese name as `·`, no blanks.
[[nodiscard]] std::string name_comparison_key(std::string_view written);

/// A Chinese character that names are written in: U+3007, the unified ideographs to extension H, and the twelve
/// unified ones among the compatibility ideographs.
[[nodiscard]] bool is_han(char32_t c);

}  // namespace onetrip::identity
