#include "core/identity/region.h"

#include <iterator>

#include "core/base/assert.h"
#include "core/base/text.h"

namespace onetrip::identity {
namespace {

#include "core/identity/region_codes.inc"

std::uint32_t two_digits_at(std::string_view text, std::size_t at) {
    return static_cast<std::uint32_t>(text[at] - '0') * 10 + static_cast<std::uint32_t>(text[at + 1] - '0');
}

/// The province's place in the table; nullptr if it has none. The last row only ends the one before.
const ProvinceStart* find_province(std::uint32_t province) {
    for (std::size_t at = 0; at + 1 < std::size(province_starts); ++at) {
        if (province_starts[at].province == province) return &province_starts[at];
    }
    return nullptr;
}

/// Whether a prefecture's runs, from `at` on, hold the county.
bool runs_hold(std::size_t at, std::size_t end, std::uint32_t county) {
    std::uint32_t last = 0;
    while (at < end && region_runs[at] < 0x80) {
        const std::uint32_t count = (region_runs[at] & 0x0Fu) + 1;
        std::uint32_t gap = region_runs[at] >> 4;
        if (gap == 0) gap = region_runs[++at];
        ++at;
        const std::uint32_t first = last + gap;
        last = first + count - 1;
        if (county <= last) return county >= first;
    }
    return false;
}

}  // namespace

RegionKnowledge look_up_region(std::string_view code) {
    ONETRIP_ASSERT(code.size() == 6 && base::is_digits(code));
    if (!is_province(code.substr(0, 2))) return RegionKnowledge::ProvinceUnknown;
    if (code.substr(2) == "0000") return RegionKnowledge::Known;
    const ProvinceStart* province = find_province(two_digits_at(code, 0));
    if (province == nullptr) return RegionKnowledge::PrefectureUnknown;

    const std::uint32_t prefecture = two_digits_at(code, 2);
    const std::uint32_t county = two_digits_at(code, 4);
    const std::size_t end = (province + 1)->at;
    std::uint32_t seen = 0;
    for (std::size_t at = province->at; at < end; ++at) {
        if (region_runs[at] < 0x80) {
            if (region_runs[at] < 0x10) ++at;  // the gap stands in a byte of its own
            continue;
        }
        seen += region_runs[at] & 0x7Fu;
        if (seen < prefecture) continue;
        if (seen > prefecture) break;
        const bool known = county == 0 || county == 20 || runs_hold(at + 1, end, county);
        return known ? RegionKnowledge::Known : RegionKnowledge::CountyUnknown;
    }
    return RegionKnowledge::PrefectureUnknown;
}

bool is_mainland_province(std::string_view two_digits) {
    return two_digits.size() == 2 && base::is_digits(two_digits) &&
           find_province(two_digits_at(two_digits, 0)) != nullptr;
}

bool is_province(std::string_view two_digits) {
    return is_mainland_province(two_digits) || two_digits == "71" || two_digits == "81" || two_digits == "82" ||
           two_digits == "83";
}

void judge_region_code(Judging& judging) {
    const std::string_view code = judging.value();
    if (code.size() != 6) return judging.error("identity.length");
    if (!base::is_digits(code)) return judging.error("identity.characters");
    const RegionKnowledge knowledge = look_up_region(code);
    if (knowledge == RegionKnowledge::ProvinceUnknown) return judging.error("identity.province_unknown");
    if (knowledge != RegionKnowledge::Known) judging.warn("identity.region_unknown");
    judging.fact("province", code.substr(0, 2));
}

}  // namespace onetrip::identity
