#pragma once

/// The keywords of 2020-12, their vocabularies and the shapes their values must have. `definitions` and `dependencies`
/// of older drafts are read as well, as the metaschema of 2020-12 still describes them.

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/json/document.h"

namespace onetrip::schema {

/// In the order of their names, so that a name is found by halving.
// clang-format off
enum class Keyword : std::uint8_t {
    Anchor, Comment, Defs, DynamicAnchor, DynamicRef, Id, Ref, Dialect, Vocabularies, AdditionalProperties, AllOf,
    AnyOf, Const, Contains, ContentEncoding, ContentMediaType, ContentSchema, Definitions, Dependencies,
    DependentRequired, DependentSchemas, Deprecated, Description, Else, Enum, Examples, ExclusiveMaximum,
    ExclusiveMinimum, Format, If, Items, MaxContains, MaxItems, MaxLength, MaxProperties, Maximum, MinContains,
    MinItems, MinLength, MinProperties, Minimum, MultipleOf, Not, OneOf, Pattern, PatternProperties, PrefixItems,
    Properties, PropertyNames, ReadOnly, Required, Then, Title, Type, UnevaluatedItems, UnevaluatedProperties,
    UniqueItems, WriteOnly
};
// clang-format on
inline constexpr std::size_t keyword_count = 58;

/// One bit each.
enum class Vocabulary : std::uint8_t {
    Core = 1,
    Applicator = 2,
    Unevaluated = 4,
    Validation = 8,
    MetaData = 16,
    Format = 32,
    Content = 64
};

enum class ValueShape : std::uint8_t {
    Any,
    Text,
    Flag,
    List,
    Number,
    Count,  ///< a non-negative integer
    Flags,  ///< an object of booleans
    TextList,
    TextListMap,
    Dependencies,  ///< an object of schemas and text lists
    Schema,
    SchemaList,
    SchemaMap
};

[[nodiscard]] std::optional<Keyword> find_keyword(std::string_view name);
/// `schema.maxLength`
[[nodiscard]] std::string_view code_of(Keyword keyword);
/// `maxLength`
[[nodiscard]] std::string_view name_of(Keyword keyword);
[[nodiscard]] ValueShape shape_of(Keyword keyword);
[[nodiscard]] Vocabulary vocabulary_of(Keyword keyword);

/// Whether the value has the keyword's shape as far as no subschema is looked into; the shapes of schemas ask only for
/// objects and booleans in the right container.
[[nodiscard]] bool has_shape(ValueShape shape, json::View value);

}  // namespace onetrip::schema
