#include "core/schema/keyword_internal.h"

#include <algorithm>
#include <vector>

#include "core/base/sort.h"

namespace onetrip::schema {
namespace {

constexpr std::string_view code_prefix = "schema.";
constexpr double int64_limit = 9223372036854775808.0;  // doubles from here on are whole

struct KeywordRow {
    std::string_view code;
    ValueShape shape;
    Vocabulary vocabulary;
};

using enum ValueShape;
constexpr KeywordRow keywords[keyword_count] = {
    {"schema.$anchor", Text, Vocabulary::Core},
    {"schema.$comment", Text, Vocabulary::Core},
    {"schema.$defs", SchemaMap, Vocabulary::Core},
    {"schema.$dynamicAnchor", Text, Vocabulary::Core},
    {"schema.$dynamicRef", Text, Vocabulary::Core},
    {"schema.$id", Text, Vocabulary::Core},
    {"schema.$ref", Text, Vocabulary::Core},
    {"schema.$schema", Text, Vocabulary::Core},
    {"schema.$vocabulary", Flags, Vocabulary::Core},
    {"schema.additionalProperties", Schema, Vocabulary::Applicator},
    {"schema.allOf", SchemaList, Vocabulary::Applicator},
    {"schema.anyOf", SchemaList, Vocabulary::Applicator},
    {"schema.const", Any, Vocabulary::Validation},
    {"schema.contains", Schema, Vocabulary::Applicator},
    {"schema.contentEncoding", Text, Vocabulary::Content},
    {"schema.contentMediaType", Text, Vocabulary::Content},
    {"schema.contentSchema", Schema, Vocabulary::Content},
    {"schema.definitions", SchemaMap, Vocabulary::Core},
    {"schema.dependencies", Dependencies, Vocabulary::Core},
    {"schema.dependentRequired", TextListMap, Vocabulary::Validation},
    {"schema.dependentSchemas", SchemaMap, Vocabulary::Applicator},
    {"schema.deprecated", Flag, Vocabulary::MetaData},
    {"schema.description", Text, Vocabulary::MetaData},
    {"schema.else", Schema, Vocabulary::Applicator},
    {"schema.enum", List, Vocabulary::Validation},
    {"schema.examples", List, Vocabulary::MetaData},
    {"schema.exclusiveMaximum", Number, Vocabulary::Validation},
    {"schema.exclusiveMinimum", Number, Vocabulary::Validation},
    {"schema.format", Text, Vocabulary::Format},
    {"schema.if", Schema, Vocabulary::Applicator},
    {"schema.items", Schema, Vocabulary::Applicator},
    {"schema.maxContains", Count, Vocabulary::Validation},
    {"schema.maxItems", Count, Vocabulary::Validation},
    {"schema.maxLength", Count, Vocabulary::Validation},
    {"schema.maxProperties", Count, Vocabulary::Validation},
    {"schema.maximum", Number, Vocabulary::Validation},
    {"schema.minContains", Count, Vocabulary::Validation},
    {"schema.minItems", Count, Vocabulary::Validation},
    {"schema.minLength", Count, Vocabulary::Validation},
    {"schema.minProperties", Count, Vocabulary::Validation},
    {"schema.minimum", Number, Vocabulary::Validation},
    {"schema.multipleOf", Number, Vocabulary::Validation},
    {"schema.not", Schema, Vocabulary::Applicator},
    {"schema.oneOf", SchemaList, Vocabulary::Applicator},
    {"schema.pattern", Text, Vocabulary::Validation},
    {"schema.patternProperties", SchemaMap, Vocabulary::Applicator},
    {"schema.prefixItems", SchemaList, Vocabulary::Applicator},
    {"schema.properties", SchemaMap, Vocabulary::Applicator},
    {"schema.propertyNames", Schema, Vocabulary::Applicator},
    {"schema.readOnly", Flag, Vocabulary::MetaData},
    {"schema.required", TextList, Vocabulary::Validation},
    {"schema.then", Schema, Vocabulary::Applicator},
    {"schema.title", Text, Vocabulary::MetaData},
    {"schema.type", Any, Vocabulary::Validation},
    {"schema.unevaluatedItems", Schema, Vocabulary::Unevaluated},
    {"schema.unevaluatedProperties", Schema, Vocabulary::Unevaluated},
    {"schema.uniqueItems", Flag, Vocabulary::Validation},
    {"schema.writeOnly", Flag, Vocabulary::MetaData},
};

const KeywordRow& row_of(Keyword keyword) {
    return keywords[static_cast<std::size_t>(keyword)];
}

/// Texts, none twice.
bool is_text_list(json::View value) {
    if (!value.is_array()) return false;
    std::vector<std::string_view> texts;
    for (const json::View element : value.elements()) {
        if (!element.is_string()) return false;
        texts.push_back(*element.string());
    }
    std::vector<std::uint32_t> order = base::indices(texts.size());
    base::sort_order(order, [&](std::uint32_t a, std::uint32_t b) { return texts[a] < texts[b]; });
    for (std::size_t i = 1; i < order.size(); ++i) {
        if (texts[order[i - 1]] == texts[order[i]]) return false;
    }
    return true;
}

template <typename Holds>
bool is_object_of(json::View value, Holds holds) {
    if (!value.is_object()) return false;
    for (const json::Member member : value.members()) {
        if (!holds(member.value)) return false;
    }
    return true;
}

bool is_schema(json::View value) {
    return value.is_object() || value.is_boolean();
}

}  // namespace

std::optional<Keyword> find_keyword(std::string_view name) {
    const auto found = std::lower_bound(
        std::begin(keywords), std::end(keywords), name,
        [](const KeywordRow& row, std::string_view wanted) { return row.code.substr(code_prefix.size()) < wanted; });
    if (found == std::end(keywords) || found->code.substr(code_prefix.size()) != name) return std::nullopt;
    return static_cast<Keyword>(found - std::begin(keywords));
}

std::string_view code_of(Keyword keyword) {
    return row_of(keyword).code;
}

std::string_view name_of(Keyword keyword) {
    return row_of(keyword).code.substr(code_prefix.size());
}

ValueShape shape_of(Keyword keyword) {
    return row_of(keyword).shape;
}

Vocabulary vocabulary_of(Keyword keyword) {
    return row_of(keyword).vocabulary;
}

bool has_shape(ValueShape shape, json::View value) {
    switch (shape) {
        case Any: return true;
        case Text: return value.is_string();
        case Flag: return value.is_boolean();
        case List: return value.is_array();
        case Number: return value.is_number();
        // Beyond 64 bits a count is as good as the largest.
        case Count: return value.integer() ? *value.integer() >= 0 : value.number().value_or(-1) >= int64_limit;
        case Flags: return is_object_of(value, [](json::View flag) { return flag.is_boolean(); });
        case TextList: return is_text_list(value);
        case TextListMap: return is_object_of(value, is_text_list);
        case Dependencies:
            return is_object_of(value, [](json::View part) { return is_schema(part) || is_text_list(part); });
        case Schema: return is_schema(value);
        case SchemaList:
            if (!value.is_array() || value.size() == 0) return false;
            for (const json::View element : value.elements()) {
                if (!is_schema(element)) return false;
            }
            return true;
        case SchemaMap: return is_object_of(value, is_schema);
    }
    return false;
}

}  // namespace onetrip::schema
