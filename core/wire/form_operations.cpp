#include "core/wire/form_operations.h"

#include "core/form/explain.h"
#include "core/form/rebase.h"
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

/// What every operation on a form is asked about.
struct Question {
    form::Form form;
    json::View answers;
    base::Day today;
};

/// Reads the form (of a whole service or by itself), the answers so far and the day.
base::Result<Question, Failure> read_question(json::Shape& shape, json::View input) {
    const json::View service = shape.object("service");
    const json::View answers = shape.object_if("answers");
    const base::Day today = shape.day("today");
    if (shape.fault()) return fault_of(shape);
    json::Defects defects;
    form::Form form = form::Form::load(service["form"] ? service["form"] : service, defects);
    if (!defects.can_run()) return definition_invalid(defects, input);
    return Question{std::move(form), answers, today};
}

Outcome screen(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    shape.only({"service", "answers", "today", "step"});
    const auto question = read_question(shape, request.input);
    if (!question) return base::Err{question.error()};
    const form::Sheet sheet(question->form, question->answers, question->today);
    const auto step = step_asked_for(sheet, shape);
    if (shape.fault()) return fault_of(shape);
    if (!step) return base::Err{Failure{"form.nothing_shown", {}, {}}};
    form::write_screen(answer, sheet, *step);
    return base::Done{};
}

Outcome check(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    shape.only({"service", "answers", "today"});
    const auto question = read_question(shape, request.input);
    if (!question) return base::Err{question.error()};
    const form::Sheet sheet(question->form, question->answers, question->today);
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
    const std::string_view field = shape.text("field");
    const auto question = read_question(shape, request.input);
    if (!question) return base::Err{question.error()};
    const form::Sheet sheet(question->form, question->answers, question->today);
    if (!form::write_explanation(answer, sheet, field)) return input_invalid("/field");
    return base::Done{};
}

/// The form as it was when the draft was begun; nothing if nobody says.
base::Result<std::optional<form::Form>, Failure> read_before(json::View definition, json::View input) {
    if (!definition) return std::optional<form::Form>();
    json::Defects defects;
    auto before = form::Form::load(definition["form"] ? definition["form"] : definition, defects);
    if (!defects.can_run()) return definition_invalid(defects, input);
    return std::optional<form::Form>(std::move(before));
}

Outcome rebase(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    shape.only({"service", "before", "answers", "today"});
    const json::View definition_before = shape.object_if("before");
    const auto question = read_question(shape, request.input);
    if (!question) return base::Err{question.error()};
    const auto before = read_before(definition_before, request.input);
    if (!before) return base::Err{before.error()};
    const form::Form* known = *before ? &**before : nullptr;
    const form::Rebased rebased = form::rebase(question->form, known, question->answers, question->today);
    answer.begin_object().member("version", question->form.version()).name("answers").raw(rebased.answers);
    answer.name("kept").begin_array();
    for (const form::Kept& kept : rebased.kept)
        answer.begin_object().member("from", kept.from).member("to", kept.to).end_object();
    answer.end_array().name("dropped").begin_array();
    for (const form::Dropped& dropped : rebased.dropped) {
        answer.begin_object().member("from", dropped.from).member("reason", form::name_of(dropped.reason));
        answer.member("value", dropped.value).end_object();
    }
    answer.end_array().name("new").begin_array();
    for (const std::string& pointer : rebased.asked)
        answer.value(pointer);
    answer.end_array().end_object();
    return base::Done{};
}

constexpr Operation operations[] = {
    {"form.screen", screen}, {"form.check", check}, {"form.explain", explain}, {"form.rebase", rebase}};

}  // namespace

std::span<const Operation> form_operations() {
    return operations;
}

}  // namespace onetrip::wire
