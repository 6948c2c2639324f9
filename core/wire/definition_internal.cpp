#include "core/wire/definition_internal.h"

namespace onetrip::wire {

void write_defects(json::Writer& out, const json::Defects& defects, json::View base, bool only_errors) {
    out.begin_array();
    for (const json::Defect& defect : defects.list()) {
        if (only_errors && defect.severity != base::Severity::Error) continue;
        out.begin_object().member("code", defect.code).member("at", json::pointer_between(base, defect.at));
        out.member("severity", base::name_of(defect.severity));
        if (!defect.detail.empty()) out.member("detail", defect.detail);
        out.end_object();
    }
    out.end_array();
}

base::Err<Failure> definition_invalid(const json::Defects& defects, json::View input) {
    Failure failure{"definition_invalid", {}, {}};
    for (const json::Defect& defect : defects.list()) {
        if (defect.severity != base::Severity::Error) continue;
        failure.at = json::pointer_between(input, defect.at);
        break;
    }
    json::Writer detail;
    write_defects(detail, defects, input, true);
    failure.detail = detail.take();
    return base::Err{std::move(failure)};
}

}  // namespace onetrip::wire
