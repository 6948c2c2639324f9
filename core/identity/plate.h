#pragma once

/// Number plates 机动车号牌 (GA 36-2018).
///
///     ordinary   京 A 00599        five of letters (but I, O) and digits; the last may be 挂 学 警 港 澳 使 领
///     nev_small  京 A D92035       a letter of A-H J K, one of letters and digits, four digits
///     nev_large  京 A 19203D       five digits, a letter of A-H J K
///     diplomatic 使014578, 闽20401领, 014578使

#include <string>
#include <string_view>

#include "core/identity/judging.h"

namespace onetrip::identity {

/// Kind `plate`. The dot and blanks people write between are dropped. Errors: `length`, `characters`,
/// `province_unknown`; doubts `letter_unused` (the letter O after the province: old police plates only). Facts: `type`
/// (`ordinary`, `nev_small`, `nev_large`, `trailer`, `training`, `police`, `hong_kong`, `macao`, `embassy`,
/// `consulate`), `province` (its character), `energy` of new-energy plates (`electric`, `other`).
void judge_plate(Judging& judging);

/// What `plate` is normalised by: as an identifier, and without `·`.
[[nodiscard]] std::string normalise_plate(std::string_view written);

}  // namespace onetrip::identity
