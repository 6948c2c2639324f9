#include <algorithm>

#include "core/form/loader_internal.h"

namespace onetrip::form {
namespace {

/// `/heirs/0/name` -> `heirs`. Ids hold no `~`, so a token with an escape is none.
std::string_view first_token(std::string_view pointer) {
    if (pointer.empty()) return {};
    pointer.remove_prefix(1);
    return pointer.substr(0, pointer.find('/'));
}

void insert_sorted(std::vector<FieldIndex>& list, FieldIndex field) {
    const auto at = std::lower_bound(list.begin(), list.end(), field);
    if (at == list.end() || *at != field) list.insert(at, field);
}

}  // namespace

void Loader::read_rules(json::View definition) {
    for (std::size_t step = 0; step < form_.steps_.size(); ++step) {
        form_.steps_[step].visible = read_condition(step_conditions_[step], 0, {});
    }
    for (Field& field : form_.fields_)
        read_field_rules(field);
    for (const json::View rule : definition["rules"].elements()) {
        FieldIndex shown_at = no_field;
        if (const auto id = rule["field"].string()) {
            const auto field = form_.find(*id);
            if (!field) defects_.warn("rule_names_no_field", rule, *id);
            shown_at = field.value_or(no_field);
        }
        form_.checks_.push_back(read_check(rule, 0, shown_at));
    }
    std::stable_sort(form_.checks_.begin(), form_.checks_.end(),
                     [](const Check& a, const Check& b) { return a.field < b.field; });
    note_names();
}

void Loader::read_field_rules(Field& field) {
    const json::View definition = field.definition;
    const auto index = static_cast<FieldIndex>(&field - form_.fields_.data());
    field.visible = read_condition(definition["visible"], field.scope, {});
    field.required = read_condition(definition["required"], field.scope, {Condition::never});
    if (const json::View computed = definition["computed"]) {
        field.computed = read_rule(computed, field.scope);
        if (field.type == FieldType::Group) defects_.error("computed_group", definition, field.id);
        if (field.computed >= 0) decide(field, field.computed);
    }
    decide(field, field.visible.rule);
    if (field.scope == 0) decide(field, form_.steps_[field.step].visible.rule);
    std::size_t place = 0;
    for (const json::View choice : definition["choices"].elements()) {
        if (place >= field.choices.size()) break;
        field.choices[place].visible = read_condition(choice["visible"], field.scope, {});
        decide(field, field.choices[place++].visible.rule);
    }
    place = 0;
    for (const json::View entry : definition["kind"].elements()) {
        if (place >= field.kinds.size()) break;
        field.kinds[place].when = read_condition(entry["when"], field.scope, {});
        decide(field, field.kinds[place++].when.rule);
    }
    for (const json::View check : definition["rules"].elements()) {
        field.checks.push_back(read_check(check, field.scope, index));
    }
}

Condition Loader::read_condition(json::View value, std::uint16_t scope, Condition otherwise) {
    if (!value) return otherwise;
    if (const auto constant = value.boolean()) return {*constant ? Condition::always : Condition::never};
    const std::int16_t rule = read_rule(value, scope);
    return {rule < 0 ? Condition::never : rule};
}

std::int16_t Loader::read_rule(json::View source, std::uint16_t scope) {
    for (std::size_t index = 0; index < form_.rules_.size(); ++index) {
        const Rule& known = form_.rules_[index];
        if (known.scope == scope && known.source.equals(source)) return static_cast<std::int16_t>(index);
    }
    if (!source.is_object()) {
        defects_.error("rule_invalid", source);
        return -1;
    }
    if (form_.rules_.size() >= rules_max) {
        defects_.error("too_many", source);
        return -1;
    }
    const auto compiled = logic::Rule::compile(source);
    if (!compiled) {
        const json::View at = source.find(compiled.error().at);
        defects_.error("rule_invalid", at ? at : source, logic::code_of(compiled.error().refusal));
        return -1;
    }
    Rule rule{*compiled, source, scope, {}, {}, false};
    resolve_names(rule);
    form_.rules_.push_back(std::move(rule));
    return static_cast<std::int16_t>(form_.rules_.size() - 1);
}

void Loader::resolve_names(Rule& rule) {
    for (const std::string& pointer : rule.compiled.variables()) {
        if (pointer.empty()) {
            rule.names_all = true;
            continue;
        }
        const std::string_view id = first_token(pointer);
        if (const auto field = form_.find(id, rule.scope)) {
            insert_sorted(rule.names, *field);
        } else {
            defects_.warn("rule_names_no_field", rule.source, id);
        }
    }
    if (rule.names_all) {
        rule.names = form_.scopes_[rule.scope].fields;
        std::sort(rule.names.begin(), rule.names.end());
    }
    for (const std::string& pointer : rule.compiled.outer_variables()) {
        const std::string_view id = first_token(pointer);
        const auto field = rule.scope == 0 ? std::nullopt : form_.find(id);
        if (field) {
            insert_sorted(rule.outer_names, *field);
        } else {
            defects_.warn("rule_names_no_field", rule.source, id);
        }
    }
}

Check Loader::read_check(json::View definition, std::uint16_t scope, FieldIndex field) {
    Check check;
    expect_members(definition, {"code", "field", "when", "severity", "message", "asked"});
    check.code = definition["code"].string_or({});
    if (!is_id(check.code)) defects_.error("id_invalid", definition, check.code);
    check.field = field;
    const json::View when = definition["when"];
    if (!when.is_object()) defects_.error("rule_invalid", when ? when : definition);
    check.when = read_condition(when, scope, {Condition::never});
    const std::string_view severity = definition["severity"].string_or("error");
    if (severity != "error" && severity != "warn") defects_.error("severity_unknown", definition, severity);
    check.severity = severity == "warn" ? base::Severity::Warn : base::Severity::Error;
    json::expect_text(definition, "message", defects_);
    check.message = definition["message"];
    const std::string_view asked = definition["asked"].string_or("complete");
    if (asked != "complete" && asked != "always") defects_.error("asked_unknown", definition, asked);
    check.is_asked_always = asked == "always";
    return check;
}

void Loader::decide(Field& field, std::int16_t rule) {
    if (rule < 0) return;
    const Rule& decider = form_.rules_[static_cast<std::size_t>(rule)];
    for (const FieldIndex name : decider.names)
        insert_sorted(field.decided_by, name);
    if (field.scope == 0) return;
    // What decides something in the rows decides the group.
    Field& group = form_.fields_[form_.scopes_[field.scope].group];
    for (const FieldIndex name : decider.outer_names)
        insert_sorted(group.decided_by, name);
}

/// Which fields the rules read.
void Loader::note_names() {
    for (const Rule& rule : form_.rules_) {
        for (const FieldIndex name : rule.names)
            form_.fields_[name].is_named = true;
        for (const FieldIndex name : rule.outer_names)
            form_.fields_[name].is_named = true;
    }
    for (Field& field : form_.fields_) {
        if (field.type == FieldType::Group) form_.scopes_[field.rows_scope].is_named_whole = field.is_named;
    }
}

/// Sorts the fields of a scope behind those that decide them, by how long the longest chain of decisions before each
/// is: then the data that rules read is built once per length, not once per field.
void Loader::order_scope(std::uint16_t scope) {
    Scope& here = form_.scopes_[scope];
    std::vector<std::uint16_t> length(form_.fields_.size(), 0);
    for (bool has_grown = true; has_grown;) {
        has_grown = false;
        for (const FieldIndex field : here.fields) {
            for (const FieldIndex decider : form_.fields_[field].decided_by) {
                if (length[field] > length[decider]) continue;
                length[field] = static_cast<std::uint16_t>(length[decider] + 1);
                has_grown = true;
            }
            // Without a circle a chain is shorter than the scope has fields.
            if (length[field] < here.fields.size()) continue;
            return defects_.error("circular", form_.fields_[field].definition, form_.fields_[field].id);
        }
    }
    here.order = here.fields;
    std::stable_sort(here.order.begin(), here.order.end(),
                     [&](FieldIndex a, FieldIndex b) { return length[a] < length[b]; });
}

void Loader::note_judge(const std::vector<FieldIndex>& names, FieldIndex judged) {
    for (const FieldIndex name : names)
        insert_sorted(form_.fields_[name].judges, judged);
}

void Loader::note_judge(std::int16_t rule, FieldIndex judged) {
    if (rule >= 0) note_judge(form_.rules_[static_cast<std::size_t>(rule)].names, judged);
}

/// The other way round: what a new answer to a field can touch.
void Loader::note_effects() {
    for (std::size_t index = 0; index < form_.rules_.size(); ++index) {
        const Rule& rule = form_.rules_[index];
        if (rule.scope != 0) {
            // Whatever a row reads of the form, its group is looked at again.
            note_judge(rule.outer_names, form_.scopes_[rule.scope].group);
            continue;
        }
        for (const FieldIndex name : rule.names) {
            form_.fields_[name].read_by.push_back(static_cast<std::int16_t>(index));
        }
    }
    for (const FieldIndex index : form_.scopes_[0].fields) {
        const Field& field = form_.fields_[index];
        for (const FieldIndex decider : field.decided_by)
            insert_sorted(form_.fields_[decider].decides, index);
        note_judge(field.required.rule, index);
        for (const Check& check : field.checks)
            note_judge(check.when.rule, index);
    }
    for (const Check& check : form_.checks_) {
        if (check.field != no_field) note_judge(check.when.rule, check.field);
    }
}

}  // namespace onetrip::form
