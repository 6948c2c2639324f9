#include "core/wire/catalog_operations.h"

#include "core/catalog/lint.h"
#include "core/json/shape.h"
#include "core/wire/definition_internal.h"

namespace onetrip::wire {
namespace {

/// The definition is the member `service`, or the file beside the request: then every finding names its line.
Outcome lint(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    shape.only({"service", "agencies", "halls", "photo_specs", "schema"});
    const bool is_file = !request.file.empty();
    const json::View service = is_file ? shape.object_if("service") : shape.object("service");
    catalog::LintContext context;
    context.agencies = shape.array_if("agencies");
    context.halls = shape.array_if("halls");
    context.photo_specs = shape.array_if("photo_specs");
    context.schema = shape.object_if("schema");
    if (is_file && service) shape.wrong("service");
    if (shape.fault()) return fault_of(shape);
    const auto findings =
        is_file ? catalog::lint_text(base::as_text(request.file), context) : catalog::lint(service, context);
    answer.begin_object().name("findings").begin_array();
    for (const catalog::LintFinding& finding : findings) {
        answer.begin_object().member("code", finding.code).member("at", finding.at);
        answer.member("severity", base::name_of(finding.severity));
        if (finding.line > 0) answer.member("line", finding.line);
        if (!finding.detail.empty()) answer.member("detail", finding.detail);
        answer.member("remedy", finding.remedy).end_object();
    }
    answer.end_array().end_object();
    return base::Done{};
}

constexpr Operation operations[] = {{"catalog.lint", lint}};

}  // namespace

std::span<const Operation> catalog_operations() {
    return operations;
}

}  // namespace onetrip::wire
