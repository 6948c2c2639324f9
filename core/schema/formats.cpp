#include "core/schema/formats.h"

#include <algorithm>

#include "core/base/day.h"
#include "core/base/text.h"
#include "core/schema/character_ranges.h"
#include "core/schema/pattern.h"

namespace onetrip::schema {
namespace {

/// Two digits at `at` as a number up to `max`; -1 for anything else.
int two_digits(std::string_view text, std::size_t at, int max) {
    if (at + 2 > text.size() || !base::is_digits(text.substr(at, 2))) return -1;
    const int value = (text[at] - '0') * 10 + (text[at + 1] - '0');
    return value <= max ? value : -1;
}

/// The digits from `at` on; stands behind them.
std::size_t skip_digits(std::string_view text, std::size_t& at) {
    const std::size_t begin = at;
    while (at < text.size() && base::is_ascii_digit(text[at]))
        ++at;
    return at - begin;
}

/// Numbers with units out of `units`, each unit right after the one before it in the list; stands behind them.
bool skip_amounts(std::string_view text, std::size_t& at, std::string_view units) {
    std::size_t next_unit = std::string_view::npos;
    while (at < text.size() && base::is_ascii_digit(text[at])) {
        skip_digits(text, at);
        const std::size_t unit = at < text.size() ? units.find(text[at]) : std::string_view::npos;
        if (unit == std::string_view::npos) return false;
        if (next_unit != std::string_view::npos && unit != next_unit) return false;
        next_unit = unit + 1;
        ++at;
    }
    return next_unit != std::string_view::npos;
}

constexpr Format formats[] = {
    {"date", is_date},
    {"date-time", is_date_time},
    {"duration", is_duration},
    {"email", is_email},
    {"hostname", is_hostname},
    {"idn-email", is_idn_email},
    {"idn-hostname", is_idn_hostname},
    {"ipv4", is_ipv4},
    {"ipv6", is_ipv6},
    {"iri", is_iri},
    {"iri-reference", is_iri_reference},
    {"json-pointer", is_json_pointer},
    {"regex", is_regex},
    {"relative-json-pointer", is_relative_json_pointer},
    {"time", is_time},
    {"uri", is_uri},
    {"uri-reference", is_uri_reference},
    {"uri-template", is_uri_template},
    {"uuid", is_uuid},
};

}  // namespace

const Format* find_format(std::string_view name) {
    const auto* const found =
        std::find_if(std::begin(formats), std::end(formats), [&](const Format& format) { return format.name == name; });
    return found == std::end(formats) ? nullptr : found;
}

bool is_date(std::string_view text) {
    return base::Day::parse(text).has_value();
}

bool is_time(std::string_view text) {
    const int hour = two_digits(text, 0, 23);
    const int minute = two_digits(text, 3, 59);
    const int second = two_digits(text, 6, 60);
    if (hour < 0 || minute < 0 || second < 0 || text[2] != ':' || text[5] != ':') return false;
    std::size_t at = 8;
    if (at < text.size() && text[at] == '.' && skip_digits(text, ++at) == 0) return false;
    if (at >= text.size()) return false;
    int offset_minutes = 0;
    const char zone = text[at];
    if (zone == '+' || zone == '-') {
        const int hours = two_digits(text, at + 1, 23);
        const int minutes = two_digits(text, at + 4, 59);
        if (hours < 0 || minutes < 0 || text[at + 3] != ':' || at + 6 != text.size()) return false;
        offset_minutes = (hours * 60 + minutes) * (zone == '+' ? 1 : -1);
    } else if ((zone != 'Z' && zone != 'z') || at + 1 != text.size()) {
        return false;
    }
    if (second < 60) return true;
    // A leap second ends a day in UTC.
    constexpr int day_minutes = 24 * 60;
    const int minute_utc = (hour * 60 + minute - offset_minutes + day_minutes) % day_minutes;
    return minute_utc == day_minutes - 1;
}

bool is_date_time(std::string_view text) {
    constexpr std::size_t date_size = 10;
    if (text.size() <= date_size || (text[date_size] != 'T' && text[date_size] != 't')) return false;
    return is_date(text.substr(0, date_size)) && is_time(text.substr(date_size + 1));
}

bool is_duration(std::string_view text) {
    if (text.size() < 2 || text.front() != 'P') return false;
    std::size_t at = 1;
    if (text.back() == 'W') return skip_digits(text, at) > 0 && at + 1 == text.size();
    if (text[at] != 'T' && !skip_amounts(text, at, "YMD")) return false;
    if (at == text.size()) return true;
    if (text[at] != 'T') return false;
    return skip_amounts(text, ++at, "HMS") && at == text.size();
}

bool is_uuid(std::string_view text) {
    constexpr std::string_view shape = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    return std::equal(text.begin(), text.end(), shape.begin(), shape.end(), [](char c, char wanted) {
        return wanted == '-' ? c == '-' : hex_value(static_cast<unsigned char>(c)) >= 0;
    });
}

bool is_json_pointer(std::string_view text) {
    if (text.empty()) return true;
    if (text.front() != '/') return false;
    for (std::size_t at = text.find('~'); at != std::string_view::npos; at = text.find('~', at + 1)) {
        if (at + 1 >= text.size() || (text[at + 1] != '0' && text[at + 1] != '1')) return false;
    }
    return true;
}

bool is_relative_json_pointer(std::string_view text) {
    std::size_t at = 0;
    const std::size_t digits = skip_digits(text, at);
    if (digits == 0 || (digits > 1 && text.front() == '0')) return false;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) {
        const std::size_t first = ++at;
        if (skip_digits(text, at) == 0 || text[first] == '0') return false;
    }
    const std::string_view rest = text.substr(at);
    return rest == "#" || is_json_pointer(rest);
}

bool is_regex(std::string_view text) {
    return is_well_formed_pattern(text);
}

}  // namespace onetrip::schema
