#include "core/delivery/expectation.h"

#include <algorithm>
#include <array>

namespace onetrip::delivery {
namespace {

using CountByDays = std::array<std::int64_t, past_days_max + 1>;

bool counts(const PastParcels& row, const Way& way, base::Weekday weekday, Basis basis) {
    if (row.from != way.from || row.to != way.to) return false;
    if (basis != Basis::Provinces && row.carrier != way.carrier) return false;
    return basis != Basis::WayAndWeekday || row.collected_on == weekday;
}

/// Only those that took `days_min` or longer.
CountByDays gather(std::span<const PastParcels> past, const Way& way, base::Weekday weekday, Basis basis,
                   std::size_t days_min) {
    CountByDays gathered{};
    for (const PastParcels& row : past) {
        if (!counts(row, way, weekday, basis)) continue;
        for (std::size_t days = days_min; days < row.count_by_days.size(); ++days)
            gathered[std::min(days, past_days_max)] += row.count_by_days[days];
    }
    return gathered;
}

/// The first day by which `tenths` tenths of all have come.
std::int32_t day_by_which(const CountByDays& gathered, std::int64_t parcels, std::int64_t tenths) {
    std::int64_t come = 0;
    std::int32_t days = 0;
    for (const std::int64_t count : gathered) {
        come += count;
        if (come * 10 >= parcels * tenths) break;
        ++days;
    }
    return days;
}

}  // namespace

std::string_view name_of(Basis basis) {
    constexpr std::array<std::string_view, 3> names{"way_and_weekday", "way", "provinces"};
    return names[static_cast<std::size_t>(basis)];
}

std::optional<Expectation> expect(std::span<const PastParcels> past, const Way& way, base::Day collected,
                                  base::Day today) {
    const std::int32_t waited_days = std::max(today - collected, 0);
    if (waited_days > static_cast<std::int32_t>(past_days_max)) return std::nullopt;
    for (const Basis basis : {Basis::WayAndWeekday, Basis::Way, Basis::Provinces}) {
        const CountByDays gathered =
            gather(past, way, collected.weekday(), basis, static_cast<std::size_t>(waited_days));
        std::int64_t parcels = 0;
        for (const std::int64_t count : gathered)
            parcels += count;
        if (parcels < parcels_min) continue;
        return Expectation{collected + day_by_which(gathered, parcels, 5),
                           collected + day_by_which(gathered, parcels, 9), basis, parcels};
    }
    return std::nullopt;
}

}  // namespace onetrip::delivery
