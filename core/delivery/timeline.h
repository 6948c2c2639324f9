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
    Silent           ///< `silent`: under way, and nothing heard for longer than usual in its state
};
[[nodiscard]] std::string_view name_of(Attention attention);

/// How long a parcel in this state is usually silent at most; beyond it something is amiss. Asking the carrier oneself
/// comes before (after 24 hours). A parcel at the door is told of the same day; one on its way back is scanned seldom.
[[nodiscard]] std::int64_t usual_silence_milliseconds(Status state);

/// Later than this its timeline says `silent`; nullopt for a parcel that nothing more is awaited of, or whose state is
/// looked at already.
[[nodiscard]] std::optional<base::Instant> silent_from(const Shipment& shipment);

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

/// `silence_milliseconds_max`: in place of the usual one.
[[nodiscard]] Timeline timeline(const Shipment& shipment, base::Instant now,
                                std::optional<std::int64_t> silence_milliseconds_max = std::nullopt);

}  // namespace onetrip::delivery
