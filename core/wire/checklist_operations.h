#pragma once

/// `material.checklist`: what a service asks for, over the wire.

#include <span>

#include "core/wire/operation.h"

namespace onetrip::wire {

[[nodiscard]] std::span<const Operation> checklist_operations();

}  // namespace onetrip::wire
