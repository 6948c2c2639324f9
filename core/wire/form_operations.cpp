#include "core/wire/form_operations.h"

#include <memory>

#include "core/form/explain.h"
#include "core/form/filling.h"
#include "core/form/rebase.h"
#include "core/form/screen.h"
#include "core/json/pointer.h"
#include "core/json/shape.h"
#include "core/wire/definition_internal.h"
#include "core/wire/session_internal.h"

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

base::Result<form::Form, Failure> load_form(json::View definition, json::View input) {
    json::Defects defects;
    form::Form form = form::Form::load(definition["form"] ? definition["form"] : definition, defects);
    if (!defects.can_run()) return definition_invalid(defects, input);
    return form;
}

/// A form filled in: for as long as a session lasts, or for one call.
struct FilledForm final : Session {
    std::unique_ptr<json::Document> input;  ///< what is pointed into; null if the request is
    form::Form form;
    form::Filling filling;

    FilledForm(std::unique_ptr<json::Document> kept, form::Form loaded, json::View answers, base::Day today)
        : input(std::move(kept)), form(std::move(loaded)), filling(form, answers, today) {}
};

/// Reads the form (of a whole service or by itself), the answers so far and the day.
base::Result<std::unique_ptr<FilledForm>, Failure> read_filled(json::View input,
                                                               std::unique_ptr<json::Document> kept = nullptr) {
    json::Shape shape(input);
    const json::View service = shape.object("service");
    const json::View answers = shape.object_if("answers");
    const base::Day today = shape.day("today");
    if (shape.fault()) return fault_of(shape);
    auto form = load_form(service, input);
    if (!form) return base::Err{form.error()};
    return std::make_unique<FilledForm>(std::move(kept), std::move(*form), answers, today);
}

/// What every operation on a form is asked about.
struct Question {
    std::unique_ptr<FilledForm> own;  ///< null if it is a session's
    FilledForm* filled = nullptr;

    [[nodiscard]] const form::Sheet& sheet() const { return filled->filling.sheet(); }
};

/// The form of the session that `session` numbers, or the one that stands in the request; never both.
base::Result<Question, Failure> read_question(const Request& request, json::Shape& shape) {
    if (!request.input["session"]) {
        auto own = read_filled(request.input);
        if (!own) return base::Err{own.error()};
        FilledForm* filled = own->get();
        return Question{std::move(*own), filled};
    }
    for (const std::string_view name : {"service", "answers", "today"}) {
        if (request.input[name]) shape.wrong(name);
    }
    const auto session = find_session(request, SessionKind::Form, shape);
    if (!session) return base::Err{session.error()};
    return Question{nullptr, static_cast<FilledForm*>(*session)};
}

Outcome open(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    shape.only({"service", "answers", "today"});
    if (shape.fault()) return fault_of(shape);
    // The request is gone when the next call comes.
    json::Writer text;
    text.value(request.input);
    auto parsed = json::Document::parse(text.text());
    if (!parsed) return input_invalid("");
    auto kept = std::make_unique<json::Document>(std::move(*parsed));
    const json::View input = kept->root();
    auto filled = read_filled(input, std::move(kept));
    if (!filled) return base::Err{filled.error()};
    form::Filling& filling = (*filled)->filling;
    filling.show(form::first_step(filling.sheet()).value_or(0));
    return open_session(request, SessionKind::Form, std::move(*filled), answer);
}

Outcome close(const Request& request, json::Writer& answer) {
    return close_session(request, SessionKind::Form, answer);
}

Outcome screen(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    shape.only({"service", "answers", "today", "session", "step"});
    const auto question = read_question(request, shape);
    if (!question) return base::Err{question.error()};
    const auto step = step_asked_for(question->sheet(), shape);
    if (shape.fault()) return fault_of(shape);
    if (!step) return base::Err{Failure{"form.nothing_shown", {}, {}}};
    question->filled->filling.show(*step);
    form::write_screen(answer, question->sheet(), *step);
    return base::Done{};
}

/// Without a session, the page is taken to show the step that is named, or else the field's own.
void show_for_change(json::Shape& shape, std::string_view pointer, FilledForm& filled) {
    const form::Sheet& sheet = filled.filling.sheet();
    auto step = step_asked_for(sheet, shape);
    const auto id = json::PointerReader(pointer).next();
    const auto field = id ? filled.form.find(*id) : std::nullopt;
    if (field && !shape.text_if("step")) {
        const std::size_t own = filled.form.fields()[*field].step;
        if (form::is_step_shown(sheet, own)) step = own;
    }
    filled.filling.show(step.value_or(0));
}

Outcome change(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    shape.only({"service", "answers", "today", "session", "step", "field", "value"});
    const std::string_view pointer = shape.text("field");
    const auto question = read_question(request, shape);
    if (!question) return base::Err{question.error()};
    if (question->own) {
        show_for_change(shape, pointer, *question->filled);
    } else if (request.input["step"]) {
        shape.wrong("step");
    }
    if (shape.fault()) return fault_of(shape);
    form::Filling& filling = question->filled->filling;
    if (!filling.change(pointer, request.input["value"])) return input_invalid("/field");
    filling.write_changes(answer);
    return base::Done{};
}

Outcome check(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    shape.only({"service", "answers", "today", "session"});
    const auto question = read_question(request, shape);
    if (!question) return base::Err{question.error()};
    const form::Sheet& sheet = question->sheet();
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
    shape.only({"service", "answers", "today", "session", "field"});
    const std::string_view field = shape.text("field");
    const auto question = read_question(request, shape);
    if (!question) return base::Err{question.error()};
    if (!form::write_explanation(answer, question->sheet(), field)) return input_invalid("/field");
    return base::Done{};
}

/// Everything that became of a draft.
void write_rebased(json::Writer& answer, std::int64_t version, const form::Rebased& rebased) {
    answer.begin_object().member("version", version).name("answers").raw(rebased.answers);
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
}

Outcome rebase(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    shape.only({"service", "before", "answers", "today"});
    const json::View service = shape.object("service");
    const json::View definition_before = shape.object_if("before");
    const json::View answers = shape.object_if("answers");
    const base::Day today = shape.day("today");
    if (shape.fault()) return fault_of(shape);
    const auto form = load_form(service, request.input);
    if (!form) return base::Err{form.error()};
    if (!definition_before) {
        write_rebased(answer, form->version(), form::rebase(*form, nullptr, answers, today));
        return base::Done{};
    }
    const auto before = load_form(definition_before, request.input);
    if (!before) return base::Err{before.error()};
    write_rebased(answer, form->version(), form::rebase(*form, &before.value(), answers, today));
    return base::Done{};
}

constexpr Operation operations[] = {{"form.open", open},   {"form.screen", screen},   {"form.change", change},
                                    {"form.check", check}, {"form.explain", explain}, {"form.rebase", rebase},
                                    {"form.close", close}};

}  // namespace

std::span<const Operation> form_operations() {
    return operations;
}

}  // namespace onetrip::wire
