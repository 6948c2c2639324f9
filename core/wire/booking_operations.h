#pragma once

#include <span>

#include "core/wire/operation.h"

namespace onetrip::wire {

/// `appointment.book_step`.
[[nodiscard]] std::span<const Operation> booking_operations();

}  // namespace onetrip::wire
