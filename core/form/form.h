#pragma once

/// A form as its definition says it: steps, fields, choices, rules. Read and compiled once; the answers of thousands
/// are then judged by it (sheet.h). The definition is data that a city edits; catalog/README.md describes it member by
/// member, catalog/service.schema.json is its schema.
///
/// A Form keeps views into the definition (labels, texts): the definition's document must outlive it, unmoved.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/finding.h"
#include "core/identity/check.h"
#include "core/json/defect.h"
#include "core/json/document.h"
#include "core/logic/rule.h"

namespace onetrip::form {

// What a definition may hold. A form beyond this cannot be filled in on a phone either.
inline constexpr std::size_t steps_max = 50;
inline constexpr std::size_t fields_max = 500;
inline constexpr std::size_t choices_max = 500;  ///< of one field
inline constexpr std::size_t rules_max = 2'000;
inline constexpr std::int64_t rows_max = 100;  ///< of one group

/// What an answer may hold where the definition sets no limit.
inline constexpr std::int64_t text_code_points_max = 200;
inline constexpr std::int64_t long_text_code_points_max = 2'000;
inline constexpr std::int64_t address_code_points_min = 4;
inline constexpr std::int64_t address_code_points_max = 100;

/// How the answer is spelled in JSON stands behind each.
enum class FieldType : std::uint8_t {
    Text,      ///< string, one line
    LongText,  ///< string, several lines
    Name,      ///< string: a person's name (identifiers: `person_name`)
    Identity,  ///< string: a number of the field's kind (core/identity)
    Mobile,    ///< string: a mobile number
    Date,      ///< string, YYYY-MM-DD
    Choice,    ///< string: the value of one choice
    Choices,   ///< array of strings: values of choices, each once
    Boolean,   ///< true or false
    Number,    ///< integer; a string of digits is read as one
    Address,   ///< string: a postal address
    Group      ///< array of objects: rows of the group's own fields
};
[[nodiscard]] std::string_view name_of(FieldType type);

/// How much harm the answer can do in wrong hands (PIPL art. 28): what is masked, sealed and asked for separately.
enum class Sensitivity : std::uint8_t { Plain, Personal, Sensitive };
[[nodiscard]] std::string_view name_of(Sensitivity sensitivity);

using FieldIndex = std::uint16_t;
inline constexpr FieldIndex no_field = 0xFFFF;

/// Yes, no, or as a rule says.
struct Condition {
    static constexpr std::int16_t always = -1;
    static constexpr std::int16_t never = -2;
    std::int16_t rule = always;  ///< an index into Form::rules, or one of the two

    [[nodiscard]] bool is_rule() const { return rule >= 0; }
};

/// A rule, compiled, with the fields it names. Equal rules of one scope are one Rule, asked once.
struct Rule {
    logic::Rule compiled;
    json::View source;
    std::uint16_t scope = 0;
    std::vector<FieldIndex> names;        ///< fields of its own scope, sorted
    std::vector<FieldIndex> outer_names;  ///< fields of the form, for a rule inside a group
    bool names_all = false;               ///< it reads its data as a whole
};

struct Choice {
    std::string_view value;
    json::View definition;
    json::View label;
    Condition visible;
};

/// Which kind of number an identity field holds: the first case that applies.
struct KindCase {
    Condition when;
    const identity::Kind* kind = nullptr;
};

/// A finding of the form's own: raised where `when` holds.
struct Check {
    std::string_view code;
    Condition when;
    base::Severity severity = base::Severity::Error;
    json::View message;            ///< a text, or absent
    FieldIndex field = no_field;   ///< where it shows; `no_field`: at the form as a whole
    bool is_asked_always = false;  ///< also when a field that it names has no sound answer
};

/// A day, or so many days after today.
struct DayLimit {
    base::Day day;
    std::int32_t days_from_today = 0;
    bool is_relative = false;

    [[nodiscard]] base::Day on(base::Day today) const { return is_relative ? today + days_from_today : day; }
};

struct FieldLimits {
    std::int64_t code_points_min = 0;
    std::int64_t code_points_max = 0;
    std::optional<std::int64_t> integer_min;
    std::optional<std::int64_t> integer_max;
    std::optional<DayLimit> day_min;
    std::optional<DayLimit> day_max;
    std::int64_t rows_min = 0;
    std::int64_t rows_max = form::rows_max;
    bool must_be_true = false;
};

struct Field {
    std::string_view id;
    FieldType type = FieldType::Text;
    Sensitivity sensitivity = Sensitivity::Personal;
    std::uint16_t step = 0;
    std::uint16_t scope = 0;       ///< the scope it stands in: 0 for the form itself
    std::uint16_t place = 0;       ///< which one of its scope
    std::uint16_t rows_scope = 0;  ///< the scope of a group's rows; 0 for anything else
    json::View definition;         ///< label, help, purpose and the rest, as written
    json::View label;
    json::View help;                ///< absent if there is none
    json::View purpose;             ///< why it is asked (PIPL art. 6)
    std::string_view widget;        ///< as the definition wishes; empty for the type's own
    std::string_view autocomplete;  ///< HTML's token; empty for the type's own
    std::string_view input_mode;    ///< HTML's inputmode; empty for the type's own
    Condition visible;
    Condition required;
    std::int16_t computed = -1;  ///< the rule that yields the value; -1 if the citizen answers
    FieldLimits limits;
    std::vector<KindCase> kinds;
    std::vector<Choice> choices;
    std::vector<Check> checks;
    bool is_named = false;  ///< some rule reads it
    /// Fields of its own scope, or of the form for a field in a group, that decide whether it shows and what it may
    /// hold; sorted.
    std::vector<FieldIndex> decided_by;
    // What a new answer can touch, for fields of the form itself; sorted.
    std::vector<std::int16_t> read_by;  ///< rules of the form that read it
    std::vector<FieldIndex> decides;    ///< fields of the form that have to be settled again
    std::vector<FieldIndex> judges;     ///< fields of the form whose findings have to be looked for again
};

struct Step {
    std::string_view id;
    json::View title;
    Condition visible;
};

/// Where answers lie beside one another: the form, or a row of a group.
struct Scope {
    FieldIndex group = 0;            ///< the group whose rows these are; meaningless for the form itself
    std::vector<FieldIndex> fields;  ///< as the form shows them
    std::vector<FieldIndex> order;   ///< the same, each behind those that decide it
    bool is_named_whole = false;     ///< some rule reads all of it
};

class Form {
public:
    /// Reads `{"version","steps":[{"id","title","fields":[…]}],"rules":[…]}` and says what is wrong with it. The form
    /// is usable if `defects.can_run()` afterwards.
    [[nodiscard]] static Form load(json::View definition, json::Defects& defects);

    [[nodiscard]] std::int64_t version() const { return version_; }
    [[nodiscard]] std::span<const Step> steps() const { return steps_; }
    /// All of them; a group is followed by the fields of its rows.
    [[nodiscard]] std::span<const Field> fields() const { return fields_; }
    [[nodiscard]] std::span<const Scope> scopes() const { return scopes_; }  ///< the first is the form itself
    [[nodiscard]] std::span<const Rule> rules() const { return rules_; }
    [[nodiscard]] std::span<const Check> checks() const { return checks_; }  ///< across fields, in field order

    /// A field of a scope by its id.
    [[nodiscard]] std::optional<FieldIndex> find(std::string_view id, std::uint16_t scope = 0) const;

private:
    friend class Loader;
    std::int64_t version_ = 0;
    std::vector<Step> steps_;
    std::vector<Field> fields_;
    std::vector<Scope> scopes_;
    std::vector<Rule> rules_;
    std::vector<Check> checks_;
};

}  // namespace onetrip::form
