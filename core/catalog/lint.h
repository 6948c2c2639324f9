#pragma once

/// Says everything that is wrong with a service's definition, with the line and what to do about it, before a citizen
/// ever sees it. What stands in the way of running it is an error; what merely must not be published (a field without a
/// purpose, a text missing in a language, a promised limit above the statutory one) is a warning, and fails the lint
/// just the same.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/finding.h"
#include "core/json/defect.h"
#include "core/json/document.h"

namespace onetrip::catalog {

struct LintFinding {
    std::string code;
    std::string at;  ///< JSON Pointer into the definition
    base::Severity severity = base::Severity::Error;
    std::string detail;       ///< the name or value that is meant; may be empty
    std::string_view remedy;  ///< what to do, one English sentence
    std::size_t line = 0;     ///< in the text, counted from 1; 0 if there was no text
};

/// What the definition refers to beyond itself. A null or absent list is not held against it.
struct LintContext {
    json::View agencies;     ///< array of agency ids
    json::View halls;        ///< array of halls, each as catalog/halls/<id>.json
    json::View schema;       ///< catalog/service.schema.json: its findings come too, as `schema_violated`
    json::View photo_specs;  ///< array of photo specs, each as catalog/photo_specs/<id>.json
};

/// In the order of the definition, each place and code once.
[[nodiscard]] std::vector<LintFinding> lint(json::View definition, const LintContext& context = {});
/// The same for the text of a file; a text that is no JSON is one finding, `json.*`.
[[nodiscard]] std::vector<LintFinding> lint_text(std::string_view text, const LintContext& context = {});

/// The remedy for a code; empty if the code is none of the lint's.
[[nodiscard]] std::string_view remedy_of(std::string_view code);

}  // namespace onetrip::catalog
