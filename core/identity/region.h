#pragma once

/// Region codes 行政区划代码 (GB/T 2260), current and abolished: six digits, two each for province, prefecture and
/// county. A citizen number keeps the code of its first registration for life, so abolished codes are as good as
/// current ones. The table is not complete for the time before 2002, so an unknown county or prefecture is worth a
/// question and never a refusal; an unknown province is wrong. Codes of the statistical office (NBS) are not GB/T 2260.

#include <cstdint>
#include <string_view>

#include "core/identity/judging.h"

namespace onetrip::identity {

enum class RegionKnowledge : std::uint8_t {
    Known,
    CountyUnknown,  ///< the prefecture is known; all of `00` (the prefecture) and `20` (the city proper before 1984)
                    ///< are
    PrefectureUnknown,  ///< the province is known
    ProvinceUnknown
};

/// For six digits (anything else is a bug).
[[nodiscard]] RegionKnowledge look_up_region(std::string_view code);

/// The mainland's provinces, and 71 81 82 83: Taiwan (GB/T 2260), Hong Kong, Macao, Taiwan (residence permits).
[[nodiscard]] bool is_province(std::string_view two_digits);
/// 11 to 65 only.
[[nodiscard]] bool is_mainland_province(std::string_view two_digits);

/// Kind `region_code`. Errors: `length`, `characters`, `province_unknown`; warns `region_unknown`; fact `province`.
void judge_region_code(Judging& judging);

}  // namespace onetrip::identity
