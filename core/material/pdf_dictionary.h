#pragma once

/// What the dictionary of a PDF object says at its first level (ISO 32000-2 section 7.3.7), as far as a first look at a
/// file needs it. Dictionaries and arrays inside are walked over, references are not followed.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/bytes.h"

namespace onetrip::material {

/// A dictionary longer than this is given up: no writer makes one, and a file of openings without ends must not cost
/// its square.
inline constexpr std::size_t pdf_dictionary_bytes_max = 1u << 20;

enum class PdfFilter : std::uint8_t { None, Flate, Other };

struct PdfDictionary {
    std::string type;     ///< `/Type`, its escapes undone
    std::string subtype;  ///< `/Subtype`
    PdfFilter filter = PdfFilter::None;
    bool is_standard_security = false;  ///< `/Filter /Standard`: what says how the file is encrypted
    bool has_parameters = false;        ///< `/DecodeParms`: a filter that does more than unpack
    std::optional<std::int64_t> count;  ///< `/Count`, and so on; only numbers, no references
    std::optional<std::int64_t> length;
    std::optional<std::int64_t> objects;  ///< `/N`
    std::optional<std::int64_t> first;
    std::optional<std::int64_t> width;
    std::optional<std::int64_t> height;
    std::size_t end_bytes = 0;  ///< behind its `>>`
};

/// The dictionary whose `<<` stands at `at`; nullopt if none stands there, or if it does not end within the limit.
[[nodiscard]] std::optional<PdfDictionary> read_pdf_dictionary(base::BytesView file, std::size_t at);

/// Where the value of a key stands in the dictionary whose `<<` is at `at`, at its first level; nullopt if it has none,
/// or refers to one elsewhere.
[[nodiscard]] std::optional<std::size_t> find_pdf_value(base::BytesView file, std::size_t at, std::string_view key);

/// The string at `at`, `(…)` with its escapes undone or `<…>` in hexadecimal digits (section 7.3.4); nullopt if none
/// stands there, if it does not end, or if it is longer than `bytes_max`.
[[nodiscard]] std::optional<std::string> read_pdf_string(base::BytesView file, std::size_t at, std::size_t bytes_max);

/// Whether the word `false` stands at `at`.
[[nodiscard]] bool is_pdf_false(base::BytesView file, std::size_t at);

/// Where the next token begins, behind white space and comments; the size if there is none.
[[nodiscard]] std::size_t skip_pdf_space(base::BytesView file, std::size_t at);

/// The name whose slash stands at `at`, with `#XX` undone: /J#61vaScript is JavaScript. Empty if no slash stands there,
/// or if it is longer than any name that is looked for.
[[nodiscard]] std::string read_pdf_name(base::BytesView file, std::size_t at);

/// The integer that begins at `at`; nullopt if none does, or if it has more than 15 digits.
[[nodiscard]] std::optional<std::int64_t> read_pdf_integer(base::BytesView file, std::size_t at);

}  // namespace onetrip::material
