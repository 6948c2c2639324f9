#include "core/wire/material_operations.h"

#include "core/json/measure.h"
#include "core/json/shape.h"
#include "core/material/decode/look.h"
#include "core/material/inspect.h"
#include "core/material/metadata.h"
#include "core/material/picture/judge.h"

namespace onetrip::wire {
namespace {

void write_verdict(json::Writer& answer, const material::picture::Verdict& verdict) {
    answer.begin_object().member("check", verdict.row->name).name("value");
    if (verdict.value) {
        answer.value(*verdict.value);
    } else {
        answer.null();
    }
    answer.member("warn", verdict.limits.warn)
        .member("error", verdict.limits.error)
        .member("verdict", material::picture::name_of(verdict.outcome))
        .member("remedy", verdict.row->remedy)
        .end_object();
}

void write_inspection(json::Writer& answer, const material::FileFacts& facts, const material::FileSpec& spec) {
    answer.begin_object();
    material::write_file_facts(answer, facts);
    if (facts.image) {
        answer.name("verdicts").begin_array();
        for (const auto& verdict : material::picture::judge(*facts.image, spec.image))
            write_verdict(answer, verdict);
        answer.end_array();
    }
    answer.name("findings").begin_array();
    for (const base::Finding& finding : material::check_facts(facts, spec)) {
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
    material::FileFacts facts = material::look_at(request.file, name, claimed_type);
    material::decode::look_into(request.file, facts);
    write_inspection(answer, facts, spec);
    return base::Done{};
}

Outcome strip(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    shape.only({});
    if (shape.fault()) return input_invalid(*shape.fault());
    const auto stripped = material::strip_metadata(material::detect_kind(request.file), request.file);
    answer.begin_object().name("parts");
    if (!stripped) {
        answer.null().name("removed").begin_array().end_array().end_object();
        return base::Done{};
    }
    answer.begin_array();
    for (const material::Part& part : stripped->parts) {
        answer.begin_object();
        if (part.added.empty()) {
            answer.member("from", part.from).member("to", part.to);
        } else {
            answer.member("bytes", base::to_hex(part.added));
        }
        answer.end_object();
    }
    answer.end_array().name("removed").begin_array();
    for (const material::Metadata what : stripped->removed)
        answer.value(material::name_of(what));
    answer.end_array().end_object();
    return base::Done{};
}

constexpr Operation operations[] = {{"material.inspect", inspect}, {"material.strip", strip}};

}  // namespace

std::span<const Operation> material_operations() {
    return operations;
}

}  // namespace onetrip::wire
