#pragma once

/// The one table of operations. Each domain lists its own in `<domain>_operations.cpp`; `tables.cpp` joins them all.
/// The phone's module joins fewer (wasm/phone_tables.cpp): what it has answers the same bytes, what it lacks is
/// `operation_unknown`.

#include <span>
#include <string_view>
#include <vector>

#include "core/wire/operation.h"

namespace onetrip::wire {

/// The domains' tables, in the order of the rooms. One definition per program.
[[nodiscard]] std::vector<std::span<const Operation>> operation_tables();

/// `wire.operations` itself.
[[nodiscard]] std::span<const Operation> wire_operations();

/// nullptr if there is none of that name.
[[nodiscard]] const Operation* find_operation(std::string_view name);

/// All of them, for the lists that tests and documents hold against it.
[[nodiscard]] std::vector<Operation> all_operations();

}  // namespace onetrip::wire
