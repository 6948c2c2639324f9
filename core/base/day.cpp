#include "core/base/day.h"

#include <array>

namespace onetrip::base {
namespace {

constexpr std::int32_t days_per_era = 146097;   // 400 Gregorian years
constexpr std::int32_t days_to_epoch = 719468;  // 0000-03-01 to 1970-01-01

std::optional<std::int32_t> digits(std::string_view text) {
    std::int32_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

void append_padded(std::string& out, std::int32_t value, int width) {
    std::string text = std::to_string(value);
    out.append(text.size() < static_cast<std::size_t>(width) ? width - text.size() : 0, '0');
    out += text;
}

}  // namespace

bool is_leap_year(std::int32_t year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

std::int32_t days_in_month(std::int32_t year, std::int32_t month) {
    constexpr std::array<std::int32_t, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap_year(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

// Counting years from 1 March puts the leap day at the end of a year, so that the days of a month follow one formula.
std::optional<Day> Day::from_civil(CivilDate date) {
    if (date.year < year_min || date.year > year_max || date.month < 1 || date.month > 12) return std::nullopt;
    if (date.day < 1 || date.day > days_in_month(date.year, date.month)) return std::nullopt;
    const std::int32_t year = date.month <= 2 ? date.year - 1 : date.year;
    const std::int32_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int32_t year_of_era = year - era * 400;
    const std::int32_t month_from_march = date.month > 2 ? date.month - 3 : date.month + 9;
    const std::int32_t day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
    const std::int32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return Day(era * days_per_era + day_of_era - days_to_epoch);
}

CivilDate Day::civil() const {
    const std::int32_t shifted = count_ + days_to_epoch;
    const std::int32_t era = (shifted >= 0 ? shifted : shifted - (days_per_era - 1)) / days_per_era;
    const std::int32_t day_of_era = shifted - era * days_per_era;
    const std::int32_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / (days_per_era - 1)) / 365;
    const std::int32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int32_t month_from_march = (5 * day_of_year + 2) / 153;
    const std::int32_t day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    const std::int32_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    const std::int32_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
    return {year, month, day};
}

std::optional<Day> Day::parse(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    return from_civil({*year, *month, *day});
}

Weekday Day::weekday() const {
    // 1970-01-01 was a Thursday.
    const std::int32_t since_monday = ((count_ + 3) % 7 + 7) % 7;
    return static_cast<Weekday>(since_monday + 1);
}

std::string Day::text() const {
    const CivilDate date = civil();
    std::string out;
    append_padded(out, date.year, 4);
    out += '-';
    append_padded(out, date.month, 2);
    out += '-';
    append_padded(out, date.day, 2);
    return out;
}

std::int32_t age_in_years(Day birth, Day today) {
    const CivilDate born = birth.civil();
    const CivilDate now = today.civil();
    const bool birthday_passed = now.month > born.month || (now.month == born.month && now.day >= born.day);
    return now.year - born.year - (birthday_passed ? 0 : 1);
}

}  // namespace onetrip::base
