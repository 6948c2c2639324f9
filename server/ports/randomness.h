#pragma once

/// Unpredictable bytes as a port: session ids, query codes and request ids are drawn here, so that a test can draw the
/// same ones twice.

#include <cstdint>
#include <span>

namespace onetrip::ports {

class Randomness {
public:
    virtual ~Randomness() = default;

    /// Fills every byte. May be called from any thread. A source that cannot deliver ends the process: nothing here may
    /// go on with predictable secrets.
    virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

}  // namespace onetrip::ports
