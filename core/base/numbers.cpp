#include "core/base/numbers.h"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include "core/base/assert.h"

// fmt reports its own bugs on stderr, which a module without imports does not have.
#define FMT_ASSERT(condition, message) ONETRIP_ASSERT(condition)
#define FMT_HEADER_ONLY
#include <fmt/format.h>

namespace onetrip::base {
namespace {

bool digit_at(std::string_view text, std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// Where a JSON number's grammar has it end; 0 if it does not begin.
std::size_t number_end(std::string_view text) {
    std::size_t at = 0;
    if (at < text.size() && text[at] == '-') ++at;
    if (!digit_at(text, at)) return 0;
    if (text[at] == '0') {
        ++at;
    } else {
        while (digit_at(text, at))
            ++at;
    }
    if (at < text.size() && text[at] == '.') {
        if (!digit_at(text, ++at)) return 0;
        while (digit_at(text, at))
            ++at;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
        if (!digit_at(text, at)) return 0;
        while (digit_at(text, at))
            ++at;
    }
    return at;
}

}  // namespace

std::optional<std::int64_t> parse_integer(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<double> parse_real(std::string_view text) {
    if (text.empty() || number_end(text) != text.size()) return std::nullopt;
    // strtod rounds correctly in glibc and in musl alike; no locale is ever set, so the point is a point.
    char small[64];
    std::string large;
    const char* begin = small;
    if (text.size() < sizeof small) {
        std::memcpy(small, text.data(), text.size());
        small[text.size()] = '\0';
    } else {
        large.assign(text);
        begin = large.c_str();
    }
    const double value = std::strtod(begin, nullptr);
    if (!std::isfinite(value)) return std::nullopt;
    return value;
}

void append_integer(std::string& out, std::int64_t value) {
    char buffer[24];
    const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
    ONETRIP_ASSERT(error == std::errc());
    out.append(buffer, end);
}

void append_real(std::string& out, double value) {
    ONETRIP_ASSERT(std::isfinite(value));
    if (value == 0) {
        out += '0';
        return;
    }
    if (value < 0) out += '-';
    const auto decimal = fmt::detail::dragonbox::to_decimal(std::fabs(value));
    std::string digits;
    append_integer(digits, static_cast<std::int64_t>(decimal.significand));
    int exponent = decimal.exponent;
    while (digits.size() > 1 && digits.back() == '0') {
        digits.pop_back();
        ++exponent;
    }
    // ECMA-262 Number::toString: k digits, the value is 0.d1d2..dk * 10^n.
    const int k = static_cast<int>(digits.size());
    const int n = k + exponent;
    if (k <= n && n <= 21) {
        out += digits;
        out.append(static_cast<std::size_t>(n - k), '0');
    } else if (0 < n && n <= 21) {
        out.append(digits, 0, static_cast<std::size_t>(n));
        out += '.';
        out.append(digits, static_cast<std::size_t>(n));
    } else if (-6 < n && n <= 0) {
        out += "0.";
        out.append(static_cast<std::size_t>(-n), '0');
        out += digits;
    } else {
        out += digits[0];
        if (k > 1) {
            out += '.';
            out.append(digits, 1);
        }
        out += n - 1 < 0 ? "e-" : "e+";
        append_integer(out, n - 1 < 0 ? 1 - n : n - 1);
    }
}

}  // namespace onetrip::base
