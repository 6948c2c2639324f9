#pragma once

/// Reads a form's definition; what Form::load is made of. Two passes: first every field with what it is, then the
/// rules, since a rule may name a field that stands further down.

#include <initializer_list>
#include <string_view>
#include <vector>

#include "core/form/form.h"

namespace onetrip::form {

/// `[a-z][a-z0-9_]*`, at most 64 characters: an id that is a member name, a token of a pointer and part of an HTML id.
[[nodiscard]] bool is_id(std::string_view text);

class Loader {
public:
    Loader(Form& form, json::Defects& defects) : form_(form), defects_(defects) {}
    void load(json::View definition);

private:
    // What there is.
    void read_step(json::View definition);
    void read_field(json::View definition, std::uint16_t step, std::uint16_t scope);
    void read_texts(Field& field);
    void read_limits(Field& field);
    void read_code_points(Field& field, json::View limits);
    [[nodiscard]] std::optional<DayLimit> read_day_limit(json::View limits, std::string_view name);
    void read_choices(Field& field);
    void read_kinds(Field& field);
    void read_rows(FieldIndex group);
    void check_former_names();
    void check_former_names(std::vector<std::string_view> taken, const std::vector<json::View>& definitions);
    void expect_members(json::View object, std::initializer_list<std::string_view> known);

    // What decides.
    void read_rules(json::View definition);
    void read_field_rules(Field& field);
    [[nodiscard]] Condition read_condition(json::View value, std::uint16_t scope, Condition otherwise);
    [[nodiscard]] std::int16_t read_rule(json::View source, std::uint16_t scope);
    void resolve_names(Rule& rule);
    [[nodiscard]] Check read_check(json::View definition, std::uint16_t scope, FieldIndex field);
    void decide(Field& field, std::int16_t rule);
    void note_names();

    // In what order.
    void order_scope(std::uint16_t scope);
    void note_effects();
    void note_judge(const std::vector<FieldIndex>& names, FieldIndex judged);
    void note_judge(std::int16_t rule, FieldIndex judged);

    Form& form_;
    json::Defects& defects_;
    std::vector<json::View> step_conditions_;
};

}  // namespace onetrip::form
