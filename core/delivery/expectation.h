#pragma once

/// When a parcel will come, judged by how long parcels like it took: those of the same carrier between the same two
/// provinces that were collected on the same weekday; where there are too few of them, on any weekday; where there are
/// still too few, with any carrier. Whole days: couriers deliver by day.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/day.h"

namespace onetrip::delivery {

inline constexpr std::size_t past_rows_max = 20'000;
inline constexpr std::size_t past_days_max = 60;  ///< longer ways are counted with the last day
inline constexpr std::int32_t past_count_max = 10'000'000;
/// Fewer parcels than this tell nothing about the next one: the 90 % day of twenty stands on two of them.
inline constexpr std::int64_t parcels_min = 20;

/// The parcels of one way and one weekday, counted by the days they took.
struct PastParcels {
    std::string carrier;  ///< Kuaidi100's code
    std::string from;     ///< province, by whatever name the table uses throughout
    std::string to;
    base::Weekday collected_on = base::Weekday::Monday;
    std::vector<std::int32_t> count_by_days;  ///< [k]: how many were delivered k days after they were collected
};

struct Way {
    std::string_view carrier;
    std::string_view from;
    std::string_view to;
};

/// What the expectation rests on, the most particular first.
enum class Basis : std::uint8_t {
    WayAndWeekday,  ///< `way_and_weekday`
    Way,            ///< `way`
    Provinces       ///< `provinces`: between them, with any carrier
};
[[nodiscard]] std::string_view name_of(Basis basis);

struct Expectation {
    base::Day likely;  ///< half of the parcels that were not there yet came by this day
    base::Day latest;  ///< nine in ten
    Basis basis = Basis::WayAndWeekday;
    std::int64_t parcels = 0;  ///< how many it rests on
};

/// Of a parcel collected on `collected` that has not come by the evening before `today`. Parcels that had come by then
/// are left out: the longer the wait, the later the day. nullopt where too few parcels were ever under way that long.
[[nodiscard]] std::optional<Expectation> expect(std::span<const PastParcels> past, const Way& way, base::Day collected,
                                                base::Day today);

}  // namespace onetrip::delivery
