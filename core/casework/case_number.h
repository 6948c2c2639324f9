#pragma once

/// The case number: `YYMMDD` + region (6 digits, GB/T 2260) + sequence of the day (6 digits) + check digit (ISO 7064
/// MOD 11,10) = 19 digits, shown in groups: `261128 330106 000001 6`. It carries no personal data, can be read out on
/// the telephone, and one wrong or two swapped neighbouring digits are noticed. The query code beside it lets somebody
/// without an account ask for the case: 6 characters of Crockford's base 32 (no I, L, O, U), 30 random bits; whoever
/// guards the door counts the wrong tries.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/day.h"
#include "core/base/result.h"

namespace onetrip::casework {

inline constexpr std::size_t case_number_digits = 19;
inline constexpr std::int32_t sequence_max = 999'999;
inline constexpr std::size_t query_code_characters = 6;

/// In the order in which they are looked for.
enum class NumberRefusal : std::uint8_t {
    NotDigits,  ///< `case_number.not_digits`: something else than digits and blanks
    Length,     ///< `case_number.length`: not 19 digits
    Check,      ///< `case_number.check`: the check digit does not fit; most likely a typing error
    Date,       ///< `case_number.date`: no such day
    Sequence    ///< `case_number.sequence`: sequences begin with 1
};
[[nodiscard]] std::string_view code_of(NumberRefusal refusal);

struct CaseNumber {
    std::string digits;  ///< all 19, without blanks
    base::Day day;       ///< the day of submission; years 2000..2099
    std::string region;
    std::int32_t sequence = 1;

    [[nodiscard]] std::string grouped() const;
};

/// `region` must be 6 digits, `sequence` 1..sequence_max and the year 2000..2099; anything else is a bug.
[[nodiscard]] CaseNumber make_case_number(base::Day day, std::string_view region, std::int32_t sequence);

/// Reads what somebody typed: blanks and full-width digits are let pass.
[[nodiscard]] base::Result<CaseNumber, NumberRefusal> read_case_number(std::string_view text);

/// ISO 7064 MOD 11,10 over digits (anything else is a bug): the digit that follows them.
[[nodiscard]] char check_digit_mod_11_10(std::string_view digits);

[[nodiscard]] std::string make_query_code(const std::array<std::uint8_t, query_code_characters>& random_bytes);
/// In upper case, with O read as 0 and I and L as 1, blanks and hyphens left out; nullopt if it is no query code.
[[nodiscard]] std::optional<std::string> read_query_code(std::string_view text);

}  // namespace onetrip::casework
