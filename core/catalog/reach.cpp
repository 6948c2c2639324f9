#include "core/catalog/reach.h"

#include <algorithm>

#include "core/json/writer.h"

namespace onetrip::catalog {
namespace {

using form::Condition;
using form::Field;
using form::FieldIndex;
using form::FieldType;

/// The values a field can have, as JSON texts; the first, empty, stands for "not answered".
struct Domain {
    FieldIndex field = 0;
    std::vector<std::string> values;
};

class Reach {
public:
    Reach(const Service& service, json::Defects& defects)
        : service_(service), form_(service.form()), defects_(defects) {}

    void find() {
        is_reachable_.assign(form_.fields().size(), true);
        for (const form::Scope& scope : form_.scopes()) {
            for (const FieldIndex index : scope.order)
                find_field(index);
        }
        for (const material::Material& material : service_.materials()) {
            if (!can_hold(material.needed)) defects_.warn("material_unreachable", material.definition, material.id);
        }
        for (const Visit& visit : service_.visits()) {
            if (!can_hold(visit.when)) defects_.warn("visit_unreachable", visit.definition, visit.id);
        }
    }

private:
    void find_field(FieldIndex index) {
        const Field& field = form_.fields()[index];
        const bool is_in_reachable_group = field.scope == 0 || is_reachable_[form_.scopes()[field.scope].group];
        const bool is_in_reachable_step = field.scope != 0 || can_hold(form_.steps()[field.step].visible);
        is_reachable_[index] = is_in_reachable_group && is_in_reachable_step && can_hold(field.visible);
        if (!is_reachable_[index]) return defects_.warn("field_unreachable", field.definition, field.id);
        for (const form::Choice& choice : field.choices) {
            if (!can_hold(choice.visible)) defects_.warn("choice_unreachable", choice.definition, choice.value);
        }
    }

    [[nodiscard]] bool can_hold(Condition condition) const {
        if (!condition.is_rule()) return condition.rule == Condition::always;
        const form::Rule& rule = form_.rules()[static_cast<std::size_t>(condition.rule)];
        if (rule.names_all || !rule.outer_names.empty()) return true;
        return can_hold(rule.compiled, rule.names);
    }

    [[nodiscard]] bool can_hold(const material::Condition& condition) const {
        if (!condition.rule) return condition.constant;
        std::vector<FieldIndex> names;
        for (const std::string& pointer : condition.rule->variables()) {
            if (pointer.empty()) return true;
            const std::string_view token = std::string_view(pointer).substr(1);
            const auto field = form_.find(token.substr(0, token.find('/')));
            if (field) names.push_back(*field);
        }
        std::sort(names.begin(), names.end());
        names.erase(std::unique(names.begin(), names.end()), names.end());
        return can_hold(*condition.rule, names);
    }

    [[nodiscard]] bool can_hold(const logic::Rule& rule, const std::vector<FieldIndex>& names) const {
        if (rule.reads_today() || rule.reads_workdays()) return true;
        std::vector<Domain> domains;
        std::size_t combinations = 1;
        for (const FieldIndex name : names) {
            domains.push_back({name, values_of(name)});
            if (domains.back().values.empty()) return true;
            combinations *= domains.back().values.size();
            if (combinations > combinations_max) return true;
        }
        for (std::size_t combination = 0; combination < combinations; ++combination) {
            if (holds_for(rule, domains, combination)) return true;
        }
        return false;
    }

    /// Empty if they cannot be listed.
    [[nodiscard]] std::vector<std::string> values_of(FieldIndex index) const {
        const Field& field = form_.fields()[index];
        std::vector<std::string> values(1);
        if (!is_reachable_[index]) return values;
        if (field.computed >= 0) return {};
        if (field.type == FieldType::Boolean) {
            values.emplace_back("true");
            if (!field.limits.must_be_true) values.emplace_back("false");
        } else if (field.type == FieldType::Choice) {
            for (const form::Choice& choice : field.choices) {
                values.emplace_back();
                json::append_string(values.back(), choice.value);
            }
        } else {
            return {};
        }
        return values;
    }

    [[nodiscard]] bool holds_for(const logic::Rule& rule, const std::vector<Domain>& domains,
                                 std::size_t combination) const {
        json::Writer out;
        out.begin_object();
        for (const Domain& domain : domains) {
            const std::string& value = domain.values[combination % domain.values.size()];
            combination /= domain.values.size();
            if (!value.empty()) out.name(form_.fields()[domain.field].id).raw(value);
        }
        out.end_object();
        const auto data = json::Document::parse(out.text());
        ONETRIP_ASSERT(data.ok());
        const auto answer = rule.holds(data->root());
        return answer && *answer;
    }

    const Service& service_;
    const form::Form& form_;
    json::Defects& defects_;
    std::vector<bool> is_reachable_;
};

}  // namespace

void find_unreachable(const Service& service, json::Defects& defects) {
    Reach(service, defects).find();
}

}  // namespace onetrip::catalog
