#pragma once

/// A civil day of the proleptic Gregorian calendar, without time and without zone: what a form means by a date and
/// what an office means by a working day. Counted in days since 1970-01-01.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onetrip::base {

/// Monday first, numbered as ISO 8601 does (1..7).
enum class Weekday : std::uint8_t { Monday = 1, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday };

struct CivilDate {
    std::int32_t year = 1970;
    std::int32_t month = 1;  ///< 1..12
    std::int32_t day = 1;    ///< 1..31
};

[[nodiscard]] bool is_leap_year(std::int32_t year);
[[nodiscard]] std::int32_t days_in_month(std::int32_t year, std::int32_t month);

class Day {
public:
    /// Years that are read and written: four digits, as RFC 3339 `full-date` has them.
    static constexpr std::int32_t year_min = 0;
    static constexpr std::int32_t year_max = 9999;

    constexpr Day() = default;
    constexpr explicit Day(std::int32_t days_since_epoch) : count_(days_since_epoch) {}

    /// nullopt unless the date exists (no 30 February) and its year has four digits.
    [[nodiscard]] static std::optional<Day> from_civil(CivilDate date);
    /// Reads exactly `YYYY-MM-DD`; nullopt for anything else.
    [[nodiscard]] static std::optional<Day> parse(std::string_view text);

    [[nodiscard]] constexpr std::int32_t days_since_epoch() const { return count_; }
    [[nodiscard]] CivilDate civil() const;
    [[nodiscard]] Weekday weekday() const;
    [[nodiscard]] std::string text() const;  ///< `YYYY-MM-DD`

    friend constexpr auto operator<=>(Day a, Day b) = default;
    friend constexpr Day operator+(Day day, std::int32_t days) { return Day(day.count_ + days); }
    friend constexpr Day operator-(Day day, std::int32_t days) { return Day(day.count_ - days); }
    friend constexpr std::int32_t operator-(Day a, Day b) { return a.count_ - b.count_; }

private:
    std::int32_t count_ = 0;
};

/// Whole years lived on `today` by somebody born on `birth`; who is born on 29 February has the birthday of a common
/// year on 1 March (Civil Code art. 203 counts a period in years to the corresponding day). Negative before birth.
[[nodiscard]] std::int32_t age_in_years(Day birth, Day today);

}  // namespace onetrip::base
