#include "server/host/system_randomness.h"

#include <sys/random.h>

#include <cerrno>

#include "core/base/assert.h"

namespace onetrip::host {

void SystemRandomness::fill(std::span<std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const ssize_t got = getrandom(bytes.data(), bytes.size(), 0);
        if (got < 0 && errno == EINTR) continue;
        ONETRIP_ASSERT(got > 0);
        bytes = bytes.subspan(static_cast<std::size_t>(got));
    }
}

}  // namespace onetrip::host
