// Keywords that apply schemas to members and elements (Core sections 10.3 and 11).

#include <algorithm>

#include "core/base/sort.h"
#include "core/schema/evaluation_internal.h"

namespace onetrip::schema {

/// Members mostly come in the order in which the schema names them, so the name after the last one is tried first.
const PropertyName* Evaluation::find_name(const ObjectRule& rule, std::string_view name,
                                          std::uint32_t& expected) const {
    const PropertyName* const names = plan_.names.data() + rule.names.first;
    if (expected < rule.names.count && plan_.view(names[expected].text) == name) return names + expected++;
    const auto first = plan_.name_order.begin() + rule.names.first;
    const auto last = first + rule.names.count;
    const auto found = std::lower_bound(first, last, name, [&](std::uint32_t at, std::string_view wanted) {
        return plan_.view(plan_.names[at].text) < wanted;
    });
    if (found == last || plan_.view(plan_.names[*found].text) != name) return nullptr;
    expected = *found - rule.names.first + 1;
    return plan_.names.data() + *found;
}

bool Evaluation::apply_object(const ObjectRule& rule, const Target& target) {
    if (target.value.size() < rule.required_count && !collects()) return false;
    bool verdict = !collects() || report_missing(rule, target);
    std::uint32_t required_left = rule.required_count;
    std::uint32_t expected = 0;
    std::size_t at = 0;
    for (const json::Member member : target.value.members()) {
        const PropertyName* known = find_name(rule, member.name, expected);
        if (known != nullptr && known->required_at != none) --required_left;
        if (!apply_member(rule, target, member, known, at++)) {
            verdict = false;
            if (!collects() || !given_up_.empty()) return false;
        }
    }
    return verdict && required_left == 0;
}

bool Evaluation::apply_member(const ObjectRule& rule, const Target& target, json::Member member,
                              const PropertyName* known, std::size_t at) {
    if (!spend(1 + rule.patterns.count)) return false;
    const Place place{&target.place, member.name, 0, true};
    bool verdict = true;
    bool is_known = false;
    if (known != nullptr && known->subschema != none) {
        is_known = true;
        verdict = apply(known->subschema, member.value, place, nullptr);
    }
    for (std::uint32_t i = 0; i < rule.patterns.count; ++i) {
        const PatternProperty& property = plan_.pattern_properties[rule.patterns.first + i];
        if (!matches(property.pattern, member.name)) continue;
        is_known = true;
        verdict = apply(property.subschema, member.value, place, nullptr) && verdict;
    }
    if (!is_known && rule.additional != none) {
        is_known = true;
        verdict = apply(rule.additional, member.value, place, nullptr) && verdict;
    }
    if (rule.property_names != none) {
        const json::View name = member.value.document().at(member.value.index() - 1);
        verdict = apply(rule.property_names, name, place, nullptr) && verdict;
    }
    if (is_known && target.evaluated != nullptr) target.evaluated->mark(at);
    return verdict;
}

bool Evaluation::report_missing(const ObjectRule& rule, const Target& target) {
    constexpr std::size_t members_per_step = 8;
    std::vector<std::uint32_t> missing;
    for (std::uint32_t i = 0; rule.required_count > 0 && i < rule.names.count; ++i) {
        const PropertyName& name = plan_.names[rule.names.first + i];
        if (name.required_at == none) continue;
        if (!spend(target.value.size() / members_per_step + 1)) return false;
        if (!target.value[plan_.view(name.text)]) missing.push_back(name.required_at);
    }
    base::sort_order(missing, [](std::uint32_t a, std::uint32_t b) { return a < b; });
    for (const std::uint32_t required_at : missing)
        fail(Keyword::Required, target, required_at);
    return missing.empty();
}

bool Evaluation::apply_items(const ItemsRule& rule, const Target& target) {
    bool verdict = true;
    std::uint32_t at = 0;
    for (const json::View element : target.value.elements()) {
        const std::uint32_t subschema = at < rule.prefix.count ? plan_.children[rule.prefix.first + at] : rule.rest;
        if (subschema == none) break;
        if (!spend(1)) return false;
        const Place place{&target.place, {}, at, false};
        if (!apply(subschema, element, place, nullptr)) {
            verdict = false;
            if (!collects() || !given_up_.empty()) return false;
        }
        if (target.evaluated != nullptr) target.evaluated->mark(at);
        ++at;
    }
    return verdict;
}

bool Evaluation::apply_contains(const ContainsRule& rule, const Target& target) {
    std::uint32_t held = 0;
    std::uint32_t at = 0;
    for (const json::View element : target.value.elements()) {
        if (!spend(1)) return false;
        // Whether further elements match matters only to maxContains and to whoever collects.
        if (target.evaluated == nullptr && rule.max == none && held >= rule.min) break;
        const Place place{&target.place, {}, at, false};
        if (holds(rule.subschema, element, place, nullptr)) {
            ++held;
            if (target.evaluated != nullptr) target.evaluated->mark(at);
        }
        ++at;
    }
    if (held > rule.max) return fail(Keyword::MaxContains, target);
    if (held >= rule.min) return given_up_.empty();
    return fail(rule.min_is_given ? Keyword::MinContains : Keyword::Contains, target);
}

bool Evaluation::apply_unevaluated_items(std::uint32_t subschema, const Target& target) {
    bool verdict = true;
    std::uint32_t at = 0;
    for (const json::View element : target.value.elements()) {
        if (!spend(1)) return false;
        if (!target.evaluated->has(at)) {
            const Place place{&target.place, {}, at, false};
            if (!apply(subschema, element, place, nullptr)) {
                verdict = false;
                if (!collects()) return false;
            }
            target.evaluated->mark(at);
        }
        ++at;
    }
    return verdict;
}

bool Evaluation::apply_unevaluated_properties(std::uint32_t subschema, const Target& target) {
    bool verdict = true;
    std::size_t at = 0;
    for (const json::Member member : target.value.members()) {
        if (!spend(1)) return false;
        if (!target.evaluated->has(at)) {
            const Place place{&target.place, member.name, 0, true};
            if (!apply(subschema, member.value, place, nullptr)) {
                verdict = false;
                if (!collects()) return false;
            }
            target.evaluated->mark(at);
        }
        ++at;
    }
    return verdict;
}

}  // namespace onetrip::schema
