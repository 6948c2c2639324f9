#include "core/logic/number.h"

#include <cmath>
#include <cstdlib>

#include "core/base/numbers.h"
#include "core/base/text.h"

namespace onetrip::logic {
namespace {

constexpr double int64_limit = 9223372036854775808.0;  // 2^63
constexpr std::int64_t exact_in_double = std::int64_t{1} << 53;
// A decimal of at most 15 digits survives the way into a double and back.
constexpr std::int64_t significand_max = 1'000'000'000'000'000;
constexpr int places_max = 9;
constexpr std::int64_t power_of_ten[] = {1,
                                         10,
                                         100,
                                         1'000,
                                         10'000,
                                         100'000,
                                         1'000'000,
                                         10'000'000,
                                         100'000'000,
                                         1'000'000'000,
                                         10'000'000'000,
                                         100'000'000'000,
                                         1'000'000'000'000,
                                         10'000'000'000'000,
                                         100'000'000'000'000,
                                         1'000'000'000'000'000,
                                         10'000'000'000'000'000,
                                         100'000'000'000'000'000,
                                         1'000'000'000'000'000'000};

/// The value is significand / 10^places.
struct Decimal {
    std::int64_t significand = 0;
    int places = 0;
};

/// The short decimal that the number was written as; nullopt if there is none.
std::optional<Decimal> decimal_of(const Datum& number) {
    if (number.tag == Tag::Integer) {
        if (number.integer <= -significand_max || number.integer >= significand_max) return std::nullopt;
        return Decimal{number.integer, 0};
    }
    for (int places = 0; places <= places_max; ++places) {
        const auto scale = static_cast<double>(power_of_ten[places]);
        const double scaled = number.real * scale;
        if (std::fabs(scaled) >= static_cast<double>(significand_max)) return std::nullopt;
        const auto significand = static_cast<std::int64_t>(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
        // Dividing two exactly held integers rounds once, as reading the decimal did: equal means it was this one.
        if (static_cast<double>(significand) / scale == number.real) return Decimal{significand, places};
    }
    return std::nullopt;
}

/// Both at the same number of places; nullopt if one does not fit.
bool align(Decimal& a, Decimal& b) {
    Decimal& coarse = a.places < b.places ? a : b;
    const int places = a.places < b.places ? b.places : a.places;
    if (__builtin_mul_overflow(coarse.significand, power_of_ten[places - coarse.places], &coarse.significand)) {
        return false;
    }
    coarse.places = places;
    return true;
}

std::optional<Datum> finite(double value) {
    if (!std::isfinite(value)) return std::nullopt;
    return Datum::of(value);
}

/// nullopt if the nearest double cannot be had by one division.
std::optional<Datum> number_from(std::int64_t significand, int places) {
    if (places == 0) return Datum::of(significand);
    if (significand <= -exact_in_double || significand >= exact_in_double) return std::nullopt;
    return Datum::of(static_cast<double>(significand) / static_cast<double>(power_of_ten[places]));
}

std::optional<Datum> add_decimals(const Datum& a, const Datum& b, bool negate) {
    auto left = decimal_of(a);
    auto right = decimal_of(b);
    if (!left || !right || !align(*left, *right)) return std::nullopt;
    std::int64_t sum = 0;
    const bool too_large = negate ? __builtin_sub_overflow(left->significand, right->significand, &sum)
                                  : __builtin_add_overflow(left->significand, right->significand, &sum);
    if (too_large) return std::nullopt;
    return number_from(sum, left->places);
}

bool both_integers(const Datum& a, const Datum& b) {
    return a.tag == Tag::Integer && b.tag == Tag::Integer;
}

bool all_digits(std::string_view text) {
    for (const char c : text) {
        if (!base::is_ascii_digit(c)) return false;
    }
    return true;
}

/// The text in JSON's grammar where ECMAScript is wider: `+5`, `.5`, `5.`, `007`. Empty if it is no decimal.
std::string as_json_number(std::string_view text) {
    std::string out;
    if (text.front() == '+' || text.front() == '-') {
        if (text.front() == '-') out += '-';
        text.remove_prefix(1);
    }
    const std::size_t exponent_at = text.find_first_of("eE");
    const std::string_view mantissa = text.substr(0, exponent_at);
    const std::size_t point_at = mantissa.find('.');
    std::string_view whole = mantissa.substr(0, point_at);
    const std::string_view fraction = point_at < mantissa.size() ? mantissa.substr(point_at + 1) : std::string_view();
    if (!all_digits(whole) || !all_digits(fraction) || (whole.empty() && fraction.empty())) return {};
    while (whole.size() > 1 && whole.front() == '0')
        whole.remove_prefix(1);
    out += whole.empty() ? "0" : whole;
    if (!fraction.empty()) (out += '.') += fraction;
    if (exponent_at < text.size()) out += text.substr(exponent_at);
    return out;
}

bool equal_arrays(const Datum& a, const Datum& b, std::uint32_t& comparisons_left) {
    if (a.count() != b.count()) return false;
    Elements mine(a);
    Elements theirs(b);
    Datum left;
    Datum right;
    while (mine.next(left) && theirs.next(right)) {
        if (!equals(left, right, comparisons_left)) return false;
    }
    return true;
}

bool equal_objects(const Datum& a, const Datum& b, std::uint32_t& comparisons_left) {
    const std::uint64_t count = a.count();
    if (count != b.count()) return false;
    // Members are searched in order: what that costs in large objects is counted too.
    const std::uint64_t search = count * count / 16;
    if (search >= comparisons_left) {
        comparisons_left = 0;
        return false;
    }
    comparisons_left -= static_cast<std::uint32_t>(search);
    if (a.tag == Tag::Object) {
        for (std::uint32_t i = 0; i < a.size; ++i) {
            const auto theirs = member_of(b, a.members[i].name.string());
            if (!theirs || !equals(a.members[i].value, *theirs, comparisons_left)) return false;
        }
        return true;
    }
    for (const json::Member member : a.view().members()) {
        const auto theirs = member_of(b, member.name);
        if (!theirs || !equals(Datum::of(member.value), *theirs, comparisons_left)) return false;
    }
    return true;
}

}  // namespace

std::optional<Datum> read_number(std::string_view text) {
    text = base::trim(text);
    if (text.empty()) return Datum::of(std::int64_t{0});
    const std::string_view digits = text.front() == '-' ? text.substr(1) : text;
    if (digits.size() <= 18 && base::is_digits(digits)) {
        std::int64_t value = 0;
        for (const char c : digits)
            value = value * 10 + (c - '0');
        return Datum::of(text.front() == '-' ? -value : value);
    }
    const std::string json = as_json_number(text);
    if (const auto integer = base::parse_integer(json)) return Datum::of(*integer);
    const auto real = base::parse_real(json);
    if (!real) return std::nullopt;
    return Datum::of(*real);
}

std::optional<Datum> to_number(const Datum& datum) {
    switch (datum.tag) {
        case Tag::Null: return Datum::of(std::int64_t{0});
        case Tag::Boolean: return Datum::of(datum.integer);
        case Tag::Integer:
        case Tag::Real: return datum;
        case Tag::String: return read_number(datum.string());
        default: return std::nullopt;
    }
}

double real_of(const Datum& number) {
    return number.tag == Tag::Integer ? static_cast<double>(number.integer) : number.real;
}

std::optional<std::int64_t> whole_number(const Datum& datum) {
    if (datum.tag == Tag::Integer) return datum.integer;
    if (datum.tag != Tag::Real) return std::nullopt;
    const double value = datum.real;
    if (value < -int64_limit || value >= int64_limit || value != std::floor(value)) return std::nullopt;
    return static_cast<std::int64_t>(value);
}

std::optional<Datum> add(const Datum& a, const Datum& b) {
    std::int64_t sum = 0;
    if (both_integers(a, b) && !__builtin_add_overflow(a.integer, b.integer, &sum)) return Datum::of(sum);
    if (const auto exact = add_decimals(a, b, false)) return exact;
    return finite(real_of(a) + real_of(b));
}

std::optional<Datum> subtract(const Datum& a, const Datum& b) {
    std::int64_t difference = 0;
    if (both_integers(a, b) && !__builtin_sub_overflow(a.integer, b.integer, &difference)) return Datum::of(difference);
    if (const auto exact = add_decimals(a, b, true)) return exact;
    return finite(real_of(a) - real_of(b));
}

std::optional<Datum> multiply(const Datum& a, const Datum& b) {
    std::int64_t product = 0;
    if (both_integers(a, b) && !__builtin_mul_overflow(a.integer, b.integer, &product)) return Datum::of(product);
    const auto left = decimal_of(a);
    const auto right = decimal_of(b);
    if (left && right && !__builtin_mul_overflow(left->significand, right->significand, &product)) {
        if (const auto exact = number_from(product, left->places + right->places)) return exact;
    }
    return finite(real_of(a) * real_of(b));
}

std::optional<Datum> divide(const Datum& a, const Datum& b) {
    if (real_of(b) == 0) return std::nullopt;
    if (both_integers(a, b) && b.integer != -1 && a.integer % b.integer == 0) return Datum::of(a.integer / b.integer);
    auto left = decimal_of(a);
    auto right = decimal_of(b);
    if (left && right && align(*left, *right)) {
        const std::int64_t dividend = left->significand;
        const std::int64_t divisor = right->significand;
        if (dividend % divisor == 0) return Datum::of(dividend / divisor);
        const bool exact = std::llabs(dividend) < exact_in_double && std::llabs(divisor) < exact_in_double;
        if (exact) return Datum::of(static_cast<double>(dividend) / static_cast<double>(divisor));
    }
    return finite(real_of(a) / real_of(b));
}

std::optional<Datum> remainder(const Datum& a, const Datum& b) {
    if (real_of(b) == 0) return std::nullopt;
    if (both_integers(a, b)) return Datum::of(b.integer == -1 ? std::int64_t{0} : a.integer % b.integer);
    auto left = decimal_of(a);
    auto right = decimal_of(b);
    if (left && right && align(*left, *right)) {
        if (const auto exact = number_from(left->significand % right->significand, left->places)) return exact;
    }
    return finite(std::fmod(real_of(a), real_of(b)));
}

int compare_numbers(const Datum& a, const Datum& b) {
    const auto whole_a = whole_number(a);
    const auto whole_b = whole_number(b);
    if (whole_a && whole_b) return *whole_a < *whole_b ? -1 : (*whole_a > *whole_b ? 1 : 0);
    const double left = real_of(a);
    const double right = real_of(b);
    if (left != right) return left < right ? -1 : 1;
    // Equal only because the integer was rounded up to 2^63, which a real can hold and no integer reaches.
    return (b.tag == Tag::Integer ? 1 : 0) - (a.tag == Tag::Integer ? 1 : 0);
}

void append_number(std::string& out, const Datum& number) {
    if (number.tag == Tag::Integer) {
        base::append_integer(out, number.integer);
    } else {
        base::append_real(out, number.real);
    }
}

bool equals(const Datum& a, const Datum& b, std::uint32_t& comparisons_left) {
    if (comparisons_left == 0) return false;
    --comparisons_left;
    if (a.is_number() && b.is_number()) return compare_numbers(a, b) == 0;
    if (a.is_array() && b.is_array()) return equal_arrays(a, b, comparisons_left);
    if (a.is_object() && b.is_object()) return equal_objects(a, b, comparisons_left);
    if (a.tag != b.tag) return false;
    if (a.is_string()) return a.string() == b.string();
    return a.tag == Tag::Boolean ? a.integer == b.integer : a.is_null();
}

}  // namespace onetrip::logic
