#include "core/wire/schema_operations.h"

#include <memory>

#include "core/identity/formats.h"
#include "core/json/pointer.h"
#include "core/json/shape.h"
#include "core/schema/schema.h"
#include "core/wire/definition_internal.h"
#include "core/wire/session_internal.h"

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

base::Result<schema::Schema, Failure> compile(json::Shape& shape, json::View input) {
    const bool formats = shape.boolean_if("formats").value_or(false);
    const json::View others = shape.object_if("schemas");
    if (!is_schema(input["schema"])) shape.wrong("schema");
    if (shape.fault()) return fault_of(shape);
    schema::Registry registry;
    if (others) {
        for (const json::Member member : others.members())
            registry.add(member.name, member.value);
    }
    schema::CompileOptions options;
    options.formats = formats;
    options.formats_more = {identity::is_kind, identity::is_valid};
    auto compiled = schema::Schema::compile(input["schema"], registry, options);
    if (!compiled) return base::Err{broken(compiled.error())};
    return std::move(*compiled);
}

/// A compiled schema owns all it needs, so that nothing of the request is kept.
struct OpenSchema final : Session {
    explicit OpenSchema(schema::Schema compiled) : schema(std::move(compiled)) {}
    schema::Schema schema;
};

Outcome write_findings(const schema::Schema& compiled, json::View instance, json::Writer& answer) {
    std::vector<schema::SchemaFinding> findings;
    compiled.check(instance, findings);
    answer.begin_object().member("valid", findings.empty()).name("findings").begin_array();
    for (const schema::SchemaFinding& finding : findings) {
        answer.begin_object().member("code", finding.code).member("instance", finding.instance);
        answer.member("schema", finding.schema).end_object();
    }
    answer.end_array().end_object();
    return base::Done{};
}

Outcome open(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    shape.only({"schema", "formats", "schemas"});
    auto compiled = compile(shape, request.input);
    if (!compiled) return base::Err{compiled.error()};
    return open_session(request, SessionKind::Schema, std::make_unique<OpenSchema>(std::move(*compiled)), answer);
}

Outcome close(const Request& request, json::Writer& answer) {
    return close_session(request, SessionKind::Schema, answer);
}

Outcome check(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    const bool is_open = request.input["session"].exists();
    is_open ? shape.only({"session", "instance"}) : shape.only({"schema", "instance", "formats", "schemas"});
    const json::View instance = request.input["instance"];
    if (is_open) {
        const auto session = find_session(request, SessionKind::Schema, shape);
        if (!session) return base::Err{session.error()};
        if (!instance) return input_invalid("/instance");
        return write_findings(static_cast<OpenSchema*>(*session)->schema, instance, answer);
    }
    if (!is_schema(request.input["schema"])) shape.wrong("schema");
    if (!instance) shape.wrong("instance");
    const auto compiled = compile(shape, request.input);
    if (!compiled) return base::Err{compiled.error()};
    return write_findings(*compiled, instance, answer);
}

constexpr Operation operations[] = {{"schema.open", open}, {"schema.check", check}, {"schema.close", close}};

}  // namespace

std::span<const Operation> schema_operations() {
    return operations;
}

}  // namespace onetrip::wire
