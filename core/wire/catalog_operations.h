#pragma once

/// `catalog.lint`: what is wrong with the definition of a service, over the wire.

#include <span>

#include "core/wire/operation.h"

namespace onetrip::wire {

[[nodiscard]] std::span<const Operation> catalog_operations();

}  // namespace onetrip::wire
