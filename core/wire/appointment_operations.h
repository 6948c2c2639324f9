#pragma once

/// `appointment.slots`, `appointment.book_step`.

#include <span>

#include "core/wire/operation.h"

namespace onetrip::wire {

[[nodiscard]] std::span<const Operation> appointment_operations();

}  // namespace onetrip::wire
