#pragma once

/// What an applicant gave in earlier cases of their own and need not give again: the materials of granted and closed
/// cases that are, by the catalogue, the same document (`standard`) as one this service lets be taken from an earlier
/// case (`earlier_case`, `reuse_days`).

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/day.h"
#include "server/endpoints/office.h"
#include "server/storage/unit.h"

namespace onetrip::endpoints {

/// So many of the newest cases are looked into.
inline constexpr std::int64_t earlier_cases_max = 50;

struct EarlierMaterial {
    std::string material;     ///< of the service that is applied for
    std::string standard;     ///< what it is in every service
    std::string case_number;  ///< where it was given
    std::string upload;       ///< as which
    std::string sha256;
    const ServiceEntry* service = nullptr;  ///< of that case
    base::Day closed;
};

/// Newest first; of several that are the same document each.
[[nodiscard]] std::vector<EarlierMaterial> earlier_materials(const storage::Unit& unit, const Catalogue& catalogue,
                                                             const catalog::Service& service, std::string_view citizen,
                                                             base::Day today);

}  // namespace onetrip::endpoints
