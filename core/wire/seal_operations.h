#pragma once

/// `seal.content_hash`, `seal.verify_receipt`.

#include <span>

#include "core/wire/operation.h"

namespace onetrip::wire {

[[nodiscard]] std::span<const Operation> seal_operations();

}  // namespace onetrip::wire
