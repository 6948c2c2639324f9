// From the rule as JSON to the Plan, and on the way what the rule reads.

#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/json/pointer.h"
#include "core/logic/number.h"
#include "core/logic/plan.h"
#include "core/logic/reads.h"

namespace onetrip::logic {
namespace {

/// A value that no application can change: no operator in it. `{}` is data.
bool is_constant(json::View view) {
    if (view.is_object()) return view.size() == 0;
    for (const json::View element : view.elements()) {
        if (!is_constant(element)) return false;
    }
    return true;
}

/// A name or an index as a rule writes it.
bool is_name(json::View view) {
    return view.is_string() || view.is_number();
}

std::string name_text(json::View view) {
    if (const auto text = view.string()) return std::string(*text);
    std::string out;
    append_number(out, Datum::of(view));
    return out;
}

/// How far `[n]` at the front of a path reaches out; nullopt if it is none.
std::optional<std::uint16_t> levels_of(json::View view) {
    if (view.size() != 1 || !view.at(0).is_number()) return std::nullopt;
    const double levels = std::fabs(*view.at(0).number());
    return static_cast<std::uint16_t>(std::min(levels, 65534.0));
}

class Compiler {
public:
    explicit Compiler(Plan& plan) : plan_(plan) {}

    base::Result<base::Done, CompileError> run(json::View rule) {
        plan_.nodes.resize(1);
        plan_.places.resize(1);
        if (!compile(0, rule, 0, 0)) return base::Err{error_};
        reads_.finish(plan_);
        return base::Done{};
    }

private:
    bool fail(CompileRefusal refusal, std::uint32_t at) {
        error_ = {refusal, plan_.pointer_to(at)};
        return false;
    }

    bool count(std::size_t values, std::uint32_t at) {
        values_ += values;
        return values_ <= plan_.limits.nodes_max || fail(CompileRefusal::TooManyNodes, at);
    }

    /// `depth`: operators and arrays around it. `frames`: contexts between it and the rule's data.
    bool compile(std::uint32_t at, json::View view, std::uint32_t depth, std::uint32_t frames) {
        if (view.is_object() && view.size() > 0) return compile_operation(at, view, depth + 1, frames);
        if (view.is_array() && !is_constant(view)) {
            plan_.nodes[at].op = Op::List;
            return compile_children(at, view, depth + 1, frames);
        }
        return constant(at, view, depth, plan_.nodes[at].constant) && count(1, at);
    }

    bool compile_operation(std::uint32_t at, json::View view, std::uint32_t depth, std::uint32_t frames) {
        if (depth > plan_.limits.depth_max) return fail(CompileRefusal::TooDeep, at);
        const json::Member member = *view.members().begin();
        const Operator* known = view.size() == 1 ? find_operator(member.name) : nullptr;
        if (known == nullptr) return fail(CompileRefusal::UnknownOperator, at);
        plan_.nodes[at].op = known->op;
        plan_.places[at].operator_name = known->name;
        switch (known->taking) {
            case Taking::Verbatim:
                plan_.nodes[at].op = Op::Constant;
                return constant(at, member.value, depth, plan_.nodes[at].constant) && count(1, at);
            case Taking::Name:
                return known->op == Op::Var ? compile_var(at, member.value, depth, frames)
                                            : compile_val(at, member.value, depth, frames);
            case Taking::Lazy:
                if (!compile_children(at, member.value, depth, frames)) return false;
                if (is_invalid(plan_.nodes[at])) plan_.nodes[at].op = Op::Invalid;
                return true;
            case Taking::Arguments:
            case Taking::Single:
            case Taking::LazyOrOne: break;
        }
        note_reads(known->op, member.value, frames);
        return compile_children(at, member.value, depth, frames);
    }

    /// The arguments side by side: the elements of an array, else the one value.
    bool compile_children(std::uint32_t at, json::View arguments, std::uint32_t depth, std::uint32_t frames) {
        if (depth > plan_.limits.depth_max) return fail(CompileRefusal::TooDeep, at);
        const bool direct = !arguments.is_array();
        const auto size = direct ? 1u : static_cast<std::uint32_t>(arguments.size());
        if (!count(1, at) || !add_children(at, size, direct)) return false;
        const std::uint32_t first = plan_.nodes[at].first_child;
        const Op op = plan_.nodes[at].op;
        if (direct) return compile(first, arguments, depth, frames);
        std::uint32_t index = 0;
        for (const json::View argument : arguments.elements()) {
            if (!compile(first + index, argument, depth, frames + frames_inside(op, index))) return false;
            ++index;
        }
        return true;
    }

    bool add_children(std::uint32_t at, std::uint32_t size, bool direct) {
        if (plan_.nodes.size() + size > plan_.limits.nodes_max) return fail(CompileRefusal::TooManyNodes, at);
        const auto first = static_cast<std::uint32_t>(plan_.nodes.size());
        plan_.nodes.resize(first + size);
        plan_.places.resize(first + size);
        plan_.nodes[at].first_child = first;
        plan_.nodes[at].child_count = size;
        plan_.nodes[at].direct = direct;
        for (std::uint32_t i = 0; i < size; ++i) {
            plan_.places[first + i].parent = at;
            plan_.places[first + i].argument = direct ? Place::alone : i;
        }
        return true;
    }

    /// Whether an argument is evaluated against an element, an accumulator or an error instead of the data around.
    static std::uint32_t frames_inside(Op op, std::uint32_t index) {
        switch (op) {
            case Op::Map:
            case Op::Filter:
            case Op::Reduce:
            case Op::All:
            case Op::Some:
            case Op::None: return index == 1 ? 1 : 0;
            case Op::Try: return index > 0 ? 1 : 0;
            default: return 0;
        }
    }

    [[nodiscard]] bool is_invalid(const Node& node) const {
        if (node.direct) return true;
        const auto is_null = [&](std::uint32_t index) {
            const Node& child = plan_.child(node, index);
            return child.op == Op::Constant && child.constant.is_null();
        };
        switch (node.op) {
            case Op::If:
            case Op::And:
            case Op::Or:
            case Op::Coalesce: return false;
            case Op::Map:
            case Op::Filter:
            case Op::Reduce: return node.child_count < 2 || is_null(0) || is_null(1);
            default: return node.child_count < 2;
        }
    }

    bool compile_var(std::uint32_t at, json::View value, std::uint32_t depth, std::uint32_t frames) {
        const json::View key = value.is_array() ? value.at(0) : value;
        const bool whole = !key || key.is_null() || key.string() == std::string_view();
        if (!whole && !is_name(key)) {
            reads_.unknown(frames);
            return compile_children(at, value, depth, frames);
        }
        std::string path = whole ? std::string() : name_text(key);
        std::uint32_t levels = 0;
        while (path.compare(0, 3, "../") == 0 && levels < UINT16_MAX) {
            path.erase(0, 3);
            ++levels;
        }
        plan_.nodes[at].op = Op::Path;
        plan_.nodes[at].levels = static_cast<std::uint16_t>(levels);
        if (!path.empty()) add_segments(at, split_path(path));
        reads_.path(plan_, plan_.nodes[at], frames);
        if (!value.is_array() || value.size() < 2) return count(1, at);
        return count(1, at) && add_children(at, 1, false) && set_default(at, value.at(1), depth, frames);
    }

    bool set_default(std::uint32_t at, json::View value, std::uint32_t depth, std::uint32_t frames) {
        const std::uint32_t child = plan_.nodes[at].first_child;
        plan_.places[child].argument = 1;
        return compile(child, value, depth, frames);
    }

    /// `val` and `exists`: `"a"`, `["a","b"]`, `[[2],"a"]`.
    bool compile_val(std::uint32_t at, json::View value, std::uint32_t depth, std::uint32_t frames) {
        std::vector<std::string> names;
        std::optional<std::uint16_t> levels = 0;
        bool literal = value.is_array() || is_name(value);
        if (is_name(value)) names.push_back(name_text(value));
        std::size_t index = 0;
        for (const json::View element : value.elements()) {
            if (index++ == 0 && element.is_array()) {
                levels = levels_of(element);
                literal = levels.has_value();
                continue;
            }
            literal = literal && is_name(element);
            if (literal) names.push_back(name_text(element));
        }
        Node& node = plan_.nodes[at];
        node.levels = levels.value_or(0);
        add_segments(at, names);
        if (literal) {
            node.op = node.op == Op::Val ? Op::Path : Op::PathExists;
            reads_.path(plan_, node, frames);
            return count(1, at);
        }
        // What is known of the path is its beginning; if not even that, it may lead anywhere.
        const bool begins = levels.has_value() && (!names.empty() || (value.is_array() && value.at(0).is_array()));
        begins ? reads_.path(plan_, node, frames) : reads_.unknown(frames);
        return compile_children(at, value, depth, frames);
    }

    void add_segments(std::uint32_t at, const std::vector<std::string>& names) {
        plan_.nodes[at].first_segment = static_cast<std::uint32_t>(plan_.segments.size());
        plan_.nodes[at].segment_count = static_cast<std::uint32_t>(names.size());
        for (const std::string& name : names) {
            const auto index = json::array_index(name);
            plan_.segments.push_back({keep(name), index ? static_cast<std::int32_t>(*index) : -1});
        }
    }

    void note_reads(Op op, json::View value, std::uint32_t frames) {
        if (op == Op::Missing) reads_.missing(value, frames);
        if (op == Op::MissingSome) reads_.missing(value.is_array() ? value.at(1) : value, frames);
        if (op == Op::Today || (op == Op::Age && value.size() != 2)) plan_.reads_today = true;
        if (op == Op::AddWorkdays || op == Op::IsWorkday || op == Op::WorkdaysBetween) plan_.reads_workdays = true;
    }

    std::string_view keep(std::string_view text) {
        if (text.empty()) return {};
        char* copy = static_cast<char*>(plan_.texts.allocate(text.size()));
        std::memcpy(copy, text.data(), text.size());
        return {copy, text.size()};
    }

    template <typename Item>
    Item* keep_array(std::size_t size) {
        Item* items = static_cast<Item*>(plan_.texts.allocate(size * sizeof(Item)));
        for (std::size_t i = 0; i < size; ++i)
            new (items + i) Item();
        return items;
    }

    /// Copies a value into the plan, so that the rule's document may go.
    bool constant(std::uint32_t at, json::View view, std::uint32_t depth, Datum& out) {
        if (const auto text = view.string()) {
            out = Datum::of(keep(*text));
            return true;
        }
        if (!view.is_array() && !view.is_object()) {
            out = Datum::of(view);
            return true;
        }
        if (depth + 1 > plan_.limits.depth_max) return fail(CompileRefusal::TooDeep, at);
        if (!count(view.size(), at)) return false;
        Datum datum;
        datum.size = static_cast<std::uint32_t>(view.size());
        datum.depth = 1;
        const auto add = [&](json::View each, Datum& target) {
            if (!constant(at, each, depth + 1, target)) return false;
            datum.depth = std::max<std::uint8_t>(datum.depth, static_cast<std::uint8_t>(target.depth + 1));
            return true;
        };
        std::size_t index = 0;
        if (view.is_array()) {
            datum.tag = Tag::Array;
            Datum* elements = keep_array<Datum>(view.size());
            datum.elements = elements;
            for (const json::View element : view.elements()) {
                if (!add(element, elements[index++])) return false;
            }
        } else {
            datum.tag = Tag::Object;
            DatumMember* members = keep_array<DatumMember>(view.size());
            datum.members = members;
            for (const json::Member member : view.members()) {
                members[index].name = Datum::of(keep(member.name));
                if (!add(member.value, members[index++].value)) return false;
            }
        }
        out = datum;
        return true;
    }

    Plan& plan_;
    Reads reads_;
    std::size_t values_ = 0;
    CompileError error_;
};

}  // namespace

std::string_view code_of(CompileRefusal refusal) {
    switch (refusal) {
        case CompileRefusal::TooDeep: return "logic.too_deep";
        case CompileRefusal::TooManyNodes: return "logic.too_many_nodes";
        case CompileRefusal::UnknownOperator: return "logic.unknown_operator";
    }
    return "logic.unknown_operator";
}

base::Result<Rule, CompileError> Rule::compile(json::View rule, const Limits& limits) {
    auto plan = std::make_shared<Plan>();
    plan->limits = limits;
    const auto compiled = Compiler(*plan).run(rule);
    if (!compiled) return base::Err{compiled.error()};
    return Rule(std::move(plan));
}

std::span<const std::string> Rule::variables() const {
    return plan_->variables;
}
std::span<const std::string> Rule::outer_variables() const {
    return plan_->outer_variables;
}
bool Rule::reads_today() const {
    return plan_->reads_today;
}
bool Rule::reads_workdays() const {
    return plan_->reads_workdays;
}

}  // namespace onetrip::logic
