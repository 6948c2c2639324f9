#pragma once

/// JSON Schema 2020-12 (draft-bhutton-json-schema-01 and -validation-01), whole: compiled once into a flat plan that
/// owns all it needs, checked many times without looking at the schema again. A Schema is immutable: any number of
/// threads may check with it.
///
///     const auto schema = Schema::compile(document.root());
///     std::vector<SchemaFinding> findings;
///     schema->check(answers.root(), findings);   // {"schema.maxLength", "/name", "/properties/name/maxLength"}
///
/// Deliberate departures from the standard, each refused or bounded rather than guessed:
///   - patterns with look-around or back-references (pattern.h);
///   - references that lead back to themselves without going into the instance, such as {"$ref":"#"};
///   - numbers are what the JSON reader keeps: integers of 64 bits exactly, everything else as a double. `multipleOf`
///     compares the shortest decimal spelling of both exactly, so 0.0075 is a multiple of 0.0001.
///   - schemas of older drafts: a `$schema` that is neither 2020-12 nor in the registry is refused.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/json/document.h"
#include "core/schema/formats.h"
#include "core/schema/pattern.h"

namespace onetrip::schema {

struct Plan;

/// What is wrong with an instance and which keyword says so.
struct SchemaFinding {
    /// `schema.` and the keyword as the standard spells it (`schema.maxLength`); `schema.false` where a schema is
    /// `false` and no keyword stands directly above it. Three more mean that the check was given up, and the instance
    /// counts as invalid: `schema.steps_exceeded`, `schema.depth_exceeded`; or that only the first findings are listed:
    /// `schema.findings_exceeded`. Points to static text.
    std::string_view code;
    std::string instance;  ///< JSON Pointer into the instance: where it stands
    /// The place of the keyword: a JSON Pointer into the schema given to compile(), or `uri#pointer` for another one.
    /// `required` and `dependentRequired` lead to the name that is missing: `/required/2`.
    std::string schema;

    friend bool operator==(const SchemaFinding& a, const SchemaFinding& b) {
        return a.code == b.code && a.instance == b.instance && a.schema == b.schema;
    }
};

/// In the order in which they are looked for at one place.
enum class CompileRefusal : std::uint8_t {
    TooDeep,              ///< nested deeper than `depth_max`
    TooMany,              ///< more subschemas than `subschemas_max`, or patterns than `patterns_max`
    Malformed,            ///< not a schema, or a keyword's value has not the shape the standard demands
    IdentifierMalformed,  ///< `$id`, `$anchor`: not what the standard allows
    IdentifierDuplicate,  ///< two schemas claim one URI, or two anchors of a resource one name
    DialectUnknown,       ///< `$schema` is neither 2020-12 nor in the registry
    VocabularyUnknown,    ///< a metaschema demands a vocabulary that is not known here
    ReferenceUnresolved,  ///< leads nowhere
    ReferenceLoop,        ///< leads back to itself without going into the instance
    PatternTooLarge,      ///< see PatternRefusal
    PatternMalformed,
    PatternUnsupported
};
/// `schema.reference_unresolved` and so on; Malformed is `schema.invalid`.
[[nodiscard]] std::string_view code_of(CompileRefusal refusal);

struct CompileError {
    CompileRefusal refusal = CompileRefusal::Malformed;
    std::string at;       ///< JSON Pointer into the document that is named by `uri`
    std::string uri;      ///< as the registry names it; empty for the schema given to compile()
    std::string subject;  ///< the reference, pattern, identifier or vocabulary in question; may be empty
};

/// Further schemas by the URI under which references find them. The views must stay valid while compile() runs, and no
/// longer.
class Registry {
public:
    void add(std::string_view uri, json::View schema) { entries_.push_back({std::string(uri), schema}); }

    struct Entry {
        std::string uri;
        json::View schema;
    };
    [[nodiscard]] std::span<const Entry> entries() const { return entries_; }

private:
    std::vector<Entry> entries_;
};

struct CompileLimits {
    std::uint32_t depth_max = 128;            ///< containers within containers in a schema document
    std::uint32_t subschemas_max = 1u << 16;  ///< those of the schema itself and those that it refers to
    std::uint32_t patterns_max = 512;         ///< different ones
    PatternLimits pattern;
};

struct CheckLimits {
    std::uint32_t findings_max = 1000;
    std::uint32_t depth_max = 512;         ///< subschemas within subschemas while checking
    std::uint64_t steps_max = 20'000'000;  ///< subschemas applied, members and elements looked at
};

struct CompileOptions {
    /// Assert `format`. Without it a format is asserted only where the metaschema's vocabulary says so (section 7.2.2).
    bool formats = false;
    /// Formats beside those of formats.h; only asserted formats are asked.
    MoreFormats formats_more;
    /// Where the schema was found: the base of its references until an `$id` says otherwise.
    std::string_view base_uri = {};
    CompileLimits compile_limits;
    CheckLimits check_limits;
};

class Schema {
public:
    /// `schema` and `others` are only read while this runs. The metaschemas of 2020-12 can always be referred to.
    [[nodiscard]] static base::Result<Schema, CompileError> compile(json::View schema, const Registry& others = {},
                                                                    const CompileOptions& options = {});

    Schema(Schema&&) noexcept;
    Schema& operator=(Schema&&) noexcept;
    ~Schema();

    /// Appends what is wrong; nothing if the instance is valid. Findings come in a fixed order: what a subschema says
    /// of the value itself before what it says of its members, members in the order of the instance.
    void check(json::View instance, std::vector<SchemaFinding>& out) const;
    /// The verdict alone, given up at the first thing that is wrong.
    [[nodiscard]] bool valid(json::View instance) const;

    /// One subschema of the compiled document, to check one value against it (a field that was changed).
    class Part {
    private:
        friend class Schema;
        explicit Part(std::uint32_t subschema) : subschema_(subschema) {}
        std::uint32_t subschema_;
    };
    /// The subschema at a JSON Pointer into the schema given to compile(): `/properties/name`. nullopt if there is
    /// none.
    [[nodiscard]] std::optional<Part> part(std::string_view pointer) const;
    /// As above; `instance` in the findings is relative to the value.
    void check(Part part, json::View value, std::vector<SchemaFinding>& out) const;
    [[nodiscard]] bool valid(Part part, json::View value) const;

    /// How many subschemas the plan has; for limits and measurements.
    [[nodiscard]] std::size_t subschema_count() const;

private:
    explicit Schema(std::unique_ptr<const Plan> plan);
    std::unique_ptr<const Plan> plan_;
};

}  // namespace onetrip::schema
