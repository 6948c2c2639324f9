// Keywords that apply schemas to the same value (Core sections 8.2.3 and 10.2).

#include "core/schema/evaluation_internal.h"

namespace onetrip::schema {

/// The outermost resource of the dynamic scope that has the anchor decides.
bool Evaluation::apply_dynamic_ref(const Instruction& instruction, const Target& target) {
    const Slice targets = plan_.dynamic_refs[instruction.b];
    std::uint32_t chosen = instruction.a;
    for (const Scope* scope = scope_; scope != nullptr; scope = scope->outer) {
        if (!spend(targets.count)) return false;
        for (std::uint32_t i = targets.first; i < targets.first + targets.count; ++i) {
            if (plan_.dynamic_targets[i].resource == scope->resource) chosen = plan_.dynamic_targets[i].subschema;
        }
    }
    return apply(chosen, target.value, target.place, target.evaluated);
}

bool Evaluation::apply_all(const Instruction& instruction, const Target& target) {
    bool verdict = true;
    for (std::uint32_t i = 0; i < instruction.b; ++i) {
        if (apply(plan_.children[instruction.a + i], target.value, target.place, target.evaluated)) continue;
        verdict = false;
        if (!collects()) return false;
    }
    return verdict;
}

/// Where no branch holds, the findings of all of them follow the one of the keyword.
bool Evaluation::apply_any(const Instruction& instruction, const Target& target) {
    bool verdict = false;
    for (std::uint32_t i = 0; i < instruction.b; ++i) {
        const std::uint32_t child = plan_.children[instruction.a + i];
        if (target.evaluated == nullptr) {
            if (holds(child, target.value, target.place, nullptr)) return true;
            continue;
        }
        // What a branch looked at counts only if it holds; so every branch is asked.
        Evaluated own(target.value.size());
        if (!holds(child, target.value, target.place, &own)) continue;
        target.evaluated->merge(own);
        verdict = true;
    }
    if (verdict) return true;
    return fail_with_branches(Keyword::AnyOf, instruction, target);
}

bool Evaluation::apply_one(const Instruction& instruction, const Target& target) {
    std::uint32_t held = 0;
    for (std::uint32_t i = 0; i < instruction.b; ++i) {
        const std::uint32_t child = plan_.children[instruction.a + i];
        if (target.evaluated == nullptr) {
            held += holds(child, target.value, target.place, nullptr) ? 1 : 0;
        } else {
            Evaluated own(target.value.size());
            if (!holds(child, target.value, target.place, &own)) continue;
            target.evaluated->merge(own);
            ++held;
        }
        if (held > 1) return fail(Keyword::OneOf, target);
    }
    if (held == 1) return true;
    return fail_with_branches(Keyword::OneOf, instruction, target);
}

bool Evaluation::fail_with_branches(Keyword keyword, const Instruction& instruction, const Target& target) {
    if (!collects()) return false;
    fail(keyword, target);
    for (std::uint32_t i = 0; i < instruction.b; ++i) {
        apply(plan_.children[instruction.a + i], target.value, target.place, nullptr);
    }
    return false;
}

bool Evaluation::apply_not(const Instruction& instruction, const Target& target) {
    if (!holds(instruction.a, target.value, target.place, nullptr)) return given_up_.empty();
    return fail(Keyword::Not, target);
}

bool Evaluation::apply_if(const Instruction& instruction, const Target& target) {
    const std::uint32_t* const children = plan_.children.data() + instruction.a;
    const bool is_bare = children[1] == none && children[2] == none;
    bool condition = false;
    if (target.evaluated == nullptr) {
        if (is_bare) return true;
        condition = holds(children[0], target.value, target.place, nullptr);
    } else {
        Evaluated own(target.value.size());
        condition = holds(children[0], target.value, target.place, &own);
        if (condition) target.evaluated->merge(own);
    }
    if (!given_up_.empty()) return false;
    const std::uint32_t branch = children[condition ? 1 : 2];
    return branch == none || apply(branch, target.value, target.place, target.evaluated);
}

bool Evaluation::apply_dependent_schemas(const Instruction& instruction, const Target& target) {
    constexpr std::size_t members_per_step = 8;
    bool verdict = true;
    for (std::uint32_t i = 0; i < instruction.b; ++i) {
        const DependencyRule& rule = plan_.dependencies[instruction.a + i];
        if (!spend(target.value.size() / members_per_step + 1)) return false;
        if (!target.value[plan_.view(rule.trigger)]) continue;
        if (apply(rule.subschema, target.value, target.place, target.evaluated)) continue;
        verdict = false;
        if (!collects()) return false;
    }
    return verdict;
}

}  // namespace onetrip::schema
