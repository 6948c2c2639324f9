#pragma once

/// What Kuaidi100 (快递100) pushes: the form field `param`, a JSON text, read within limits. The signature beside it is
/// the server's business and has been checked before. Facts: vendor demos and documentation of the subscribe interface;
/// `data` is the whole history, newest first, in zone-less times that are China's.
///
///     {"status":"polling","message":"","autoCheck":"0","comOld":"","comNew":"",
///      "lastResult":{"state":"0","com":"ems","nu":"1111111111111",
///        "data":[{"context":"…","time":"2026-11-20
///        08:00:00","ftime":"…","statusCode":"1002","areaName":"江苏,南京市"}]}}

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/delivery/track.h"

namespace onetrip::delivery {

inline constexpr std::size_t push_bytes_max = 256u << 10;

/// What the vendor does with the subscription. `updateall` (a repeated push) reads as Polling.
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
    Malformed,     ///< `push.malformed`: no status, no lastResult, or parts of another kind
    NumberInvalid  ///< `push.number_invalid`: see waybill.h
};
[[nodiscard]] std::string_view code_of(PushRefusal refusal);

/// The state of the whole counts for the newest event where that has no code of its own, and where the whole is signed
/// for but no event says so. Members that are not read are the vendor's to add.
[[nodiscard]] base::Result<Push, PushRefusal> parse_kuaidi100_push(std::string_view param);

/// A zone-less time of a Chinese carrier, `YYYY-MM-DD HH:MM[:SS]`, or RFC 3339, of the years 2000 to 2099;
/// nullopt for anything else.
[[nodiscard]] std::optional<base::Instant> read_china_time(std::string_view text);

}  // namespace onetrip::delivery
