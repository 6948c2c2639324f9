#pragma once

/// What a carrier says about a parcel: events in an order that does not depend on how they arrived.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/instant.h"
#include "core/delivery/carrier_status.h"

namespace onetrip::delivery {

inline constexpr std::size_t track_events_max = 500;
inline constexpr std::size_t track_text_bytes_max = 1200;  ///< 400 Chinese characters; what is longer is cut
inline constexpr std::size_t track_code_bytes_max = 32;

struct TrackEvent {
    base::Instant at;
    std::optional<Status> status;  ///< none if the carrier's code says nothing to us
    std::string text;              ///< the carrier's own words
    std::string area;              ///< where, as the carrier names it
    std::string code;              ///< the carrier's code, kept for the record

    friend bool operator==(const TrackEvent& a, const TrackEvent& b) {
        return a.at == b.at && a.status == b.status && a.text == b.text && a.area == b.area && a.code == b.code;
    }
};

/// A total order: by time, within one time by how far on the way, then by content.
[[nodiscard]] bool comes_before(const TrackEvent& a, const TrackEvent& b);

/// Oldest first, each once, the newest `track_events_max` of them, texts cut to their limits: equal sets of events give
/// equal tracks.
void put_in_order(std::vector<TrackEvent>& events);

/// Where a parcel is after `status` is reported of one that was at `before`:
/// - what is final stays, except that a parcel left with a proxy may still come into the right hands;
/// - a parcel on its way does not go back to its label, and is not collected again;
/// - a parcel on its way back stays so until it is returned, signed for, or declared lost;
/// - everything else is believed, also a parcel found that was declared lost.
[[nodiscard]] Status next_status(Status before, Status reported);

/// Where a parcel is after all of these, which are in order.
[[nodiscard]] Status status_after(Status before, const std::vector<TrackEvent>& events);

}  // namespace onetrip::delivery
