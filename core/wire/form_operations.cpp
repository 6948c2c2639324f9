#include "core/wire/form_operations.h"

#include "core/form/explain.h"
#include "core/form/screen.h"
#include "core/json/shape.h"
#include "core/wire/definition_internal.h"

namespace onetrip::wire {
namespace {

/// The index of the step that was asked for; the first that shows if none was, or if that one is hidden by now.
std::optional<std::size_t> step_asked_for(const form::Sheet& sheet, json::Shape& shape) {
    const auto name = shape.text_if("step");
    if (!name) return form::first_step(sheet);
    const auto steps = sheet.form().steps();
    for (std::size_t step = 0; step < steps.size(); ++step) {
        if (steps[step].id != *name) continue;
        return form::is_step_shown(sheet, step) ? step : form::first_step(sheet);
    }
    shape.wrong("step");
    return std::nullopt;
}

Outcome screen(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    shape.only({"service", "answers", "today", "step"});
    const json::View service = shape.object("service");
    const json::View answers = shape.object_if("answers");
    const base::Day today = shape.day("today");
    if (shape.fault()) return fault_of(shape);
    json::Defects defects;
    const form::Form form = form::Form::load(service["form"] ? service["form"] : service, defects);
    if (!defects.can_run()) return definition_invalid(defects, request.input);
    const form::Sheet sheet(form, answers, today);
    const auto step = step_asked_for(sheet, shape);
    if (shape.fault()) return fault_of(shape);
    if (!step) return base::Err{Failure{"form.nothing_shown", {}, {}}};
    form::write_screen(answer, sheet, *step);
    return base::Done{};
}

Outcome check(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    shape.only({"service", "answers", "today"});
    const json::View service = shape.object("service");
    const json::View answers = shape.object_if("answers");
    const base::Day today = shape.day("today");
    if (shape.fault()) return fault_of(shape);
    json::Defects defects;
    const form::Form form = form::Form::load(service["form"] ? service["form"] : service, defects);
    if (!defects.can_run()) return definition_invalid(defects, request.input);
    const form::Sheet sheet(form, answers, today);
    answer.begin_object().member("valid", sheet.is_valid()).name("findings");
    form::write_findings(answer, sheet.findings());
    answer.name("answers");
    sheet.write_answers(answer);
    answer.name("dropped").begin_array();
    for (const std::string& pointer : sheet.dropped())
        answer.value(pointer);
    answer.end_array().end_object();
    return base::Done{};
}

Outcome explain(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    shape.only({"service", "answers", "today", "field"});
    const json::View service = shape.object("service");
    const json::View answers = shape.object_if("answers");
    const base::Day today = shape.day("today");
    const std::string_view field = shape.text("field");
    if (shape.fault()) return fault_of(shape);
    json::Defects defects;
    const form::Form form = form::Form::load(service["form"] ? service["form"] : service, defects);
    if (!defects.can_run()) return definition_invalid(defects, request.input);
    const form::Sheet sheet(form, answers, today);
    if (!form::write_explanation(answer, sheet, field)) return input_invalid("/field");
    return base::Done{};
}

constexpr Operation operations[] = {{"form.screen", screen}, {"form.check", check}, {"form.explain", explain}};

}  // namespace

std::span<const Operation> form_operations() {
    return operations;
}

}  // namespace onetrip::wire
