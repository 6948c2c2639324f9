#pragma once

/// `material.inspect`.

#include <span>

#include "core/wire/operation.h"

namespace onetrip::wire {

[[nodiscard]] std::span<const Operation> material_operations();

}  // namespace onetrip::wire
