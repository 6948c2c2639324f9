#include "core/material/picture/say_once_internal.h"

#include <utility>

namespace onetrip::material::picture {

void say_once(std::vector<base::Finding>& findings, base::Finding finding) {
    const bool is_said = !findings.empty() && findings.back().code == finding.code;
    if (!is_said) {
        findings.push_back(std::move(finding));
    } else if (findings.back().severity == base::Severity::Warn && finding.severity == base::Severity::Error) {
        findings.back() = std::move(finding);
    }
}

}  // namespace onetrip::material::picture
