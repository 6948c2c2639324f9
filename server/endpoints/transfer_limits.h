#pragma once

#include <cstdint>

namespace onetrip::endpoints {

/// How much may be under way in chunks.
struct TransferLimits {
    std::int64_t kept_hours = 24;  ///< from its beginning; then it is forgotten
    std::int64_t open_max = 16;    ///< of one citizen
};

}  // namespace onetrip::endpoints
