// Punycode (RFC 3492): how a label of any script is written in ASCII.

#include <algorithm>

#include "core/base/text.h"
#include "core/schema/character_ranges.h"
#include "core/schema/domain_label.h"

namespace onetrip::schema {
namespace {

// RFC 3492 section 5.
constexpr std::uint32_t radix = 36;
constexpr std::uint32_t digit_min = 1;
constexpr std::uint32_t digit_max = 26;
constexpr std::uint32_t skew = 38;
constexpr std::uint32_t damp = 700;
constexpr std::uint32_t initial_bias = 72;
constexpr char32_t initial_code_point = 0x80;
constexpr std::uint32_t delta_max = 0x7FFFFFFF;

std::uint32_t adapted(std::uint32_t delta, std::uint32_t count, bool is_first) {
    delta = is_first ? delta / damp : delta / 2;
    delta += delta / count;
    std::uint32_t k = 0;
    for (; delta > (radix - digit_min) * digit_max / 2; k += radix)
        delta /= radix - digit_min;
    return k + (radix - digit_min + 1) * delta / (delta + skew);
}

std::uint32_t threshold(std::uint32_t k, std::uint32_t bias) {
    return k <= bias ? digit_min : std::min(k - bias, digit_max);
}

/// `radix` for anything that is no digit.
std::uint32_t digit_value(char c) {
    if (base::is_ascii_digit(c)) return static_cast<std::uint32_t>(c - '0') + 26;
    if (!is_ascii_letter(static_cast<unsigned char>(c))) return radix;
    return static_cast<std::uint32_t>(base::to_ascii_upper(c) - 'A');
}

char digit(std::uint32_t value) {
    return static_cast<char>(value < 26 ? 'a' + value : '0' + (value - 26));
}

}  // namespace

std::optional<std::u32string> punycode_decoded(std::string_view text) {
    std::u32string out;
    if (const std::size_t last = text.rfind('-'); last != std::string_view::npos) {
        out.assign(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(last));
        text.remove_prefix(last + 1);
    }
    char32_t n = initial_code_point;
    std::uint32_t i = 0;
    std::uint32_t bias = initial_bias;
    for (std::size_t at = 0; at < text.size();) {
        const std::uint32_t before = i;
        std::uint64_t weight = 1;
        for (std::uint32_t k = radix;; k += radix) {
            const std::uint32_t value = at < text.size() ? digit_value(text[at++]) : radix;
            if (value >= radix) return std::nullopt;
            const std::uint64_t next = i + value * weight;
            if (next > delta_max) return std::nullopt;
            i = static_cast<std::uint32_t>(next);
            const std::uint32_t limit = threshold(k, bias);
            if (value < limit) break;
            weight *= radix - limit;
            if (weight > delta_max) return std::nullopt;
        }
        const auto count = static_cast<std::uint32_t>(out.size() + 1);
        bias = adapted(i - before, count, before == 0);
        n += i / count;
        i %= count;
        if (n > code_point_last || (n >= 0xD800 && n <= 0xDFFF)) return std::nullopt;
        out.insert(out.begin() + i, n);
        ++i;
    }
    return out;
}

std::optional<std::string> punycode_encoded(std::u32string_view text) {
    std::string out;
    for (const char32_t c : text) {
        if (c < 0x80) out += static_cast<char>(c);
    }
    const std::size_t basic = out.size();
    if (basic > 0) out += '-';
    char32_t n = initial_code_point;
    std::uint64_t delta = 0;
    std::uint32_t bias = initial_bias;
    for (std::size_t handled = basic; handled < text.size();) {
        char32_t smallest = code_point_last;
        for (const char32_t c : text) {
            if (c >= n) smallest = std::min(smallest, c);
        }
        delta += static_cast<std::uint64_t>(smallest - n) * (handled + 1);
        n = smallest;
        for (const char32_t c : text) {
            if (c < n) ++delta;
            if (delta > delta_max) return std::nullopt;
            if (c != n) continue;
            auto rest = static_cast<std::uint32_t>(delta);
            for (std::uint32_t k = radix;; k += radix) {
                const std::uint32_t limit = threshold(k, bias);
                if (rest < limit) break;
                out += digit(limit + (rest - limit) % (radix - limit));
                rest = (rest - limit) / (radix - limit);
            }
            out += digit(rest);
            bias =
                adapted(static_cast<std::uint32_t>(delta), static_cast<std::uint32_t>(handled + 1), handled == basic);
            delta = 0;
            ++handled;
        }
        ++delta;
        ++n;
    }
    return out;
}

}  // namespace onetrip::schema
