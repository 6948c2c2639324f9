#pragma once

/// Who filled in an application for the applicant (帮办): a child for a parent, somebody of the neighbourhood. The
/// applicant stays the applicant, and has read and agreed; the case says who helped.

#include <optional>
#include <string>

#include "core/json/shape.h"
#include "core/json/writer.h"

namespace onetrip::endpoints {

struct Helper {
    std::string name;      ///< normalised
    std::string relation;  ///< `child`, `spouse`, `relative`, `community` or `other`
};

/// Without it an application with a helper is not complete: the applicant agreed to be helped.
inline constexpr std::string_view helping_consent = "helping";

/// Reads the member `helper` of a body, where there is one; a relation nobody knows or a name of no use is a fault of
/// the shape.
[[nodiscard]] std::optional<Helper> read_helper(json::Shape& shape);
/// Reads what `write_helper` wrote.
[[nodiscard]] Helper kept_helper(json::View view);

void write_helper(json::Writer& out, const Helper& helper);

}  // namespace onetrip::endpoints
