#pragma once

/// The citizen identity number 公民身份号码 (GB 11643-1999), 18 characters `AAAAAA YYYYMMDD SSS C`: region of the first
/// registration, birth, sequence (odd male, even female), ISO 7064 MOD 11-2. The residence permit of residents of Hong
/// Kong, Macao and Taiwan 港澳台居民居住证 (since 2018-09-01) is built the same way on the regions 810000, 820000,
/// 830000. The 15 digits before 1999 `AAAAAA YYMMDD SSS` are void since 2013 and only serve to match old files.

#include <optional>
#include <string>
#include <string_view>

#include "core/base/day.h"
#include "core/identity/judging.h"

namespace onetrip::identity {

/// Years of birth from here on are believed; before it a form asks.
inline constexpr std::int32_t birth_year_min = 1850;

/// Kind `citizen_id_18`. Errors: `length`, `characters`, `province_unknown`, `birth_date`, `birth_in_future` (only if
/// today is given), `check_digit`; doubts `birth_too_early`; warns `region_unknown`. Facts: `birth` (`YYYY-MM-DD`),
/// `sex` (`M`, `F`), `region` (six digits).
void judge_citizen_id_18(Judging& judging);

/// Kind `citizen_id_15`. The errors of the above but `check_digit`; a sound one warns `first_generation_void`. Facts
/// beside those above: `upgraded`, the 18 characters of the same person. A two-digit year is of the 1900s, but of the
/// 1800s with the sequences 996 to 999, which were kept for people of a hundred.
void judge_citizen_id_15(Judging& judging);

/// Kind `hmt_residence_permit_18`. As `citizen_id_18`, with the error `region_not_of_kind` for any other region.
void judge_hmt_residence_permit_18(Judging& judging);

/// The 18 characters of a 15-digit number; nullopt if its date does not exist or it is none.
[[nodiscard]] std::optional<std::string> upgrade_resident_id(std::string_view fifteen_digits);

// Parts that other numbers share (permanent_residence.h, certificate_number.h).

/// Judges 18 characters as `citizen_id_18` does, also where they are a part of the value.
void judge_citizen_number(Judging& judging, std::string_view value);

/// Judges the eight digits of a birth date and says the fact `birth`.
void judge_birth(Judging& judging, std::string_view yyyymmdd);
/// Says the fact `sex` by the last digit of the sequence.
void say_sex(Judging& judging, char last_of_sequence);
/// False, with the error said, unless there are 18 characters: 17 digits and a digit or `X`.
[[nodiscard]] bool judge_18_characters(Judging& judging, std::string_view value);

/// The day that eight digits name; nullopt if there is none.
[[nodiscard]] std::optional<base::Day> day_of_digits(std::string_view yyyymmdd);

}  // namespace onetrip::identity
