#include "core/wire/schema_operations.h"

#include "core/identity/formats.h"
#include "core/json/pointer.h"
#include "core/json/shape.h"
#include "core/schema/schema.h"

namespace onetrip::wire {
namespace {

bool is_schema(json::View value) {
    return value.is_object() || value.is_boolean();
}

/// Where a broken schema stands in the request, and what it is about.
Failure broken(const schema::CompileError& error) {
    Failure failure{std::string(schema::code_of(error.refusal)), {}, {}};
    if (error.uri.empty()) {
        failure.at = "/schema";
    } else {
        failure.at = "/schemas";
        json::append_token(failure.at, error.uri);
    }
    failure.at += error.at;
    if (!error.subject.empty()) json::append_string(failure.detail, error.subject);
    return failure;
}

Outcome check(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    shape.only({"schema", "instance", "formats", "schemas"});
    const bool formats = shape.boolean_if("formats").value_or(false);
    const json::View others = shape.object_if("schemas");
    const json::View own = request.input["schema"];
    const json::View instance = request.input["instance"];
    if (!is_schema(own)) shape.wrong("schema");
    if (!instance) shape.wrong("instance");
    if (shape.fault()) return input_invalid(*shape.fault());

    schema::Registry registry;
    if (others) {
        for (const json::Member member : others.members())
            registry.add(member.name, member.value);
    }
    schema::CompileOptions options;
    options.formats = formats;
    options.formats_more = {identity::is_kind, identity::is_valid};
    const auto compiled = schema::Schema::compile(own, registry, options);
    if (!compiled) return base::Err{broken(compiled.error())};

    std::vector<schema::SchemaFinding> findings;
    compiled->check(instance, findings);
    answer.begin_object().member("valid", findings.empty()).name("findings").begin_array();
    for (const schema::SchemaFinding& finding : findings) {
        answer.begin_object().member("code", finding.code).member("instance", finding.instance);
        answer.member("schema", finding.schema).end_object();
    }
    answer.end_array().end_object();
    return base::Done{};
}

constexpr Operation operations[] = {{"schema.check", check}};

}  // namespace

std::span<const Operation> schema_operations() {
    return operations;
}

}  // namespace onetrip::wire
