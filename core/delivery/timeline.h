#pragma once

/// What a page shows of a shipment: one list, newest first, where it is and since when, and whether somebody has to
/// look.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/delivery/shipment.h"

namespace onetrip::delivery {

/// What a person should look at, the first that applies.
enum class Attention : std::uint8_t {
    ConfirmReceipt,  ///< `confirm_receipt`: with a proxy or in a locker; the citizen is asked
    Problem,         ///< `problem`: the carrier says so
    Returned,        ///< `returned`: a new delivery is due
    Lost,            ///< `lost`
    Silent           ///< `silent`: under way, and nothing heard for longer than usual
};
[[nodiscard]] std::string_view name_of(Attention attention);

/// How long a parcel under way may be silent; asking the carrier oneself comes before this (after 24 hours).
inline constexpr std::int64_t silence_milliseconds_default = 2 * base::milliseconds_per_day;

struct TimelineEntry {
    base::Instant at;
    std::optional<Status> status;  ///< what the event said
    std::string text;              ///< the carrier's words; empty for our own notes, which the page words
    std::string area;
};

struct Timeline {
    Status state = Status::Created;
    base::Instant since;                 ///< when it came to be so
    std::vector<TimelineEntry> entries;  ///< newest first
    std::optional<Attention> attention;
};

[[nodiscard]] Timeline timeline(const Shipment& shipment, base::Instant now,
                                std::int64_t silence_milliseconds_max = silence_milliseconds_default);

}  // namespace onetrip::delivery
