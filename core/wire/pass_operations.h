#pragma once

/// `seal.verify_pass`: for the desk in a hall; no phone checks a pass.

#include <span>

#include "core/wire/operation.h"

namespace onetrip::wire {

[[nodiscard]] std::span<const Operation> pass_operations();

}  // namespace onetrip::wire
