#include "core/wire/checklist_operations.h"

#include "core/catalog/service.h"
#include "core/form/sheet.h"
#include "core/json/shape.h"
#include "core/material/checklist.h"
#include "core/wire/definition_internal.h"

namespace onetrip::wire {
namespace {

Outcome checklist(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    shape.only({"service", "answers", "today"});
    const json::View definition = shape.object("service");
    const json::View answers = shape.object_if("answers");
    const base::Day today = shape.day("today");
    if (shape.fault()) return fault_of(shape);
    json::Defects defects;
    const auto service = catalog::Service::load(definition, defects);
    if (!defects.can_run()) return definition_invalid(defects, request.input);
    json::Writer sound;
    form::Sheet(service.form(), answers, today).write_sound_answers(sound);
    const auto data = json::Document::parse(sound.text());
    if (!data) return input_invalid("/answers");
    answer.begin_object().name("materials");
    material::write_items(answer, material::list_items(service.materials(), data->root(), today));
    answer.name("trips");
    catalog::write_trips(answer, service.visits_for(data->root(), today));
    answer.end_object();
    return base::Done{};
}

constexpr Operation operations[] = {{"material.checklist", checklist}};

}  // namespace

std::span<const Operation> checklist_operations() {
    return operations;
}

}  // namespace onetrip::wire
