#include "core/identity/country.h"

#include <cstddef>
#include <cstdint>
#include <iterator>

#include "core/base/text.h"

namespace onetrip::identity {
namespace {

#include "core/identity/country_codes.inc"

}  // namespace

std::string_view country_letters_of(std::string_view three_digits) {
    if (three_digits.size() != 3 || !base::is_digits(three_digits)) return {};
    const int number = (three_digits[0] - '0') * 100 + (three_digits[1] - '0') * 10 + (three_digits[2] - '0');
    for (std::size_t at = 0; at < std::size(country_numbers); ++at) {
        if (country_numbers[at] == number) return country_letters.substr(at * 3, 3);
    }
    return {};
}

bool is_country_letters(std::string_view three_letters) {
    if (three_letters.size() != 3) return false;
    for (std::size_t at = 0; at < country_letters.size(); at += 3) {
        if (country_letters.substr(at, 3) == three_letters) return true;
    }
    return false;
}

bool is_country_pair(std::string_view two_letters) {
    if (two_letters.size() != 2) return false;
    if (!base::is_ascii_upper(two_letters[0]) || !base::is_ascii_upper(two_letters[1])) return false;
    const int bit = (two_letters[0] - 'A') * 26 + (two_letters[1] - 'A');
    return (country_pairs[bit / 8] >> (bit % 8) & 1) != 0;
}

}  // namespace onetrip::identity
