// Keywords that apply other schemas (Core sections 8.2.3, 10 and 11), and `required`, which reads the same members.

#include <algorithm>

#include "core/base/sort.h"
#include "core/schema/compile_internal.h"
#include "core/schema/uri.h"

namespace onetrip::schema {
namespace {

constexpr KindSet array_kind = kind_bit(json::Kind::Array);
constexpr KindSet object_kind = kind_bit(json::Kind::Object);

}  // namespace

bool Compiler::write_in_place() {
    if (!write_reference(Keyword::Ref) || !write_reference(Keyword::DynamicRef)) return false;
    write_list(Keyword::AllOf, Op::AllOf);
    write_list(Keyword::AnyOf, Op::AnyOf);
    write_list(Keyword::OneOf, Op::OneOf);
    if (const json::View schema = now_[Keyword::Not]) add(Op::Not, any_kind, need_child(schema));
    write_if();
    write_dependent_schemas();
    return true;
}

/// Core sections 8.2.3.1 and 8.2.3.2: a $dynamicRef that first leads to a $dynamicAnchor goes on to the outermost one
/// of that name in the dynamic scope; any other is a $ref.
bool Compiler::write_reference(Keyword keyword) {
    const json::View reference = now_[keyword];
    if (!reference) return true;
    const auto target =
        sources_.resolve(plan_.subschemas[now_.subschema].resource, *reference.string(), now_.subschema, keyword);
    if (!target) return false;
    need(*target);
    const std::string_view name = fragment_of(*reference.string());
    const Anchor* anchor = nullptr;
    if (keyword == Keyword::DynamicRef && !name.empty() && name.front() != '/') {
        anchor = sources_.find_anchor(plan_.subschemas[*target].resource, name);
    }
    if (anchor == nullptr || !anchor->is_dynamic) {
        add(Op::Ref, any_kind, *target, static_cast<std::uint32_t>(keyword));
        return true;
    }
    plan_.dynamic_refs.emplace_back();
    dynamic_names_.push_back({anchor->name, static_cast<std::uint32_t>(plan_.dynamic_refs.size() - 1)});
    add(Op::DynamicRef, any_kind, *target, dynamic_names_.back().dynamic_ref);
    return true;
}

void Compiler::write_list(Keyword keyword, Op op) {
    const json::View list = now_[keyword];
    if (!list) return;
    const auto first = static_cast<std::uint32_t>(plan_.children.size());
    for (const json::View schema : list.elements())
        plan_.children.push_back(need_child(schema));
    add(op, any_kind, first, static_cast<std::uint32_t>(list.size()));
}

void Compiler::write_if() {
    const json::View condition = now_[Keyword::If];
    if (!condition) return;
    const auto first = static_cast<std::uint32_t>(plan_.children.size());
    for (const Keyword keyword : {Keyword::If, Keyword::Then, Keyword::Else}) {
        plan_.children.push_back(now_[keyword] ? need_child(now_[keyword]) : none);
    }
    add(Op::If, any_kind, first);
}

void Compiler::write_dependent_schemas() {
    const auto first = static_cast<std::uint32_t>(plan_.dependencies.size());
    for (const Keyword keyword : {Keyword::DependentSchemas, Keyword::Dependencies}) {
        for (const json::Member member : now_[keyword] ? now_[keyword].members() : json::View().members()) {
            if (member.value.is_array()) continue;
            plan_.dependencies.push_back({plan_.keep(member.name), {}, need_child(member.value), keyword});
        }
    }
    const auto count = static_cast<std::uint32_t>(plan_.dependencies.size()) - first;
    if (count > 0) add(Op::DependentSchemas, object_kind, first, count);
}

bool Compiler::write_object() {
    ObjectRule rule;
    write_names(rule);
    rule.patterns.first = static_cast<std::uint32_t>(plan_.pattern_properties.size());
    if (const json::View patterns = now_[Keyword::PatternProperties]) {
        for (const json::Member member : patterns.members()) {
            PatternProperty property{0, need_child(member.value)};
            if (!write_pattern(Keyword::PatternProperties, member.name, property.pattern)) return false;
            plan_.pattern_properties.push_back(property);
            ++rule.patterns.count;
        }
    }
    if (const json::View schema = now_[Keyword::AdditionalProperties]) rule.additional = need_child(schema);
    if (const json::View schema = now_[Keyword::PropertyNames]) rule.property_names = need_child(schema);
    const bool asks_nothing =
        rule.names.count == 0 && rule.patterns.count == 0 && rule.additional == none && rule.property_names == none;
    if (asks_nothing) return true;
    plan_.objects.push_back(rule);
    add(Op::Object, object_kind, static_cast<std::uint32_t>(plan_.objects.size() - 1));
    return true;
}

/// The names of `properties` in their order, then what only `required` names.
void Compiler::write_names(ObjectRule& rule) {
    const auto first = static_cast<std::uint32_t>(plan_.names.size());
    const auto by_name = [&](std::uint32_t a, std::uint32_t b) {
        return plan_.view(plan_.names[a].text) < plan_.view(plan_.names[b].text);
    };
    if (const json::View properties = now_[Keyword::Properties]) {
        for (const json::Member member : properties.members()) {
            plan_.name_order.push_back(static_cast<std::uint32_t>(plan_.names.size()));
            plan_.names.push_back({plan_.keep(member.name), need_child(member.value), none});
        }
        base::sort_order(std::span(plan_.name_order).subspan(first), by_name);
    }
    if (const json::View required = now_[Keyword::Required]) {
        const std::size_t known_end = plan_.name_order.size();
        for (const json::View name : required.elements()) {
            const auto end = plan_.name_order.begin() + static_cast<std::ptrdiff_t>(known_end);
            const auto found = std::lower_bound(
                plan_.name_order.begin() + first, end, *name.string(),
                [&](std::uint32_t a, std::string_view wanted) { return plan_.view(plan_.names[a].text) < wanted; });
            if (found != end && plan_.view(plan_.names[*found].text) == *name.string()) {
                plan_.names[*found].required_at = rule.required_count++;
                continue;
            }
            plan_.name_order.push_back(static_cast<std::uint32_t>(plan_.names.size()));
            plan_.names.push_back({plan_.keep(*name.string()), none, rule.required_count++});
        }
        base::sort_order(std::span(plan_.name_order).subspan(first), by_name);
    }
    rule.names = {first, static_cast<std::uint32_t>(plan_.names.size()) - first};
}

void Compiler::write_items() {
    ItemsRule rule{{static_cast<std::uint32_t>(plan_.children.size()), 0}, none};
    if (const json::View list = now_[Keyword::PrefixItems]) {
        for (const json::View schema : list.elements())
            plan_.children.push_back(need_child(schema));
        rule.prefix.count = static_cast<std::uint32_t>(list.size());
    }
    if (const json::View schema = now_[Keyword::Items]) rule.rest = need_child(schema);
    if (rule.prefix.count == 0 && rule.rest == none) return;
    plan_.items.push_back(rule);
    add(Op::Items, array_kind, static_cast<std::uint32_t>(plan_.items.size() - 1));
}

void Compiler::write_contains() {
    const json::View schema = now_[Keyword::Contains];
    if (!schema) return;
    const auto count = [&](Keyword keyword, std::int64_t otherwise) {
        const json::View value = now_[keyword];
        return static_cast<std::uint32_t>(std::min<std::int64_t>(value ? value.integer_or(none) : otherwise, none));
    };
    plan_.contains.push_back({need_child(schema), count(Keyword::MinContains, 1), count(Keyword::MaxContains, none),
                              now_[Keyword::MinContains].exists()});
    add(Op::Contains, array_kind, static_cast<std::uint32_t>(plan_.contains.size() - 1));
}

void Compiler::write_unevaluated() {
    if (const json::View schema = now_[Keyword::UnevaluatedItems]) {
        add(Op::UnevaluatedItems, array_kind, need_child(schema));
        plan_.subschemas[now_.subschema].collects = true;
    }
    if (const json::View schema = now_[Keyword::UnevaluatedProperties]) {
        add(Op::UnevaluatedProperties, object_kind, need_child(schema));
        plan_.subschemas[now_.subschema].collects = true;
    }
}

}  // namespace onetrip::schema
