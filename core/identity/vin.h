#pragma once

/// Vehicle identification numbers 车辆识别代号 (GB 16735-2019): 17 characters without I, O, Q; the ninth is a check,
/// modulo
/// 11. Vehicles built for Europe need not carry one, so a failing check is a doubt.

#include "core/identity/judging.h"

namespace onetrip::identity {

/// Kind `vin`. Errors: `length`, `characters`; doubts `check_digit`. Fact: `manufacturer` (the first three).
void judge_vin(Judging& judging);

}  // namespace onetrip::identity
