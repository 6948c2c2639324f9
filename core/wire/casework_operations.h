#pragma once

/// `casework.step`, `casework.check_number`.

#include <span>

#include "core/wire/operation.h"

namespace onetrip::wire {

[[nodiscard]] std::span<const Operation> casework_operations();

}  // namespace onetrip::wire
