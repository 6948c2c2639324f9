// Keywords that judge a value by itself (Validation sections 6 and 7).

#include <algorithm>

#include "core/base/sort.h"
#include "core/schema/compile_internal.h"

namespace onetrip::schema {
namespace {

using json::Kind;

constexpr KindSet text_kind = kind_bit(Kind::String);
constexpr KindSet array_kind = kind_bit(Kind::Array);
constexpr KindSet object_kind = kind_bit(Kind::Object);

struct TypeName {
    std::string_view name;
    KindSet kinds;
};
constexpr TypeName type_names[] = {
    {"array", array_kind},
    {"boolean", kind_bit(Kind::Boolean)},
    {"integer", kind_bit(Kind::Integer)},
    {"null", kind_bit(Kind::Null)},
    {"number", number_kinds},
    {"object", object_kind},
    {"string", text_kind},
};

/// The kinds of a type's name; 0 if there is no such type.
KindSet kinds_of(json::View name) {
    for (const TypeName& row : type_names) {
        if (name.string_or({}) == row.name) return row.kinds;
    }
    return 0;
}

}  // namespace

bool Compiler::write_values() {
    if (!write_type() || !write_enum() || !write_bounds()) return false;
    write_count(Keyword::MinLength, text_kind);
    write_count(Keyword::MaxLength, text_kind);
    if (const json::View pattern = now_[Keyword::Pattern]) {
        std::uint32_t index = 0;
        if (!write_pattern(Keyword::Pattern, *pattern.string(), index)) return false;
        add(Op::Pattern, text_kind, index);
    }
    write_format();
    write_count(Keyword::MinItems, array_kind);
    write_count(Keyword::MaxItems, array_kind);
    if (now_[Keyword::UniqueItems].boolean_or(false)) add(Op::UniqueItems, array_kind);
    write_count(Keyword::MinProperties, object_kind);
    write_count(Keyword::MaxProperties, object_kind);
    write_dependent_required();
    return true;
}

bool Compiler::write_type() {
    const json::View type = now_[Keyword::Type];
    if (!type) return true;
    KindSet allowed = kinds_of(type);
    if (type.is_array()) {
        if (type.size() == 0 || !has_shape(ValueShape::TextList, type))
            return fail(CompileRefusal::Malformed, Keyword::Type);
        for (const json::View name : type.elements()) {
            const KindSet kinds = kinds_of(name);
            if (kinds == 0) return fail(CompileRefusal::Malformed, Keyword::Type);
            allowed |= kinds;
        }
    }
    if (allowed == 0) return fail(CompileRefusal::Malformed, Keyword::Type);
    const bool whole = (allowed & number_kinds) == kind_bit(Kind::Integer);
    const auto refused = static_cast<KindSet>(any_kind & ~allowed);
    if (refused != 0) add(Op::Type, refused, whole ? 1 : 0);
    return true;
}

bool Compiler::write_enum() {
    if (const json::View list = now_[Keyword::Enum]) {
        std::vector<json::View> values;
        for (const json::View value : list.elements())
            values.push_back(value);
        write_constants(Keyword::Enum, values);
    }
    if (const json::View value = now_[Keyword::Const]) write_constants(Keyword::Const, {&value, 1});
    return true;
}

void Compiler::write_constants(Keyword keyword, std::span<const json::View> values) {
    EnumRule rule{keyword, {static_cast<std::uint32_t>(plan_.texts.size()), 0}, {constant_count_, 0}};
    for (const json::View value : values) {
        if (value.is_string()) {
            plan_.texts.push_back(plan_.keep(*value.string()));
            ++rule.texts.count;
        } else {
            constants_.value(value);
            ++rule.constants.count;
        }
    }
    constant_count_ += rule.constants.count;
    const std::vector<TextRange> texts(plan_.texts.begin() + rule.texts.first, plan_.texts.end());
    std::vector<std::uint32_t> order = base::indices(texts.size());
    base::sort_order(order,
                     [&](std::uint32_t x, std::uint32_t y) { return plan_.view(texts[x]) < plan_.view(texts[y]); });
    for (std::size_t i = 0; i < order.size(); ++i)
        plan_.texts[rule.texts.first + i] = texts[order[i]];
    plan_.enums.push_back(rule);
    add(Op::Enum, any_kind, static_cast<std::uint32_t>(plan_.enums.size() - 1));
}

bool Compiler::write_bounds() {
    constexpr Keyword bounds[] = {Keyword::Minimum, Keyword::Maximum, Keyword::ExclusiveMinimum,
                                  Keyword::ExclusiveMaximum};
    const auto keep_number = [&](json::View value) {
        plan_.numbers.push_back(number_of(value));
        return static_cast<std::uint32_t>(plan_.numbers.size() - 1);
    };
    for (const Keyword keyword : bounds) {
        const json::View value = now_[keyword];
        if (value) add(Op::Bound, number_kinds, keep_number(value), static_cast<std::uint32_t>(keyword));
    }
    if (const json::View value = now_[Keyword::MultipleOf]) {
        if (compare(number_of(value), Number{}) <= 0) return fail(CompileRefusal::Malformed, Keyword::MultipleOf);
        add(Op::MultipleOf, number_kinds, keep_number(value));
    }
    return true;
}

void Compiler::write_count(Keyword keyword, KindSet kinds) {
    const json::View value = now_[keyword];
    if (!value) return;
    // What no size can reach is as good as the largest.
    const auto count = static_cast<std::uint32_t>(std::min<std::int64_t>(value.integer().value_or(none), none));
    const bool asks_nothing = count == 0 && name_of(keyword).starts_with("min");
    if (!asks_nothing) add(Op::Length, kinds, count, static_cast<std::uint32_t>(keyword));
}

bool Compiler::write_pattern(Keyword keyword, std::string_view source, std::uint32_t& index) {
    const auto known = std::find(pattern_sources_.begin(), pattern_sources_.end(), source);
    index = static_cast<std::uint32_t>(known - pattern_sources_.begin());
    if (known != pattern_sources_.end()) return true;
    if (plan_.patterns.size() >= options_.compile_limits.patterns_max) {
        return fail(CompileRefusal::TooMany, keyword, source);
    }
    auto pattern = Pattern::compile(source, options_.compile_limits.pattern);
    if (!pattern) {
        switch (pattern.error()) {
            case PatternRefusal::TooLarge: return fail(CompileRefusal::PatternTooLarge, keyword, source);
            case PatternRefusal::Malformed: return fail(CompileRefusal::PatternMalformed, keyword, source);
            case PatternRefusal::Unsupported: return fail(CompileRefusal::PatternUnsupported, keyword, source);
        }
    }
    plan_.patterns.push_back(std::move(pattern).value());
    pattern_sources_.emplace_back(source);
    return true;
}

void Compiler::write_format() {
    const json::View name = now_[Keyword::Format];
    const Dialect& dialect = sources_.resource(plan_.subschemas[now_.subschema].resource).dialect;
    if (!name || (!options_.formats && !dialect.asserts_format)) return;
    if (const Format* format = find_format(*name.string())) {
        plan_.formats.push_back({format->holds, {}});
    } else if (options_.formats_more.knows != nullptr && options_.formats_more.knows(*name.string())) {
        plan_.formats.push_back({nullptr, plan_.keep(*name.string())});
    } else {
        return;
    }
    add(Op::Format, text_kind, static_cast<std::uint32_t>(plan_.formats.size() - 1));
}

void Compiler::write_dependent_required() {
    const auto first = static_cast<std::uint32_t>(plan_.dependencies.size());
    for (const Keyword keyword : {Keyword::DependentRequired, Keyword::Dependencies}) {
        for (const json::Member member : now_[keyword] ? now_[keyword].members() : json::View().members()) {
            if (!member.value.is_array()) continue;
            DependencyRule rule{
                plan_.keep(member.name), {static_cast<std::uint32_t>(plan_.texts.size()), 0}, none, keyword};
            for (const json::View name : member.value.elements()) {
                plan_.texts.push_back(plan_.keep(*name.string()));
                ++rule.required.count;
            }
            plan_.dependencies.push_back(rule);
        }
    }
    const auto count = static_cast<std::uint32_t>(plan_.dependencies.size()) - first;
    if (count > 0) add(Op::DependentRequired, object_kind, first, count);
}

}  // namespace onetrip::schema
