#include "server/endpoints/judged_value.h"

#include "core/identity/check.h"

namespace onetrip::endpoints {

void judge_as(std::string_view kind, std::string& value, std::string_view place, std::vector<base::Finding>& findings) {
    if (value.empty()) {
        findings.push_back({"required", std::string(place)});
        return;
    }
    const identity::IdentityReport report = *identity::check(kind, value, std::nullopt);
    for (const identity::ValueFinding& finding : report.findings) {
        if (finding.severity == base::Severity::Error)
            findings.push_back({std::string(finding.code), std::string(place)});
    }
    value = report.value;
}

}  // namespace onetrip::endpoints
