#pragma once

#include "server/ports/randomness.h"

namespace onetrip::host {

/// The kernel's random source (getrandom(2)); it does not fail once the machine is up.
class SystemRandomness final : public ports::Randomness {
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

}  // namespace onetrip::host
