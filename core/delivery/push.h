#pragma once

/// What a carrier or a tracking vendor tells of a parcel, in whatever form it came: the whole history, read within
/// limits. The forms are read by kuaidi100_push.h, ems_answer.h, sf_answer.h and kdniao_answer.h.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/delivery/track.h"
#include "core/json/document.h"

namespace onetrip::delivery {

inline constexpr std::size_t push_bytes_max = 256u << 10;

/// What the vendor does with the subscription.
enum class Watch : std::uint8_t {
    Polling,   ///< goes on looking
    Shutdown,  ///< finished: signed for
    Abort      ///< gave up: 3 days without a record, or 60 days without a change
};
[[nodiscard]] std::string_view name_of(Watch watch);
[[nodiscard]] std::optional<Watch> watch_of(std::string_view name);

struct Push {
    std::string number;
    std::string carrier;      ///< Kuaidi100's code; empty if the vendor does not know
    std::string carrier_new;  ///< the vendor found the number with this carrier and follows it there; else empty
    Watch watch = Watch::Polling;
    std::optional<Status> state;     ///< of the whole, as the vendor concludes it
    std::vector<TrackEvent> events;  ///< the whole history, in order (see track.h)
    std::int32_t skipped = 0;        ///< entries without a readable time
};

/// In the order in which they are looked for.
enum class PushRefusal : std::uint8_t {
    TooLarge,      ///< `push.too_large`: more than `push_bytes_max`
    NotJson,       ///< `push.not_json`
    Malformed,     ///< `push.malformed`: parts are missing or of another kind
    NumberInvalid  ///< `push.number_invalid`: see waybill.h
};
[[nodiscard]] std::string_view code_of(PushRefusal refusal);

/// A zone-less time of a Chinese carrier, `YYYY-MM-DD HH:MM[:SS]`, or RFC 3339, of the years 2000 to 2099;
/// nullopt for anything else.
[[nodiscard]] std::optional<base::Instant> read_china_time(std::string_view text);

/// Codes are written as strings; a number is let pass. Empty for anything else.
[[nodiscard]] std::string code_text(json::View value);

/// Puts the events in order and lets the state of the whole count for the newest event where that has no status of its
/// own, and where the whole is at its end but no event says so.
void conclude(Push& push, std::optional<Status> state);

/// Reads "signed for" by the carrier's words: carriers whose codes do not tell put into words that somebody else took
/// the parcel (代收, 代签, 他人, 物业, 门卫, 前台) or a locker or station did (快递柜, 自提, 驿站, 丰巢). The citizen
/// is asked, which costs nothing if the words were idle.
[[nodiscard]] Status signed_status(std::string_view words);

}  // namespace onetrip::delivery
