#pragma once

/// `delivery.detect`, `delivery.parse_push`, `delivery.step`, `delivery.timeline`.

#include <span>

#include "core/wire/operation.h"

namespace onetrip::wire {

[[nodiscard]] std::span<const Operation> delivery_operations();

}  // namespace onetrip::wire
