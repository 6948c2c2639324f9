#include "server/endpoints/mobile_number.h"

#include "core/base/finding.h"
#include "core/form/screen.h"
#include "core/identity/check.h"
#include "core/json/writer.h"
#include "server/http/problem.h"

namespace onetrip::endpoints {

std::string normalised_mobile(std::string_view written) {
    auto report = identity::check("mobile", written, std::nullopt);
    ONETRIP_ASSERT(report.has_value());
    std::vector<base::Finding> findings;
    for (const identity::ValueFinding& finding : report->findings) {
        if (finding.severity != base::Severity::Error) continue;
        findings.push_back({std::string(finding.code), "/phone", finding.severity});
    }
    if (findings.empty()) return std::move(report->value);
    json::Writer out;
    form::write_findings(out, findings);
    throw http::Refused(http::Problem(http::ProblemCode::Findings).with_json("findings", out.take()));
}

}  // namespace onetrip::endpoints
