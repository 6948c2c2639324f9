#pragma once

/// `calendar.add_workdays`, `calendar.count_workdays`, `calendar.opening`, `calendar.time_limit`.

#include <span>

#include "core/wire/operation.h"

namespace onetrip::wire {

[[nodiscard]] std::span<const Operation> calendar_operations();

}  // namespace onetrip::wire
