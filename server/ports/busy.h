#pragma once

/// Thrown where something bounded is full (a worker queue, a pool of connections): the work was not begun and may be
/// sent again. The transport answers it with 503 `busy` and Retry-After.

#include <stdexcept>

namespace onetrip::ports {

class Busy : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace onetrip::ports
