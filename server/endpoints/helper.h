#pragma once

/// Who filled in an application for the applicant (帮办): a child for a parent, somebody of the neighbourhood. The
/// applicant stays the applicant, and has read and agreed; the case says who helped.

#include <optional>
#include <string>
#include <vector>

#include "core/base/finding.h"
#include "core/json/shape.h"
#include "core/json/writer.h"

namespace onetrip::endpoints {

struct Helper {
    std::string name;      ///< as it was typed until `judge_helper` has normalised it
    std::string relation;  ///< `child`, `spouse`, `relative`, `community` or `other`
};

/// Without it an application with a helper is not complete: the applicant agreed to be helped.
inline constexpr std::string_view helping_consent = "helping";

/// Reads the member `helper` of a body, where there is one; a relation nobody knows is a fault of the shape.
[[nodiscard]] std::optional<Helper> read_helper(json::Shape& shape);
/// Normalises the name, or adds what is wrong with it.
void judge_helper(Helper& helper, std::vector<base::Finding>& findings);
/// Reads what `write_helper` wrote.
[[nodiscard]] Helper kept_helper(json::View view);

void write_helper(json::Writer& out, const Helper& helper);

}  // namespace onetrip::endpoints
