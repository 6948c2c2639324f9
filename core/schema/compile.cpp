#include "core/schema/compile_internal.h"

namespace onetrip::schema {

bool Compiler::compile(json::View schema) {
    constants_.begin_array();
    if (!sources_.add_main(schema)) return false;
    // All of the schema itself, so that what is wrong in a part that nothing refers to is said as well.
    for (auto i = static_cast<std::uint32_t>(plan_.subschemas.size()); i > 0; --i)
        need(i - 1);
    do {
        if (!drain()) return false;
    } while (!find_dynamic_targets() || !waiting_.empty());
    finish();
    const ReferenceLoop loop = find_reference_loop(plan_);
    if (loop.subschema == none) return true;
    return sources_.fail(CompileRefusal::ReferenceLoop, loop.subschema, "/" + std::string(name_of(loop.keyword)));
}

void Compiler::finish() {
    auto constants = json::Document::parse(
        constants_.end_array().text(), {.size_bytes_max = SIZE_MAX, .depth_max = UINT32_MAX, .values_max = UINT32_MAX});
    ONETRIP_ASSERT(constants.ok());
    plan_.constants = std::move(constants).value();
    for (const json::View value : plan_.constants.root().elements())
        plan_.constant_nodes.push_back(value.index());
    for (Instruction& instruction : plan_.instructions) {
        if (instruction.op != Op::DynamicRef) continue;
        if (plan_.dynamic_refs[instruction.b].count > 1) {
            plan_.has_dynamic_refs = true;
        } else {
            instruction = {Op::Ref, any_kind, instruction.a, static_cast<std::uint32_t>(Keyword::DynamicRef)};
        }
    }
}

bool Compiler::drain() {
    while (!waiting_.empty()) {
        const std::uint32_t subschema = waiting_.back();
        waiting_.pop_back();
        if (!write(subschema)) return false;
    }
    return true;
}

/// Every anchor of the name, in whatever resource was met, may become the target. False if that asks for more
/// subschemas, which may ask for more resources.
bool Compiler::find_dynamic_targets() {
    bool complete = true;
    for (const DynamicName& dynamic : dynamic_names_) {
        Slice& slice = plan_.dynamic_refs[dynamic.dynamic_ref];
        slice = {static_cast<std::uint32_t>(plan_.dynamic_targets.size()), 0};
        for (const Anchor& anchor : sources_.anchors()) {
            if (!anchor.is_dynamic || anchor.name != dynamic.name) continue;
            if (anchor.subschema >= needed_.size() || !needed_[anchor.subschema]) complete = false;
            need(anchor.subschema);
            plan_.dynamic_targets.push_back({anchor.resource, anchor.subschema});
            ++slice.count;
        }
    }
    if (!complete) plan_.dynamic_targets.clear();
    return complete;
}

void Compiler::need(std::uint32_t subschema) {
    if (subschema >= needed_.size()) needed_.resize(plan_.subschemas.size(), false);
    if (needed_[subschema]) return;
    needed_[subschema] = true;
    waiting_.push_back(subschema);
}

std::uint32_t Compiler::need_child(json::View schema) {
    const std::uint32_t child = sources_.subschema_at(plan_.subschemas[now_.subschema].source, schema);
    need(child);
    return child;
}

void Compiler::add(Op op, KindSet kinds, std::uint32_t a, std::uint32_t b) {
    plan_.instructions.push_back({op, kinds, a, b});
}

bool Compiler::fail(CompileRefusal refusal, Keyword keyword, std::string_view subject) {
    return sources_.fail(refusal, now_.subschema, "/" + std::string(name_of(keyword)), subject);
}

bool Compiler::write(std::uint32_t subschema) {
    const json::View schema = sources_.schema_at(subschema);
    const auto first = static_cast<std::uint32_t>(plan_.instructions.size());
    if (schema.is_boolean()) {
        if (!*schema.boolean()) write_never(subschema);
    } else {
        const Dialect dialect = sources_.resource(plan_.subschemas[subschema].resource).dialect;
        now_ = {};
        now_.subschema = subschema;
        for (const json::Member member : schema.members()) {
            const auto keyword = find_keyword(member.name);
            if (keyword && dialect.knows(*keyword)) now_.values[static_cast<std::size_t>(*keyword)] = member.value;
        }
        if (!write_values() || !write_in_place() || !write_object()) return false;
        write_items();
        write_contains();
        write_unevaluated();
    }
    plan_.subschemas[subschema].instructions = {first, static_cast<std::uint32_t>(plan_.instructions.size()) - first};
    return true;
}

/// `false`: the finding names the keyword that is false, unless names or places stand between the two.
void Compiler::write_never(std::uint32_t subschema) {
    std::string_view suffix = plan_.view(plan_.subschemas[subschema].suffix);
    suffix.remove_prefix(suffix.empty() ? 0 : 1);
    const auto keyword = find_keyword(suffix);
    add(Op::Never, any_kind, keyword ? static_cast<std::uint32_t>(*keyword) : none);
}

namespace {

/// Calls `visit(target, keyword)` for every schema that is applied to the same value.
template <typename Visit>
void each_in_place(const Plan& plan, const Instruction& instruction, Visit visit) {
    const auto children = [&](std::uint32_t count, Keyword keyword) {
        for (std::uint32_t i = 0; i < count; ++i) {
            const std::uint32_t child = plan.children[instruction.a + i];
            if (child != none) visit(child, keyword);
        }
    };
    switch (instruction.op) {
        case Op::Ref: visit(instruction.a, static_cast<Keyword>(instruction.b)); return;
        case Op::AllOf: children(instruction.b, Keyword::AllOf); return;
        case Op::AnyOf: children(instruction.b, Keyword::AnyOf); return;
        case Op::OneOf: children(instruction.b, Keyword::OneOf); return;
        case Op::Not: visit(instruction.a, Keyword::Not); return;
        case Op::If: children(3, Keyword::If); return;
        case Op::DependentSchemas:
            for (std::uint32_t i = 0; i < instruction.b; ++i) {
                const DependencyRule& rule = plan.dependencies[instruction.a + i];
                visit(rule.subschema, rule.keyword);
            }
            return;
        default: return;
    }
}

}  // namespace

ReferenceLoop find_reference_loop(const Plan& plan) {
    enum class Mark : std::uint8_t { New, Open, Done };
    struct Step {
        std::uint32_t subschema;
        std::uint32_t from;
        Keyword keyword;
        bool is_exit;
    };
    std::vector<Mark> marks(plan.subschemas.size(), Mark::New);
    std::vector<Step> steps;
    for (std::uint32_t start = 0; start < plan.subschemas.size(); ++start) {
        steps.push_back({start, start, Keyword::Ref, false});
        while (!steps.empty()) {
            const Step step = steps.back();
            steps.pop_back();
            const std::uint32_t here = step.subschema;
            if (step.is_exit) {
                marks[here] = Mark::Done;
                continue;
            }
            if (marks[here] == Mark::Open) return {step.from, step.keyword};
            if (marks[here] == Mark::Done) continue;
            marks[here] = Mark::Open;
            steps.push_back({here, here, Keyword::Ref, true});
            const Slice run = plan.subschemas[here].instructions;
            for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
                each_in_place(plan, plan.instructions[i], [&](std::uint32_t target, Keyword keyword) {
                    steps.push_back({target, here, keyword, false});
                });
            }
        }
    }
    return {};
}

}  // namespace onetrip::schema
