#include "core/schema/schema.h"

#include "core/schema/compile_internal.h"
#include "core/schema/evaluation_internal.h"

namespace onetrip::schema {

std::string_view code_of(CompileRefusal refusal) {
    switch (refusal) {
        case CompileRefusal::TooDeep: return "schema.too_deep";
        case CompileRefusal::TooMany: return "schema.too_many";
        case CompileRefusal::Malformed: return "schema.invalid";
        case CompileRefusal::IdentifierMalformed: return "schema.identifier_malformed";
        case CompileRefusal::IdentifierDuplicate: return "schema.identifier_duplicate";
        case CompileRefusal::DialectUnknown: return "schema.dialect_unknown";
        case CompileRefusal::VocabularyUnknown: return "schema.vocabulary_unknown";
        case CompileRefusal::ReferenceUnresolved: return "schema.reference_unresolved";
        case CompileRefusal::ReferenceLoop: return "schema.reference_loop";
        case CompileRefusal::PatternTooLarge: return "schema.pattern_too_large";
        case CompileRefusal::PatternMalformed: return "schema.pattern_malformed";
        case CompileRefusal::PatternUnsupported: return "schema.pattern_unsupported";
    }
    return "schema.invalid";
}

std::string Plan::pointer_of(std::uint32_t subschema) const {
    std::vector<std::uint32_t> steps;
    for (; subschema != none; subschema = subschemas[subschema].parent)
        steps.push_back(subschema);
    std::string pointer;
    for (; !steps.empty(); steps.pop_back())
        pointer += view(subschemas[steps.back()].suffix);
    return pointer;
}

std::string Plan::location_of(std::uint32_t subschema) const {
    const std::uint32_t source = subschemas[subschema].source;
    return source == 0 ? pointer_of(subschema) : source_uris[source] + "#" + pointer_of(subschema);
}

Schema::Schema(std::unique_ptr<const Plan> plan) : plan_(std::move(plan)) {}
Schema::Schema(Schema&&) noexcept = default;
Schema& Schema::operator=(Schema&&) noexcept = default;
Schema::~Schema() = default;

base::Result<Schema, CompileError> Schema::compile(json::View schema, const Registry& others,
                                                   const CompileOptions& options) {
    auto plan = std::make_unique<Plan>();
    plan->limits = options.check_limits;
    plan->formats_more = options.formats_more;
    Compiler compiler(*plan, others, options);
    if (!compiler.compile(schema)) return base::Err{compiler.error()};
    return Schema(std::move(plan));
}

bool Schema::valid(json::View instance) const {
    return valid(Part(0), instance);
}

void Schema::check(json::View instance, std::vector<SchemaFinding>& out) const {
    check(Part(0), instance, out);
}

bool Schema::valid(Part part, json::View value) const {
    return Evaluation(*plan_, nullptr).run(part.subschema_, value);
}

/// Most of what is checked is valid: that is found out first, without noting any place. (A branch that does not hold
/// would note places which nobody asks for.)
void Schema::check(Part part, json::View value, std::vector<SchemaFinding>& out) const {
    if (valid(part, value)) return;
    static_cast<void>(Evaluation(*plan_, &out).run(part.subschema_, value));
}

std::optional<Schema::Part> Schema::part(std::string_view pointer) const {
    for (std::uint32_t i = 0; i < plan_->subschemas.size(); ++i) {
        if (plan_->subschemas[i].source == 0 && plan_->pointer_of(i) == pointer) return Part(i);
    }
    return std::nullopt;
}

std::size_t Schema::subschema_count() const {
    return plan_->subschemas.size();
}

}  // namespace onetrip::schema
