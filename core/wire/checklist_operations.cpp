#include "core/wire/checklist_operations.h"

#include "core/catalog/service.h"
#include "core/form/sheet.h"
#include "core/json/shape.h"
#include "core/material/precheck.h"
#include "core/wire/definition_internal.h"

namespace onetrip::wire {
namespace {

/// Both operations ask about a service, answers and what is known of the applicant beside them.
struct Asked {
    json::View definition;
    json::View answers;
    base::Day today;
    material::Holdings holdings;

    explicit Asked(json::Shape& shape)
        : definition(shape.object("service")), answers(shape.object_if("answers")), today(shape.day("today")) {
        auto read = material::read_holdings(shape.object_if("holdings"), shape.place("holdings"));
        if (read) {
            holdings = std::move(*read);
        } else {
            shape.take(read.error().at);
        }
    }
};

/// The service, and the answers that its rules read.
struct Loaded {
    json::Defects defects;
    catalog::Service service;
    json::Document answers;

    explicit Loaded(const Asked& asked) : service(catalog::Service::load(asked.definition, defects)) {
        if (!defects.can_run()) return;
        json::Writer sound;
        form::Sheet(service.form(), asked.answers, asked.today).write_sound_answers(sound);
        auto written = json::Document::parse(sound.text(), form::rewritten_limits);
        ONETRIP_ASSERT(written.ok());
        answers = std::move(*written);
    }
    [[nodiscard]] material::Situation situation(const Asked& asked) const {
        return service.situation(answers.root(), asked.today, asked.holdings);
    }
};

Outcome checklist(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    shape.only({"service", "answers", "holdings", "today"});
    const Asked asked(shape);
    if (shape.fault()) return fault_of(shape);
    const Loaded loaded(asked);
    if (!loaded.defects.can_run()) return definition_invalid(loaded.defects, request.input);
    const catalog::Service& service = loaded.service;
    answer.begin_object().name("materials");
    material::write_items(answer, material::list_items(service.materials(), loaded.situation(asked)));
    answer.name("trips");
    catalog::write_trips(answer, service.visits_for(loaded.answers.root(), asked.today));
    answer.name("questions").begin_array();
    for (const std::string& pointer : service.questions(loaded.answers.root()))
        answer.value(pointer);
    answer.end_array().end_object();
    return base::Done{};
}

Outcome precheck(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    shape.only({"service", "answers", "materials", "holdings", "today"});
    const Asked asked(shape);
    const json::View materials = shape.object_if("materials");
    if (shape.fault()) return fault_of(shape);
    const Loaded loaded(asked);
    if (!loaded.defects.can_run()) return definition_invalid(loaded.defects, request.input);
    material::write_precheck(answer,
                             material::precheck(loaded.service.materials(), materials, loaded.situation(asked)));
    return base::Done{};
}

constexpr Operation operations[] = {{"material.checklist", checklist}, {"material.precheck", precheck}};

}  // namespace

std::span<const Operation> checklist_operations() {
    return operations;
}

}  // namespace onetrip::wire
