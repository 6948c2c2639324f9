#include "core/wire/submission_operations.h"

#include "core/catalog/service.h"
#include "core/json/shape.h"
#include "core/submission/application.h"
#include "core/wire/definition_internal.h"

namespace onetrip::wire {
namespace {

Outcome check(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    shape.only({"service", "answers", "materials", "holdings", "booking", "today"});
    const json::View definition = shape.object("service");
    submission::Application application;
    application.answers = shape.object_if("answers");
    application.materials = shape.object_if("materials");
    application.booking = shape.object_if("booking");
    const base::Day today = shape.day("today");
    auto holdings = material::read_holdings(shape.object_if("holdings"), shape.place("holdings"));
    if (!holdings) shape.take(holdings.error().at);
    if (shape.fault()) return fault_of(shape);
    application.holdings = std::move(*holdings);
    json::Defects defects;
    const auto service = catalog::Service::load(definition, defects);
    if (!defects.can_run()) return definition_invalid(defects, request.input);
    submission::write_report(answer, submission::check(service, application, today));
    return base::Done{};
}

constexpr Operation operations[] = {{"submission.check", check}};

}  // namespace

std::span<const Operation> submission_operations() {
    return operations;
}

}  // namespace onetrip::wire
