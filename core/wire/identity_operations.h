#pragma once

/// `identity.check`, `identity.mask`.

#include <span>

#include "core/wire/operation.h"

namespace onetrip::wire {

[[nodiscard]] std::span<const Operation> identity_operations();

}  // namespace onetrip::wire
