#pragma once

/// The foreign permanent resident's identity card 外国人永久居留身份证.
/// Since 2023-12-01, 18 characters `9 PP NNN YYYYMMDD SSS C`: accepting province, nationality (ISO 3166-1 number),
/// birth, sequence (odd male), ISO 7064 MOD 11-2. Before, 15 characters `LLL AAAA YYMMDD SS`: nationality in letters,
/// accepting area, birth; valid until the card expires. The last character's check rule of the old card is not
/// published.

#include "core/identity/judging.h"

namespace onetrip::identity {

/// Kind `foreign_pr_18`. Errors: `length`, `characters`, `region_not_of_kind` (does not begin with 9),
/// `province_unknown`, `birth_date`, `birth_in_future`, `check_digit`; doubts `birth_too_early`; warns
/// `nationality_unknown`. Facts: `accept_province`, `nationality_numeric`, `nationality` (letters), `birth`, `sex`.
void judge_foreign_pr_18(Judging& judging);

/// Kind `foreign_pr_15`. Errors: `length`, `characters`, `birth_date`; warns `province_unknown`, `nationality_unknown`.
/// Facts: `nationality`, `area`, `birth_yymmdd` (the century is not written).
void judge_foreign_pr_15(Judging& judging);

}  // namespace onetrip::identity
