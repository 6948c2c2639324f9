#pragma once

/// `schema.check`: core/schema over the wire.

#include <span>

#include "core/wire/operation.h"

namespace onetrip::wire {

[[nodiscard]] std::span<const Operation> schema_operations();

}  // namespace onetrip::wire
