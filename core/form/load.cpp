#include <algorithm>

#include "core/base/numbers.h"
#include "core/form/loader_internal.h"

namespace onetrip::form {
namespace {

struct TypeName {
    std::string_view name;
    FieldType type;
};
constexpr TypeName type_names[] = {
    {"text", FieldType::Text},         {"long_text", FieldType::LongText}, {"name", FieldType::Name},
    {"identity", FieldType::Identity}, {"mobile", FieldType::Mobile},      {"date", FieldType::Date},
    {"choice", FieldType::Choice},     {"choices", FieldType::Choices},    {"boolean", FieldType::Boolean},
    {"number", FieldType::Number},     {"address", FieldType::Address},    {"group", FieldType::Group},
};

constexpr std::string_view sensitivity_names[] = {"plain", "personal", "sensitive"};

bool has_choices(FieldType type) {
    return type == FieldType::Choice || type == FieldType::Choices;
}

}  // namespace

std::string_view name_of(FieldType type) {
    for (const TypeName& entry : type_names) {
        if (entry.type == type) return entry.name;
    }
    return {};
}

std::string_view name_of(Sensitivity sensitivity) {
    return sensitivity_names[static_cast<std::size_t>(sensitivity)];
}

bool is_id(std::string_view text) {
    if (text.empty() || text.size() > 64 || text[0] < 'a' || text[0] > 'z') return false;
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

std::optional<FieldIndex> Form::find(std::string_view id, std::uint16_t scope) const {
    for (const FieldIndex field : scopes_[scope].fields) {
        if (fields_[field].id == id) return field;
    }
    return std::nullopt;
}

Form Form::load(json::View definition, json::Defects& defects) {
    Form form;
    Loader(form, defects).load(definition);
    return form;
}

void Loader::load(json::View definition) {
    form_.scopes_.emplace_back();
    if (!definition.is_object()) return defects_.error("definition_invalid", definition);
    expect_members(definition, {"version", "steps", "rules"});
    form_.version_ = definition["version"].integer_or(0);
    if (form_.version_ < 1) defects_.warn("version_missing", definition);
    const json::View steps = definition["steps"];
    if (steps.size() == 0 || !steps.is_array()) return defects_.error("steps_missing", steps ? steps : definition);
    if (steps.size() > steps_max) return defects_.error("too_many", steps);
    for (const json::View step : steps.elements()) {
        read_step(step);
        if (form_.fields_.size() > fields_max) return defects_.error("too_many", steps);
    }
    check_former_names();
    if (!defects_.can_run()) return;
    read_rules(definition);
    if (!defects_.can_run()) return;
    for (std::size_t scope = form_.scopes_.size(); scope-- > 0;)
        order_scope(static_cast<std::uint16_t>(scope));
    note_effects();
}

void Loader::expect_members(json::View object, std::initializer_list<std::string_view> known) {
    for (const json::Member member : object.members()) {
        if (std::find(known.begin(), known.end(), member.name) == known.end()) {
            defects_.warn("member_unknown", member.value, member.name);
        }
    }
}

void Loader::read_step(json::View definition) {
    if (!definition.is_object()) return defects_.error("definition_invalid", definition);
    expect_members(definition, {"id", "title", "visible", "fields"});
    Step step;
    step.id = definition["id"].string_or({});
    if (!is_id(step.id)) defects_.error("id_invalid", definition, step.id);
    for (const Step& other : form_.steps_) {
        if (other.id == step.id) defects_.error("id_duplicate", definition, step.id);
    }
    json::expect_text(definition, "title", defects_);
    step.title = definition["title"];
    step_conditions_.push_back(definition["visible"]);
    form_.steps_.push_back(step);
    const json::View fields = definition["fields"];
    if (fields.size() == 0 || !fields.is_array()) return defects_.error("fields_missing", fields ? fields : definition);
    for (const json::View field : fields.elements()) {
        read_field(field, static_cast<std::uint16_t>(form_.steps_.size() - 1), 0);
    }
}

void Loader::read_field(json::View definition, std::uint16_t step, std::uint16_t scope) {
    if (!definition.is_object()) return defects_.error("definition_invalid", definition);
    if (form_.fields_.size() > fields_max) return;
    expect_members(definition, {"id", "type", "label", "help", "required", "visible", "computed", "purpose",
                                "sensitivity", "choices", "kind", "limits", "rules", "fields", "widget", "autocomplete",
                                "input_mode", "legal_basis", "was"});
    Field field;
    field.definition = definition;
    field.id = definition["id"].string_or({});
    field.step = step;
    field.scope = scope;
    if (!is_id(field.id)) defects_.error("id_invalid", definition, field.id);
    if (form_.find(field.id, scope)) defects_.error("id_duplicate", definition, field.id);
    const std::string_view type = definition["type"].string_or({});
    const auto* entry =
        std::find_if(std::begin(type_names), std::end(type_names), [&](const TypeName& e) { return e.name == type; });
    if (entry == std::end(type_names)) return defects_.error("type_unknown", definition, type);
    field.type = entry->type;
    read_texts(field);
    read_limits(field);
    if (has_choices(field.type)) read_choices(field);
    if (field.type == FieldType::Identity) read_kinds(field);
    const auto index = static_cast<FieldIndex>(form_.fields_.size());
    field.place = static_cast<std::uint16_t>(form_.scopes_[scope].fields.size());
    form_.scopes_[scope].fields.push_back(index);
    form_.fields_.push_back(std::move(field));
    if (entry->type == FieldType::Group) read_rows(index);
}

void Loader::read_texts(Field& field) {
    const json::View definition = field.definition;
    json::expect_text(definition, "label", defects_);
    if (definition["help"]) json::expect_text(definition, "help", defects_);
    if (!definition["purpose"]) {
        defects_.warn("purpose_missing", definition, field.id);
    } else {
        json::expect_text(definition, "purpose", defects_);
    }
    field.label = definition["label"];
    field.help = definition["help"];
    field.purpose = definition["purpose"];
    field.widget = definition["widget"].string_or({});
    if (!field.widget.empty() && field.widget != "radio" && field.widget != "select") {
        defects_.warn("widget_unknown", definition["widget"], field.widget);
        field.widget = {};
    }
    field.autocomplete = definition["autocomplete"].string_or({});
    field.input_mode = definition["input_mode"].string_or({});
    const std::string_view sensitivity = definition["sensitivity"].string_or({});
    const auto* known = std::find(std::begin(sensitivity_names), std::end(sensitivity_names), sensitivity);
    if (known == std::end(sensitivity_names)) {
        defects_.warn("sensitivity_missing", definition, sensitivity);
    } else {
        field.sensitivity = static_cast<Sensitivity>(known - std::begin(sensitivity_names));
    }
}

void Loader::read_limits(Field& field) {
    const json::View limits = field.definition["limits"];
    expect_members(limits, {"code_points_min", "code_points_max", "integer_min", "integer_max", "day_min", "day_max",
                            "rows_min", "rows_max", "must_be_true"});
    read_code_points(field, limits);
    field.limits.integer_min = limits["integer_min"].integer();
    field.limits.integer_max = limits["integer_max"].integer();
    field.limits.day_min = read_day_limit(limits, "day_min");
    field.limits.day_max = read_day_limit(limits, "day_max");
    field.limits.rows_min = limits["rows_min"].integer_or(0);
    field.limits.rows_max = std::min(limits["rows_max"].integer_or(rows_max), rows_max);
    field.limits.must_be_true = limits["must_be_true"].boolean_or(false);
    const FieldLimits& read = field.limits;
    const bool is_crossed = read.code_points_min > read.code_points_max || read.rows_min > read.rows_max ||
                            (read.integer_min && read.integer_max && *read.integer_min > *read.integer_max);
    if (is_crossed) defects_.error("limits_crossed", limits, field.id);
}

void Loader::read_code_points(Field& field, json::View limits) {
    std::int64_t least = 0;
    std::int64_t most = text_code_points_max;
    if (field.type == FieldType::LongText) most = long_text_code_points_max;
    if (field.type == FieldType::Address) {
        least = address_code_points_min;
        most = address_code_points_max;
    }
    field.limits.code_points_min = limits["code_points_min"].integer_or(least);
    field.limits.code_points_max = limits["code_points_max"].integer_or(most);
}

std::optional<DayLimit> Loader::read_day_limit(json::View limits, std::string_view name) {
    constexpr std::string_view today = "today";
    const json::View value = limits[name];
    if (!value) return std::nullopt;
    const std::string_view text = value.string_or({});
    if (const auto day = base::Day::parse(text)) return DayLimit{*day, 0, false};
    DayLimit limit;
    limit.is_relative = true;
    if (text == today) return limit;
    // `today+30`, `today-30`
    if (text.size() > today.size() + 1 && text.substr(0, today.size()) == today) {
        const char sign = text[today.size()];
        const auto days = base::parse_integer(text.substr(today.size() + 1));
        if ((sign == '+' || sign == '-') && days && *days >= 0 && *days <= 100'000) {
            limit.days_from_today = static_cast<std::int32_t>(sign == '+' ? *days : -*days);
            return limit;
        }
    }
    defects_.error("day_invalid", value, text);
    return std::nullopt;
}

void Loader::read_choices(Field& field) {
    const json::View choices = field.definition["choices"];
    if (!choices.is_array() || choices.size() == 0)
        return defects_.error("choices_missing", field.definition, field.id);
    if (choices.size() > choices_max) return defects_.error("too_many", choices, field.id);
    for (const json::View definition : choices.elements()) {
        expect_members(definition, {"value", "label", "visible", "was"});
        Choice choice;
        choice.definition = definition;
        choice.value = definition["value"].string_or({});
        if (choice.value.empty()) defects_.error("choice_invalid", definition);
        for (const Choice& other : field.choices) {
            if (other.value == choice.value) defects_.error("id_duplicate", definition, choice.value);
        }
        json::expect_text(definition, "label", defects_);
        choice.label = definition["label"];
        field.choices.push_back(choice);
    }
}

/// A former name leads to one bearer: nobody else has it, or had it (rebase.h).
void Loader::check_former_names() {
    std::vector<std::string_view> names;
    std::vector<json::View> definitions;
    for (const Scope& scope : form_.scopes_) {
        names.clear();
        definitions.clear();
        for (const FieldIndex field : scope.fields) {
            names.push_back(form_.fields_[field].id);
            definitions.push_back(form_.fields_[field].definition);
        }
        check_former_names(names, definitions);
    }
    for (const Field& field : form_.fields_) {
        names.clear();
        definitions.clear();
        for (const Choice& choice : field.choices) {
            names.push_back(choice.value);
            definitions.push_back(choice.definition);
        }
        check_former_names(names, definitions);
    }
}

void Loader::check_former_names(std::vector<std::string_view> taken, const std::vector<json::View>& definitions) {
    for (const json::View definition : definitions) {
        const json::View was = definition["was"];
        if (was && !was.is_array()) defects_.error("was_invalid", was);
        for (const json::View former : was.elements()) {
            const std::string_view name = former.string_or({});
            if (name.empty()) {
                defects_.error("was_invalid", former);
            } else if (std::find(taken.begin(), taken.end(), name) != taken.end()) {
                defects_.error("was_taken", former, name);
            }
            taken.push_back(name);
        }
    }
}

void Loader::read_kinds(Field& field) {
    const json::View kind = field.definition["kind"];
    const auto add = [&](json::View name) {
        const identity::Kind* known = identity::find_kind(name.string_or({}));
        if (known == nullptr) defects_.error("kind_unknown", field.definition, name.string_or({}));
        field.kinds.push_back({{}, known});
    };
    if (kind.is_string()) add(kind);
    for (const json::View entry : kind.elements()) {
        expect_members(entry, {"when", "kind"});
        add(entry["kind"]);
    }
    if (field.kinds.empty()) return defects_.error("kind_missing", field.definition, field.id);
    if (kind.is_array() && kind.at(kind.size() - 1)["when"]) defects_.warn("kind_open", kind);
}

void Loader::read_rows(FieldIndex group) {
    const json::View definition = form_.fields_[group].definition;
    const std::uint16_t step = form_.fields_[group].step;
    if (form_.fields_[group].scope != 0) return defects_.error("group_nested", definition, form_.fields_[group].id);
    const auto scope = static_cast<std::uint16_t>(form_.scopes_.size());
    form_.scopes_.emplace_back();
    form_.scopes_.back().group = group;
    form_.fields_[group].rows_scope = scope;
    const json::View fields = definition["fields"];
    if (fields.size() == 0 || !fields.is_array()) return defects_.error("fields_missing", definition);
    for (const json::View field : fields.elements())
        read_field(field, step, scope);
}

}  // namespace onetrip::form
