#pragma once

/// Holds what was measured against what is asked for: one verdict a check, in the order of the table in limits.h, those
/// that pass too, so that a page can show how near a photo is to being good.

#include <optional>
#include <vector>

#include "core/material/picture/limits.h"
#include "core/material/picture/measures.h"

namespace onetrip::material::picture {

enum class Outcome : std::uint8_t { Pass, Warn, Error };
[[nodiscard]] std::string_view name_of(Outcome outcome);

struct Verdict {
    const CheckRow* row = nullptr;
    std::optional<int> value;  ///< nullopt where the picture does not let it be measured; that passes
    CheckLimits limits;
    Outcome outcome = Outcome::Pass;
};

[[nodiscard]] std::vector<Verdict> judge(const Measures& measures, const Limits& limits);

}  // namespace onetrip::material::picture
