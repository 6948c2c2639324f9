#include "core/base/instant.h"

namespace onetrip::base {
namespace {

std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
    return value >= 0 ? value / by : -((-value + by - 1) / by);
}

/// Two digits at `at`, no larger than `most`.
std::optional<std::int32_t> two_digits(std::string_view text, std::size_t at, std::int32_t most) {
    if (at + 2 > text.size()) return std::nullopt;
    const char tens = text[at];
    const char ones = text[at + 1];
    if (tens < '0' || tens > '9' || ones < '0' || ones > '9') return std::nullopt;
    const std::int32_t value = (tens - '0') * 10 + (ones - '0');
    return value <= most ? std::optional(value) : std::nullopt;
}

std::optional<std::int32_t> parse_offset(std::string_view text) {
    if (text == "Z" || text == "z") return 0;
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
    const auto hours = two_digits(text, 1, 23);
    const auto minutes = two_digits(text, 4, 59);
    if (!hours || !minutes) return std::nullopt;
    const std::int32_t offset = *hours * 60 + *minutes;
    return text[0] == '-' ? -offset : offset;
}

/// What every zone there is (14 hours) writes with a year of four digits: what was read can be written, too.
constexpr std::int64_t zone_milliseconds_max = 14 * 60 * milliseconds_per_minute;
constexpr std::int64_t first_everywhere = -719'528 * milliseconds_per_day + zone_milliseconds_max;  // of 0000-01-01
constexpr std::int64_t end_everywhere = 2'932'897 * milliseconds_per_day - zone_milliseconds_max;   // of 9999-12-31

void append_two(std::string& out, std::int64_t value) {
    out += static_cast<char>('0' + value / 10);
    out += static_cast<char>('0' + value % 10);
}

}  // namespace

std::optional<Instant> Instant::parse(std::string_view text) {
    if (text.size() < 20) return std::nullopt;
    const auto day = Day::parse(text.substr(0, 10));
    const bool separated = (text[10] == 'T' || text[10] == 't') && text[13] == ':' && text[16] == ':';
    const auto hour = two_digits(text, 11, 23);
    const auto minute = two_digits(text, 14, 59);
    const auto second = two_digits(text, 17, 60);
    if (!day || !separated || !hour || !minute || !second) return std::nullopt;
    std::size_t at = 19;
    std::int64_t fraction = 0;
    if (text[at] == '.') {
        std::int64_t scale = 100;
        std::size_t digit_count = 0;
        for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, ++digit_count, scale /= 10) {
            fraction += (text[at] - '0') * scale;
        }
        if (digit_count == 0 || digit_count > 3) return std::nullopt;
    }
    const auto offset = parse_offset(text.substr(at));
    if (!offset) return std::nullopt;
    const std::int64_t seconds = (*hour * 60 + *minute - *offset) * std::int64_t{60} + *second;
    const std::int64_t milliseconds = day->days_since_epoch() * milliseconds_per_day + seconds * 1000 + fraction;
    if (milliseconds < first_everywhere || milliseconds >= end_everywhere) return std::nullopt;
    return Instant(milliseconds);
}

Instant Instant::at(Day day, std::int32_t minute_of_day, std::int32_t offset_minutes) {
    return Instant(day.days_since_epoch() * milliseconds_per_day +
                   (std::int64_t{minute_of_day} - offset_minutes) * milliseconds_per_minute);
}

Day Instant::day_in(std::int32_t offset_minutes) const {
    const std::int64_t local = milliseconds_ + offset_minutes * milliseconds_per_minute;
    return Day(static_cast<std::int32_t>(floor_divide(local, milliseconds_per_day)));
}

std::int32_t Instant::minute_of_day_in(std::int32_t offset_minutes) const {
    const std::int64_t local = milliseconds_ + offset_minutes * milliseconds_per_minute;
    const std::int64_t in_day = local - floor_divide(local, milliseconds_per_day) * milliseconds_per_day;
    return static_cast<std::int32_t>(in_day / milliseconds_per_minute);
}

std::string Instant::text(std::int32_t offset_minutes) const {
    const std::int64_t local = milliseconds_ + offset_minutes * milliseconds_per_minute;
    const std::int64_t in_day = local - floor_divide(local, milliseconds_per_day) * milliseconds_per_day;
    std::string out = day_in(offset_minutes).text();
    out += 'T';
    append_two(out, in_day / 3'600'000);
    out += ':';
    append_two(out, in_day / 60'000 % 60);
    out += ':';
    append_two(out, in_day / 1000 % 60);
    if (const std::int64_t fraction = in_day % 1000; fraction != 0) {
        out += '.';
        out += static_cast<char>('0' + fraction / 100);
        append_two(out, fraction % 100);
    }
    const std::int32_t distance = offset_minutes < 0 ? -offset_minutes : offset_minutes;
    out += offset_minutes < 0 ? '-' : '+';
    append_two(out, distance / 60);
    out += ':';
    append_two(out, distance % 60);
    return out;
}

}  // namespace onetrip::base
