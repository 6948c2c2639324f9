#pragma once

/// `bundle.checklist`, `bundle.precheck` and `bundle.check`: several services applied for as one thing, over the wire.
/// Servers answer them; no phone needs them at hand.

#include <span>

#include "core/wire/operation.h"

namespace onetrip::wire {

[[nodiscard]] std::span<const Operation> bundle_operations();

}  // namespace onetrip::wire
