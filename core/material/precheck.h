#pragma once

/// Everything that is wrong with the materials of an application, said once, before anybody leaves home: each material
/// in the order in which the citizen meets it, what was handed in for it, what is known of it, and what to do. The
/// phone asks before sending; core/submission takes the same report into the whole, so that what passes here passes
/// there.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/finding.h"
#include "core/json/document.h"
#include "core/json/writer.h"
#include "core/material/checklist.h"

namespace onetrip::material {

enum class Verdict : std::uint8_t { Pass, Warn, Fail };
[[nodiscard]] std::string_view name_of(Verdict verdict);

/// The worst of them.
[[nodiscard]] Verdict verdict_of(const std::vector<base::Finding>& findings);
/// `[{"code","severity","field"?,"measured"?,"limit"?,"remedy"}]`
void write_findings(json::Writer& out, const std::vector<base::Finding>& findings);

/// What is said of one material. A finding's `field` is empty, or the answer it disagrees with (`/name`), or the file
/// of several (`files/1`).
struct MaterialReport {
    Item item;
    std::vector<base::Finding> findings;

    [[nodiscard]] Verdict verdict() const;
};

/// Codes beside those of a file (file_facts.h), of a commitment (commitment.h) and of a document (agreement.h):
///
///     material.missing          it is required, and the citizen is the one who has it
///     material.late             a warning: it may follow, until the day the list says
///     material.not_obtained     a warning: every way is closed for now; the office will come back to it
///     material.facts_invalid    what is said of the file cannot be what an inspection said
///     material.files_too_many   more files than the material takes
///     material.duplicate        a warning: the same file stands for another material, or twice for this one
///     material.near_duplicate   a warning: nearly the same picture does
///     material.unneeded         a warning: these answers do not call for it
///     material.unknown          the service has no such material
struct Precheck {
    std::vector<MaterialReport> materials;  ///< those that the answers call for, in the order of the service
    std::vector<base::Finding> others;      ///< what was handed in beside them, at `material:ID`

    [[nodiscard]] Verdict verdict() const;
    /// All of them, at `material:ID`, in that order.
    [[nodiscard]] std::vector<base::Finding> findings() const;
};

/// `handed_in` is an object by material id: what look_at (inspect.h) said of a file, or a list of such.
[[nodiscard]] Precheck precheck(std::span<const Material> materials, json::View handed_in, const Situation& situation);

/// `{"verdict","materials":[{ITEM,"verdict","findings"}],"others"}`; ITEM as checklist.h has it.
void write_precheck(json::Writer& out, const Precheck& report);

}  // namespace onetrip::material
