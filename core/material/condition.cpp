#include "core/material/condition.h"

namespace onetrip::material {

bool Condition::holds(json::View answers, base::Day today) const {
    if (!rule) return constant;
    logic::Context context;
    context.data = answers;
    context.today = today;
    const auto answer = rule->holds(context);
    return answer && *answer;
}

Condition read_condition(json::View value, json::Defects& defects) {
    Condition condition;
    if (!value) return condition;
    if (const auto constant = value.boolean()) {
        condition.constant = *constant;
        return condition;
    }
    if (!value.is_object()) {
        defects.error("rule_invalid", value);
        return condition;
    }
    const auto compiled = logic::Rule::compile(value);
    if (compiled) {
        condition.rule = *compiled;
    } else {
        const json::View at = value.find(compiled.error().at);
        defects.error("rule_invalid", at ? at : value, logic::code_of(compiled.error().refusal));
    }
    condition.source = value;
    return condition;
}

}  // namespace onetrip::material
