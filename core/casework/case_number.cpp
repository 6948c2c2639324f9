#include "core/casework/case_number.h"

#include <algorithm>

#include "core/base/assert.h"
#include "core/base/text.h"

namespace onetrip::casework {
namespace {

constexpr std::int32_t century = 2000;
constexpr std::string_view crockford_digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

void append_padded(std::string& out, std::int32_t value, std::int32_t digits) {
    std::int32_t power = 1;
    for (std::int32_t i = 1; i < digits; ++i)
        power *= 10;
    for (; power > 0; power /= 10)
        out += static_cast<char>('0' + value / power % 10);
}

std::int32_t number_at(std::string_view digits, std::size_t at, std::size_t count) {
    std::int32_t value = 0;
    for (const char c : digits.substr(at, count))
        value = value * 10 + (c - '0');
    return value;
}

}  // namespace

std::string_view code_of(NumberRefusal refusal) {
    switch (refusal) {
        case NumberRefusal::NotDigits: return "case_number.not_digits";
        case NumberRefusal::Length: return "case_number.length";
        case NumberRefusal::Check: return "case_number.check";
        case NumberRefusal::Date: return "case_number.date";
        case NumberRefusal::Sequence: return "case_number.sequence";
    }
    return {};
}

std::string CaseNumber::grouped() const {
    return digits.substr(0, 6) + " " + digits.substr(6, 6) + " " + digits.substr(12, 6) + " " + digits.substr(18);
}

char check_digit_mod_11_10(std::string_view digits) {
    std::int32_t product = 10;
    for (const char c : digits) {
        ONETRIP_ASSERT(base::is_ascii_digit(c));
        const std::int32_t sum = (product + (c - '0')) % 10;
        product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return static_cast<char>('0' + (11 - product) % 10);
}

CaseNumber make_case_number(base::Day day, std::string_view region, std::int32_t sequence) {
    const base::CivilDate date = day.civil();
    ONETRIP_ASSERT(date.year >= century && date.year < century + 100);
    ONETRIP_ASSERT(region.size() == 6 && base::is_digits(region));
    ONETRIP_ASSERT(sequence >= 1 && sequence <= sequence_max);
    CaseNumber number;
    number.day = day;
    number.region = region;
    number.sequence = sequence;
    append_padded(number.digits, date.year - century, 2);
    append_padded(number.digits, date.month, 2);
    append_padded(number.digits, date.day, 2);
    number.digits += region;
    append_padded(number.digits, sequence, 6);
    number.digits += check_digit_mod_11_10(number.digits);
    return number;
}

base::Result<CaseNumber, NumberRefusal> read_case_number(std::string_view text) {
    CaseNumber number;
    number.digits = base::normalise_identifier(text);
    if (!base::is_digits(number.digits)) return base::Err{NumberRefusal::NotDigits};
    if (number.digits.size() != case_number_digits) return base::Err{NumberRefusal::Length};
    const std::string_view digits = number.digits;
    if (check_digit_mod_11_10(digits.substr(0, case_number_digits - 1)) != digits.back()) {
        return base::Err{NumberRefusal::Check};
    }
    const auto day =
        base::Day::from_civil({century + number_at(digits, 0, 2), number_at(digits, 2, 2), number_at(digits, 4, 2)});
    if (!day) return base::Err{NumberRefusal::Date};
    number.day = *day;
    number.region = digits.substr(6, 6);
    number.sequence = number_at(digits, 12, 6);
    if (number.sequence == 0) return base::Err{NumberRefusal::Sequence};
    return number;
}

std::string make_query_code(const std::array<std::uint8_t, query_code_characters>& random_bytes) {
    std::string code;
    for (const std::uint8_t byte : random_bytes)
        code += crockford_digits[byte % crockford_digits.size()];
    return code;
}

std::optional<std::string> read_query_code(std::string_view text) {
    std::string code = base::normalise_identifier(text);
    if (code.size() != query_code_characters) return std::nullopt;
    for (char& c : code) {
        if (c == 'O') c = '0';
        if (c == 'I' || c == 'L') c = '1';
        if (crockford_digits.find(c) == std::string_view::npos) return std::nullopt;
    }
    return code;
}

}  // namespace onetrip::casework
