#pragma once

/// `submission.check`: a whole application judged, over the wire.

#include <span>

#include "core/wire/operation.h"

namespace onetrip::wire {

[[nodiscard]] std::span<const Operation> submission_operations();

}  // namespace onetrip::wire
