#pragma once

/// One check of one instance: walks the plan and the instance together.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/plan_internal.h"

namespace onetrip::schema {

/// Where a value stands in the instance: a link per step, each in the frame of the function that took the step.
struct Place {
    const Place* above = nullptr;
    std::string_view name;    ///< of a member
    std::uint32_t index = 0;  ///< of an element
    bool is_member = false;

    void append_to(std::string& pointer) const;
};

/// Which members or elements of a value some keyword has looked at (Core section 11): one bit each.
class Evaluated {
public:
    explicit Evaluated(std::size_t size) {
        if (size > word_bits) more_.resize((size - 1) / word_bits, 0);
    }
    void mark(std::size_t at) { word(at) |= std::uint64_t{1} << at % word_bits; }
    [[nodiscard]] bool has(std::size_t at) const {
        const std::uint64_t bits = at < word_bits ? first_ : more_[at / word_bits - 1];
        return (bits >> at % word_bits & 1) != 0;
    }
    void merge(const Evaluated& other);

private:
    static constexpr std::size_t word_bits = 64;
    std::uint64_t& word(std::size_t at) { return at < word_bits ? first_ : more_[at / word_bits - 1]; }

    std::uint64_t first_ = 0;
    std::vector<std::uint64_t> more_;
};

class Evaluation {
public:
    /// Without `findings` it stops at the first thing that is wrong.
    Evaluation(const Plan& plan, std::vector<SchemaFinding>* findings)
        : plan_(plan), findings_(findings), steps_left_(plan.limits.steps_max) {}

    [[nodiscard]] bool run(std::uint32_t subschema, json::View value);

private:
    /// The resources that were entered on the way here, innermost first: the dynamic scope.
    struct Scope {
        const Scope* outer;
        std::uint32_t resource;
    };
    /// What the instructions of one subschema work on.
    struct Target {
        std::uint32_t subschema;
        json::View value;
        const Place& place;
        Evaluated* evaluated;  ///< nullptr where nobody asks
    };

    bool apply(std::uint32_t subschema, json::View value, const Place& place, Evaluated* evaluated);
    bool apply_in_scope(const Target& target);
    bool apply_collecting(const Target& target);
    bool apply_instructions(const Target& target);
    bool apply_instruction(const Instruction& instruction, const Target& target);
    /// The verdict alone, without findings.
    bool holds(std::uint32_t subschema, json::View value, const Place& place, Evaluated* evaluated);

    // evaluate_values.cpp
    bool check_type(const Instruction& instruction, const Target& target);
    bool check_enum(const EnumRule& rule, const Target& target);
    bool check_bound(const Instruction& instruction, const Target& target);
    bool check_length(const Instruction& instruction, const Target& target);
    bool check_unique(const Target& target);
    bool check_dependent_required(const Instruction& instruction, const Target& target);
    [[nodiscard]] bool has_format(const FormatRule& rule, std::string_view text);
    [[nodiscard]] bool matches(std::uint32_t pattern, std::string_view text);

    // evaluate_in_place.cpp
    bool apply_dynamic_ref(const Instruction& instruction, const Target& target);
    bool apply_all(const Instruction& instruction, const Target& target);
    bool apply_any(const Instruction& instruction, const Target& target);
    bool apply_one(const Instruction& instruction, const Target& target);
    bool fail_with_branches(Keyword keyword, const Instruction& instruction, const Target& target);
    bool apply_not(const Instruction& instruction, const Target& target);
    bool apply_if(const Instruction& instruction, const Target& target);
    bool apply_dependent_schemas(const Instruction& instruction, const Target& target);

    // evaluate_children.cpp
    bool apply_object(const ObjectRule& rule, const Target& target);
    bool apply_member(const ObjectRule& rule, const Target& target, json::Member member, const PropertyName* known,
                      std::size_t at);
    bool report_missing(const ObjectRule& rule, const Target& target);
    const PropertyName* find_name(const ObjectRule& rule, std::string_view name, std::uint32_t& expected) const;
    bool apply_items(const ItemsRule& rule, const Target& target);
    bool apply_contains(const ContainsRule& rule, const Target& target);
    bool apply_unevaluated_items(std::uint32_t subschema, const Target& target);
    bool apply_unevaluated_properties(std::uint32_t subschema, const Target& target);

    [[nodiscard]] bool collects() const { return findings_ != nullptr && muted_ == 0; }
    /// Adds a finding where somebody listens. Always false.
    bool fail(Keyword keyword, const Target& target, std::uint32_t index = none);
    bool add_finding(std::string_view code, const Place& place, std::string schema);
    /// False once the check is given up.
    bool spend(std::uint64_t steps) {
        if (steps <= steps_left_) {
            steps_left_ -= steps;
            return true;
        }
        steps_left_ = 0;
        return give_up("schema.steps_exceeded");
    }
    bool give_up(std::string_view code);

    const Plan& plan_;
    std::vector<SchemaFinding>* findings_;
    std::size_t findings_before_ = 0;
    std::uint64_t steps_left_;
    std::uint32_t depth_ = 0;
    std::uint32_t muted_ = 0;
    const Scope* scope_ = nullptr;
    std::string_view given_up_;  ///< the code of the limit that ended the check; empty if none did
};

}  // namespace onetrip::schema
