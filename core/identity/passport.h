#pragma once

/// Passports. A Chinese number is known by its form alone; what its letters mean is said as a fact.

#include "core/identity/judging.h"

namespace onetrip::identity {

/// Kind `cn_passport`: ordinary E and eight digits (since 2012), E, a letter and seven (since those ran out), G and
/// eight, 14 or 15 and seven; D DE, S SE, P PE and seven or eight (diplomatic, service, public affairs); K, KJ, H (Hong
/// Kong); MA, MB (Macao). Errors: `length`, `characters`; doubts `letter_unused` (E with I or O: not confirmed by a
/// published rule). Fact: `type` (`ordinary`, `diplomatic`, `service`, `public_affairs`, `hong_kong`, `macao`).
void judge_cn_passport(Judging& judging);

/// Kind `foreign_passport`: 5 to 15 letters, digits or `<` (ICAO 9303 leaves the number to the state). Errors:
/// `length`, `characters`.
void judge_foreign_passport(Judging& judging);

}  // namespace onetrip::identity
