#pragma once

/// What couriers' callbacks came to, since the server began: for those who run it.

#include <atomic>
#include <cstdint>

namespace onetrip::endpoints {

struct CourierCounts {
    using Count = std::atomic<std::int64_t>;

    // At the door.
    Count kept{0};      ///< genuine and new: on the disk
    Count repeated{0};  ///< genuine, and kept before
    Count forged{0};    ///< no such token, or a signature that does not fit
    Count not_kept{0};  ///< genuine, but the store took too long or refused: the courier sends it again

    // Once they are read.
    Count taken{0};
    Count mixed_up{0};    ///< signed for one parcel, telling of another
    Count unreadable{0};  ///< signed, but not in the courier's form
    Count failed{0};      ///< for people to look at
};

}  // namespace onetrip::endpoints
