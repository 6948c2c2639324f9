#pragma once

/// The one table of operations. Each domain lists its own in `<domain>_operations.cpp`; this joins them.

#include <span>
#include <string_view>
#include <vector>

#include "core/wire/operation.h"

namespace onetrip::wire {

/// nullptr if there is none of that name.
[[nodiscard]] const Operation* find_operation(std::string_view name);

/// All of them, for the lists that tests and documents hold against it.
[[nodiscard]] std::vector<Operation> all_operations();

}  // namespace onetrip::wire
