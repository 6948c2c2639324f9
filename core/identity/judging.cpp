#include "core/identity/judging.h"

namespace onetrip::identity {

std::string_view IdentityReport::fact(std::string_view name) const {
    for (const Fact& fact : facts) {
        if (fact.name == name) return fact.value;
    }
    return {};
}

bool IdentityReport::has_error() const {
    for (const ValueFinding& finding : findings) {
        if (finding.severity == base::Severity::Error) return true;
    }
    return false;
}

void Judging::error(std::string_view code) {
    report_.findings.push_back({code, base::Severity::Error});
    report_.valid = false;
    has_error_ = true;
}

void Judging::doubt(std::string_view code) {
    warn(code);
    report_.valid = false;
}

void Judging::warn(std::string_view code) {
    report_.findings.push_back({code, base::Severity::Warn});
}

void Judging::fact(std::string_view name, std::string_view value) {
    if (wants_facts_ && !has_error_) report_.facts.push_back({name, std::string(value)});
}

IdentityReport Judging::finish() {
    if (has_error_) report_.facts.clear();
    for (Fact& suggestion : suggestions_)
        report_.facts.push_back(std::move(suggestion));
    if (!spelling_allowed_ && written_ != report_.value) doubt("identity.spelling");
    return std::move(report_);
}

}  // namespace onetrip::identity
