#pragma once

/// `form.screen`, `form.check`, `form.explain`: forms over the wire.

#include <span>

#include "core/wire/operation.h"

namespace onetrip::wire {

[[nodiscard]] std::span<const Operation> form_operations();

}  // namespace onetrip::wire
