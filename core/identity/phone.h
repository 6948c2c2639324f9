#pragma once

/// Telephone numbers. Mobile numbers are portable and segments are handed out all the time, so a number is never judged
/// by a list of them.

#include <string>
#include <string_view>

#include "core/identity/judging.h"

namespace onetrip::identity {

/// Kind `mobile`: 1, 3 to 9, nine digits; `+86`, `0086` or `86` may stand before it and is not kept. Also `+852` with
/// eight digits, `+853` with 6 and seven, `+886` with 09 and eight, kept with the prefix and warned about as
/// `mobile_abroad` (a mainland short message may not reach it). Errors: `length`, `characters`. Fact: `country_code`.
void judge_mobile(Judging& judging);

/// Kind `landline`: area code (010, 02x and eight digits; 03xx to 09xx and seven or eight), number from 2 to 9 on, an
/// extension of one to six digits after a hyphen; 400 and 800 numbers; the hotlines 12345 12315 12333 12393 11183 110
/// 119 120 122; Hong Kong, Macao and Taiwan as under `mobile`. Kept as `0755-26500000-123`, `400-123-4567`; other
/// hyphens may be left out. Errors: `length`, `characters`, `area_code`. Facts: `type` (`landline`, `service`,
/// `hotline`, `abroad`), `area_code`, `extension`.
void judge_landline(Judging& judging);

/// What `landline` is normalised by: folded and without blanks, hyphens kept.
[[nodiscard]] std::string normalise_landline(std::string_view written);

}  // namespace onetrip::identity
