#pragma once

/// The rules engine over the wire: `logic.apply`.

#include <span>

#include "core/wire/operation.h"

namespace onetrip::wire {

[[nodiscard]] std::span<const Operation> logic_operations();

}  // namespace onetrip::wire
