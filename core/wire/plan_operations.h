#pragma once

#include <span>

#include "core/wire/operation.h"

namespace onetrip::wire {

/// `appointment.plan`: the fewest trips for everything a household has to do in person.
[[nodiscard]] std::span<const Operation> plan_operations();

}  // namespace onetrip::wire
