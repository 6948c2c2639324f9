#include "core/schema/decimal.h"

#include <cmath>
#include <string>

#include "core/base/numbers.h"
#include "core/base/text.h"

namespace onetrip::schema {
namespace {

constexpr double int64_limit = 9223372036854775808.0;

/// significand * 10^exponent, without its sign.
struct Decimal {
    std::uint64_t significand = 0;
    int exponent = 0;
};

Decimal decimal_of(const Number& number) {
    Decimal decimal;
    if (number.is_integer) {
        const auto bits = static_cast<std::uint64_t>(number.integer);
        decimal.significand = number.integer < 0 ? 0 - bits : bits;
        return decimal;
    }
    std::string text;
    base::append_real(text, std::fabs(number.real));
    const std::size_t end = std::min(text.find('e'), text.size());
    bool after_point = false;
    int zeros = 0;  // seen and not yet written, so that twenty of them do not overflow
    for (std::size_t at = 0; at < end; ++at) {
        if (text[at] == '.') {
            after_point = true;
            continue;
        }
        if (after_point) --decimal.exponent;
        if (text[at] == '0') {
            ++zeros;
            continue;
        }
        for (; zeros > 0; --zeros)
            decimal.significand *= 10;
        decimal.significand = decimal.significand * 10 + static_cast<std::uint64_t>(text[at] - '0');
    }
    decimal.exponent += zeros;
    if (end < text.size()) {
        const std::size_t sign = text[end + 1] == '+' ? 1 : 0;
        decimal.exponent += static_cast<int>(*base::parse_integer(std::string_view(text).substr(end + 1 + sign)));
    }
    return decimal;
}

/// (a + b) % m for a, b < m <= 2^63.
std::uint64_t add_modulo(std::uint64_t a, std::uint64_t b, std::uint64_t m) {
    const std::uint64_t sum = a + b;
    return sum >= m ? sum - m : sum;
}

int sign_of(double value) {
    return value > 0 ? 1 : value < 0 ? -1 : 0;
}

int compare_mixed(std::int64_t integer, double real) {
    if (real >= int64_limit) return -1;
    if (real < -int64_limit) return 1;
    const double whole = std::trunc(real);
    const auto other = static_cast<std::int64_t>(whole);
    if (integer != other) return integer < other ? -1 : 1;
    return -sign_of(real - whole);
}

}  // namespace

Number number_of(json::View value) {
    if (const auto integer = value.integer()) return {true, *integer, 0};
    return {false, 0, *value.number()};
}

int compare(const Number& a, const Number& b) {
    if (a.is_integer && b.is_integer) return a.integer < b.integer ? -1 : a.integer > b.integer ? 1 : 0;
    if (a.is_integer) return compare_mixed(a.integer, b.real);
    if (b.is_integer) return -compare_mixed(b.integer, a.real);
    return sign_of(a.real - b.real);
}

bool is_multiple(const Number& value, const Number& divisor) {
    const Decimal a = decimal_of(value);
    const Decimal b = decimal_of(divisor);
    if (a.significand == 0) return true;
    int shift = a.exponent - b.exponent;
    if (shift >= 0) {
        // a * 10^shift mod b, ten at a time
        const std::uint64_t m = b.significand;
        std::uint64_t rest = a.significand % m;
        for (; shift > 0 && rest != 0; --shift) {
            const std::uint64_t twice = add_modulo(rest, rest, m);
            const std::uint64_t four_times = add_modulo(twice, twice, m);
            rest = add_modulo(twice, add_modulo(four_times, four_times, m), m);
        }
        return rest == 0;
    }
    std::uint64_t m = b.significand;
    for (; shift < 0; ++shift) {
        if (m > a.significand / 10) return false;
        m *= 10;
    }
    return a.significand % m == 0;
}

bool is_whole(json::View value) {
    if (value.is(json::Kind::Integer)) return true;
    return value.is(json::Kind::Real) && *value.number() == std::floor(*value.number());
}

}  // namespace onetrip::schema
