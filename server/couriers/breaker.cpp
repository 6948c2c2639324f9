#include "server/couriers/breaker.h"

#include <algorithm>

namespace onetrip::couriers {

bool Breaker::lets_through(base::Instant now) {
    if (!is_open()) return true;
    if (is_trying_ || now < closed_again_at_) return false;
    is_trying_ = true;
    return true;
}

void Breaker::succeeded() {
    failures_ = 0;
    pause_milliseconds_ = 0;
    is_trying_ = false;
}

void Breaker::failed(base::Instant now) {
    is_trying_ = false;
    failures_ = std::min(failures_ + 1, settings_.failures_max);
    if (!is_open()) return;
    pause_milliseconds_ =
        std::clamp(2 * pause_milliseconds_, settings_.pause_milliseconds_min, settings_.pause_milliseconds_max);
    closed_again_at_ = now + pause_milliseconds_;
}

}  // namespace onetrip::couriers
