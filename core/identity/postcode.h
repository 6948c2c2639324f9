#pragma once

/// Postcodes 邮政编码: six digits, the first two the postal district. Hong Kong and Macao have none; 999077 and 999078
/// stand in for them.

#include "core/identity/judging.h"

namespace onetrip::identity {

/// Kind `postcode`. Errors: `length`, `characters`, `district_unknown`.
void judge_postcode(Judging& judging);

}  // namespace onetrip::identity
