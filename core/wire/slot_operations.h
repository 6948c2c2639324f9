#pragma once

#include <span>

#include "core/wire/operation.h"

namespace onetrip::wire {

/// `appointment.slots`.
[[nodiscard]] std::span<const Operation> slot_operations();

}  // namespace onetrip::wire
