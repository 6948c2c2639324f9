#pragma once

/// What a schema is compiled to: flat tables that own everything, so that a check reads them and the instance and
/// nothing else. A subschema is a run of instructions; an instruction names the kinds of values that it has anything to
/// say about.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/document.h"
#include "core/schema/decimal.h"
#include "core/schema/keyword_internal.h"
#include "core/schema/pattern.h"
#include "core/schema/schema.h"

namespace onetrip::schema {

inline constexpr std::uint32_t none = 0xFFFFFFFF;

/// A part of Plan::text.
struct TextRange {
    std::uint32_t at = 0;
    std::uint32_t size = 0;
};

/// A run of one of the plan's tables.
struct Slice {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

using KindSet = std::uint8_t;  ///< a bit per json::Kind
[[nodiscard]] constexpr KindSet kind_bit(json::Kind kind) {
    return static_cast<KindSet>(1u << static_cast<unsigned>(kind));
}
inline constexpr KindSet any_kind = 0x7F;
inline constexpr KindSet number_kinds = kind_bit(json::Kind::Integer) | kind_bit(json::Kind::Real);

enum class Op : std::uint8_t {
    Never,       ///< a: the Keyword that is `false`, or `none`
    Type,        ///< for the kinds that are not allowed; a: 1 if a whole number is allowed all the same
    Enum,        ///< a: enums[]
    Bound,       ///< a: numbers[], b: the Keyword
    MultipleOf,  ///< a: numbers[]
    Length,      ///< a: the bound, b: the Keyword; characters, elements or members
    Pattern,     ///< a: patterns[]
    Format,      ///< a: formats[]
    UniqueItems,
    DependentRequired,  ///< a: first of dependencies[], b: how many
    Ref,                ///< a: the subschema, b: the Keyword
    DynamicRef,         ///< a: the subschema, b: dynamic_refs[]
    AllOf,              ///< a: first of children[], b: how many
    AnyOf,
    OneOf,
    Not,               ///< a: the subschema
    If,                ///< a: first of children[]: if, then, else
    DependentSchemas,  ///< a: first of dependencies[], b: how many
    Object,            ///< a: objects[]
    Items,             ///< a: items[]
    Contains,          ///< a: contains[]
    UnevaluatedItems,  ///< a: the subschema
    UnevaluatedProperties
};

struct Instruction {
    Op op;
    KindSet kinds;
    std::uint32_t a = 0;
    std::uint32_t b = 0;
};

struct Subschema {
    Slice instructions;
    std::uint32_t resource = 0;
    bool collects = false;  ///< has unevaluatedItems or unevaluatedProperties
    // Where it stands: below which subschema, and by which part of a JSON Pointer; at the root of a source without one.
    std::uint32_t parent = none;
    std::uint32_t source = 0;
    TextRange suffix;
};

struct EnumRule {
    Keyword keyword;  ///< Enum or Const
    Slice texts;      ///< of texts[], sorted
    Slice constants;  ///< of constant_nodes[]: the values that are no texts
};

struct PropertyName {
    TextRange text;
    std::uint32_t subschema = none;
    std::uint32_t required_at = none;  ///< its place in `required`
};

struct PatternProperty {
    std::uint32_t pattern;
    std::uint32_t subschema;
};

/// properties, required, patternProperties, additionalProperties, propertyNames: one pass over the members.
struct ObjectRule {
    Slice names;  ///< of names[] and name_order[]
    std::uint32_t required_count = 0;
    Slice patterns;  ///< of pattern_properties[]
    std::uint32_t additional = none;
    std::uint32_t property_names = none;
};

struct ItemsRule {
    Slice prefix;  ///< of children[]
    std::uint32_t rest = none;
};

struct ContainsRule {
    std::uint32_t subschema;
    std::uint32_t min;
    std::uint32_t max;
    bool min_is_given;
};

/// dependentRequired or dependentSchemas for one name.
struct DependencyRule {
    TextRange trigger;
    Slice required;  ///< of texts[]
    std::uint32_t subschema = none;
    Keyword keyword;
};

struct FormatRule {
    bool (*holds)(std::string_view text);  ///< nullptr: one of formats_more, by its name
    TextRange name;
};

struct DynamicTarget {
    std::uint32_t resource;
    std::uint32_t subschema;
};

struct Plan {
    std::string text;
    std::vector<Subschema> subschemas;  ///< the first is the schema itself
    std::vector<Instruction> instructions;
    std::vector<std::uint32_t> children;
    std::vector<Number> numbers;
    std::vector<Pattern> patterns;
    std::vector<FormatRule> formats;
    std::vector<EnumRule> enums;
    std::vector<TextRange> texts;
    std::vector<std::uint32_t> constant_nodes;
    json::Document constants;
    std::vector<ObjectRule> objects;
    std::vector<PropertyName> names;
    std::vector<std::uint32_t> name_order;  ///< of a rule's names, sorted
    std::vector<PatternProperty> pattern_properties;
    std::vector<ItemsRule> items;
    std::vector<ContainsRule> contains;
    std::vector<DependencyRule> dependencies;
    std::vector<Slice> dynamic_refs;  ///< of dynamic_targets[]: where the name is a $dynamicAnchor
    std::vector<DynamicTarget> dynamic_targets;
    MoreFormats formats_more;
    std::vector<std::string> source_uris;  ///< the first, of the schema itself, is empty
    bool has_dynamic_refs = false;
    CheckLimits limits;

    [[nodiscard]] std::string_view view(TextRange range) const { return {text.data() + range.at, range.size}; }
    [[nodiscard]] TextRange keep(std::string_view words) {
        const TextRange range{static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(words.size())};
        text += words;
        return range;
    }
    /// Where a subschema stands, without its source.
    [[nodiscard]] std::string pointer_of(std::uint32_t subschema) const;
    /// As SchemaFinding::schema has it.
    [[nodiscard]] std::string location_of(std::uint32_t subschema) const;
};

}  // namespace onetrip::schema
