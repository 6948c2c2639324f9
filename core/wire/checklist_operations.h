#pragma once

/// `material.checklist` and `material.precheck`: what a service asks for and whether it was given, over the wire.

#include <span>

#include "core/wire/operation.h"

namespace onetrip::wire {

[[nodiscard]] std::span<const Operation> checklist_operations();

}  // namespace onetrip::wire
