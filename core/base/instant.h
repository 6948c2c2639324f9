#pragma once

/// A moment in time, in whole milliseconds since 1970-01-01T00:00:00Z. The core has no clock: the present is always a
/// parameter. Offices count days in their own zone, so a zone is a fixed offset in minutes that the caller names
/// (mainland China: +480, no summer time since 1992).

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/day.h"

namespace onetrip::base {

inline constexpr std::int32_t china_offset_minutes = 480;

class Instant {
public:
    constexpr Instant() = default;
    constexpr explicit Instant(std::int64_t milliseconds_since_epoch) : milliseconds_(milliseconds_since_epoch) {}

    /// RFC 3339 `date-time` with any offset and up to three fraction digits; nullopt for anything else. A leap second
    /// (`:60`) is the first moment of the next minute. Nor is read what a zone (14 hours) puts outside 0000 to 9999.
    [[nodiscard]] static std::optional<Instant> parse(std::string_view text);
    /// The moment a civil day and time of day has in a zone.
    [[nodiscard]] static Instant at(Day day, std::int32_t minute_of_day, std::int32_t offset_minutes);

    [[nodiscard]] constexpr std::int64_t milliseconds() const { return milliseconds_; }
    [[nodiscard]] Day day_in(std::int32_t offset_minutes) const;
    [[nodiscard]] std::int32_t minute_of_day_in(std::int32_t offset_minutes) const;  ///< 0..1439
    /// `2026-11-28T09:05:00+08:00`; milliseconds only where they are not zero.
    [[nodiscard]] std::string text(std::int32_t offset_minutes = china_offset_minutes) const;

    friend constexpr auto operator<=>(Instant a, Instant b) = default;
    friend constexpr Instant operator+(Instant at, std::int64_t milliseconds) {
        return Instant(at.milliseconds_ + milliseconds);
    }
    friend constexpr std::int64_t operator-(Instant a, Instant b) { return a.milliseconds_ - b.milliseconds_; }

private:
    std::int64_t milliseconds_ = 0;
};

inline constexpr std::int64_t milliseconds_per_minute = 60'000;
inline constexpr std::int64_t milliseconds_per_day = 86'400'000;

}  // namespace onetrip::base
