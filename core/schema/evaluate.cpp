#include "core/json/pointer.h"
#include "core/schema/evaluation_internal.h"

namespace onetrip::schema {

void Place::append_to(std::string& pointer) const {
    if (above == nullptr) return;
    above->append_to(pointer);
    if (is_member) {
        json::append_token(pointer, name);
    } else {
        json::append_token(pointer, index);
    }
}

void Evaluated::merge(const Evaluated& other) {
    first_ |= other.first_;
    for (std::size_t i = 0; i < more_.size(); ++i)
        more_[i] |= other.more_[i];
}

bool Evaluation::run(std::uint32_t subschema, json::View value) {
    if (findings_ != nullptr) findings_before_ = findings_->size();
    const bool verdict = apply(subschema, value, Place{}, nullptr);
    if (given_up_.empty()) return verdict;
    if (findings_ != nullptr) findings_->push_back({given_up_, {}, {}});
    return false;
}

bool Evaluation::give_up(std::string_view code) {
    if (given_up_.empty()) given_up_ = code;
    return false;
}

bool Evaluation::add_finding(std::string_view code, const Place& place, std::string schema) {
    if (!given_up_.empty()) return false;
    if (findings_->size() - findings_before_ >= plan_.limits.findings_max) {
        // From here on only the verdict is of interest, and it is known.
        return give_up("schema.findings_exceeded");
    }
    std::string instance;
    place.append_to(instance);
    findings_->push_back({code, std::move(instance), std::move(schema)});
    return false;
}

bool Evaluation::fail(Keyword keyword, const Target& target, std::uint32_t index) {
    if (!collects()) return false;
    std::string schema = plan_.location_of(target.subschema);
    json::append_token(schema, name_of(keyword));
    if (index != none) json::append_token(schema, index);
    return add_finding(code_of(keyword), target.place, std::move(schema));
}

bool Evaluation::holds(std::uint32_t subschema, json::View value, const Place& place, Evaluated* evaluated) {
    ++muted_;
    const bool verdict = apply(subschema, value, place, evaluated);
    --muted_;
    return verdict;
}

bool Evaluation::apply(std::uint32_t subschema, json::View value, const Place& place, Evaluated* evaluated) {
    const Subschema& here = plan_.subschemas[subschema];
    if (here.instructions.count == 0) return true;
    if (!spend(1)) return false;
    if (depth_ >= plan_.limits.depth_max) return give_up("schema.depth_exceeded");
    ++depth_;
    const Target target{subschema, value, place, evaluated};
    const bool enters = plan_.has_dynamic_refs && (scope_ == nullptr || scope_->resource != here.resource);
    const bool verdict = enters          ? apply_in_scope(target)
                         : here.collects ? apply_collecting(target)
                                         : apply_instructions(target);
    --depth_;
    return verdict;
}

bool Evaluation::apply_in_scope(const Target& target) {
    const Subschema& here = plan_.subschemas[target.subschema];
    const Scope scope{scope_, here.resource};
    scope_ = &scope;
    const bool verdict = here.collects ? apply_collecting(target) : apply_instructions(target);
    scope_ = scope.outer;
    return verdict;
}

/// What unevaluatedItems and unevaluatedProperties ask is collected from this subschema on; what it collected counts
/// for the one that applied it, too.
bool Evaluation::apply_collecting(const Target& target) {
    if (!target.value.is_array() && !target.value.is_object()) return apply_instructions(target);
    Evaluated own(target.value.size());
    const bool verdict = apply_instructions({target.subschema, target.value, target.place, &own});
    if (verdict && target.evaluated != nullptr) target.evaluated->merge(own);
    return verdict;
}

bool Evaluation::apply_instructions(const Target& target) {
    const Slice run = plan_.subschemas[target.subschema].instructions;
    const KindSet kind = kind_bit(target.value.kind());
    const Instruction* instruction = plan_.instructions.data() + run.first;
    const Instruction* const end = instruction + run.count;
    bool verdict = true;
    bool branches_hold = true;
    for (; instruction != end; ++instruction) {
        if ((instruction->kinds & kind) == 0) continue;
        // What a branch that failed had looked at is not known, and to complain about all of it would be noise.
        const bool asks_for_rest = instruction->op >= Op::UnevaluatedItems;
        if (asks_for_rest && !branches_hold) continue;
        if (apply_instruction(*instruction, target)) continue;
        verdict = false;
        if (!collects() || !given_up_.empty()) return false;
        if (instruction->op >= Op::Ref && instruction->op <= Op::DependentSchemas) branches_hold = false;
    }
    return verdict;
}

bool Evaluation::apply_instruction(const Instruction& instruction, const Target& target) {
    const std::uint32_t a = instruction.a;
    switch (instruction.op) {
        case Op::Never: {
            if (!collects()) return false;
            const std::string_view code = a == none ? "schema.false" : code_of(static_cast<Keyword>(a));
            return add_finding(code, target.place, plan_.location_of(target.subschema));
        }
        case Op::Type: return check_type(instruction, target);
        case Op::Enum: return check_enum(plan_.enums[a], target);
        case Op::Bound: return check_bound(instruction, target);
        case Op::MultipleOf:
            return is_multiple(number_of(target.value), plan_.numbers[a]) || fail(Keyword::MultipleOf, target);
        case Op::Length: return check_length(instruction, target);
        case Op::Pattern: return matches(a, *target.value.string()) || fail(Keyword::Pattern, target);
        case Op::Format: return has_format(plan_.formats[a], *target.value.string()) || fail(Keyword::Format, target);
        case Op::UniqueItems: return check_unique(target);
        case Op::DependentRequired: return check_dependent_required(instruction, target);
        case Op::Ref: return apply(a, target.value, target.place, target.evaluated);
        case Op::DynamicRef: return apply_dynamic_ref(instruction, target);
        case Op::AllOf: return apply_all(instruction, target);
        case Op::AnyOf: return apply_any(instruction, target);
        case Op::OneOf: return apply_one(instruction, target);
        case Op::Not: return apply_not(instruction, target);
        case Op::If: return apply_if(instruction, target);
        case Op::DependentSchemas: return apply_dependent_schemas(instruction, target);
        case Op::Object: return apply_object(plan_.objects[a], target);
        case Op::Items: return apply_items(plan_.items[a], target);
        case Op::Contains: return apply_contains(plan_.contains[a], target);
        case Op::UnevaluatedItems: return apply_unevaluated_items(a, target);
        case Op::UnevaluatedProperties: return apply_unevaluated_properties(a, target);
    }
    return true;
}

}  // namespace onetrip::schema
