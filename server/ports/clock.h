#pragma once

/// The wall clock as a port, so that a test decides what time it is. Deadlines of sockets do not use it: they need a
/// clock that never jumps, which is the transport's own affair.

#include "core/base/instant.h"

namespace onetrip::ports {

class Clock {
public:
    virtual ~Clock() = default;

    /// The present. May be called from any thread.
    [[nodiscard]] virtual base::Instant now() const = 0;
};

}  // namespace onetrip::ports
