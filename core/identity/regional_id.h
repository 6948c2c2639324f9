#pragma once

/// Identity cards of Hong Kong, Macao and Taiwan.
///
/// Hong Kong: one or two letters, six digits, a check of `0`..`9` or `A` in brackets; blank 36, A 10 … Z 35, weights 9
/// to 2, plus the check, divisible by 11. Macao: 1, 5 or 7, six digits, a check in brackets by an unpublished rule.
/// Taiwan: a letter (two digits), 1 or 2 (8 or 9 for foreign residents), seven digits and a check, modulo 10.

#include "core/identity/judging.h"

namespace onetrip::identity {

/// Kind `hk_id`. Written `A123456(3)` or `A1234563`, kept with brackets. Errors: `length`, `characters`, `check_digit`.
void judge_hk_id(Judging& judging);

/// Kind `macau_id`. Written `5686611(1)` or `56866111`, kept with brackets. Errors: `length`, `characters`.
void judge_macau_id(Judging& judging);

/// Kind `tw_id`. Errors: `length`, `characters`, `check_digit`. Fact: `sex`.
void judge_tw_id(Judging& judging);

}  // namespace onetrip::identity
