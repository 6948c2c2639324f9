#include "core/wire/material_operations.h"

#include "core/json/measure.h"
#include "core/json/shape.h"
#include "core/material/inspect.h"

namespace onetrip::wire {
namespace {

void write_inspection(json::Writer& answer, const material::Inspection& inspection) {
    answer.begin_object();
    material::write_file_facts(answer, inspection);
    answer.name("findings").begin_array();
    for (const base::Finding& finding : inspection.findings) {
        answer.begin_object().member("code", finding.code).member("severity", base::name_of(finding.severity));
        json::write_measure(answer, finding.measure);
        answer.end_object();
    }
    answer.end_array().end_object();
}

Outcome inspect(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    const json::View given_spec = shape.object_if("spec");
    const std::string_view name = shape.text_if("name").value_or("");
    const std::string_view claimed_type = shape.text_if("claimed_type").value_or("");
    shape.only({"spec", "name", "claimed_type"});
    if (shape.fault()) return input_invalid(*shape.fault());
    material::FileSpec spec;
    if (given_spec) {
        auto read = material::read_file_spec(given_spec, shape.place("spec"));
        if (!read) return input_invalid(read.error().at);
        spec = std::move(read).value();
    }
    write_inspection(answer, material::inspect(request.file, spec, name, claimed_type));
    return base::Done{};
}

constexpr Operation operations[] = {{"material.inspect", inspect}};

}  // namespace

std::span<const Operation> material_operations() {
    return operations;
}

}  // namespace onetrip::wire
