#pragma once

/// Yes, no, or as a rule says about the answers: whether a material is needed, a way is open, a visit takes place.

#include <optional>

#include "core/base/day.h"
#include "core/json/defect.h"
#include "core/json/document.h"
#include "core/logic/rule.h"

namespace onetrip::material {

/// A rule that throws counts as not holding.
struct Condition {
    bool constant = true;
    std::optional<logic::Rule> rule;
    json::View source;  ///< the rule as written; absent for a constant

    [[nodiscard]] bool holds(json::View answers, base::Day today) const;
};

/// `true`, `false` or a rule; absent reads as yes. Says `rule_invalid`.
[[nodiscard]] Condition read_condition(json::View value, json::Defects& defects);

}  // namespace onetrip::material
