#pragma once

#include "server/ports/clock.h"

namespace onetrip::host {

/// The machine's wall clock.
class SystemClock final : public ports::Clock {
public:
    [[nodiscard]] base::Instant now() const override;
};

}  // namespace onetrip::host
