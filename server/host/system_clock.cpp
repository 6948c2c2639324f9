#include "server/host/system_clock.h"

#include <chrono>

namespace onetrip::host {

base::Instant SystemClock::now() const {
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    return base::Instant(std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count());
}

}  // namespace onetrip::host
