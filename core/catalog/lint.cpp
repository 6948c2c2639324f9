#include "core/catalog/lint.h"

#include <algorithm>
#include <optional>

#include "core/base/text.h"
#include "core/catalog/given_out.h"
#include "core/catalog/reach.h"
#include "core/catalog/service.h"
#include "core/schema/schema.h"

namespace onetrip::catalog {
namespace {

constexpr std::string_view type_codes[] = {"01", "05", "07", "08", "09", "10", "20"};
constexpr std::size_t depth_max = 64;  // of the walk over all texts; the schema allows far less

// Lengths of time in fifths of an hour of a calendar day's 24, so that limits in different units compare in whole
// numbers: five working days are seven calendar days.
struct Unit {
    std::string_view name;
    std::int64_t length;
};
constexpr Unit units[] = {{"calendar", 120}, {"workday", 168}, {"hour", 5}};

class Linter {
public:
    Linter(json::View definition, const LintContext& context, json::Defects& defects)
        : definition_(definition), context_(context), defects_(defects) {}

    void lint() {
        const Service service = Service::load(definition_, defects_);
        if (!definition_.is_object()) return;
        check_schema();
        check_head();
        check_limits();
        check_texts(definition_, 0);
        if (!defects_.can_run()) return;
        check_trips(service);
        check_names(service);
        check_roles(service);
        check_given_out(service);
        find_unreachable(service, defects_);
    }

private:
    void check_schema() {
        if (!context_.schema) return;
        const auto schema = schema::Schema::compile(context_.schema);
        if (!schema) return defects_.error("schema_invalid", definition_, schema::code_of(schema.error().refusal));
        std::vector<schema::SchemaFinding> findings;
        schema->check(definition_, findings);
        for (const schema::SchemaFinding& finding : findings) {
            const std::string detail = std::string(finding.code) + " at " + finding.schema;
            defects_.warn("schema_violated", definition_.find(finding.instance), detail);
        }
    }

    void check_head() {
        const std::string_view id = definition_["id"].string_or({});
        const bool is_id = !id.empty() && id.size() <= 64 && id.front() >= 'a' && id.front() <= 'z' &&
                           id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
        if (!is_id) defects_.error("id_invalid", definition_, id);
        if (definition_["version"].integer_or(0) < 1) defects_.warn("version_missing", definition_);
        const std::string_view type = definition_["type"].string_or({});
        if (std::find(std::begin(type_codes), std::end(type_codes), type) == std::end(type_codes)) {
            defects_.warn("type_code_unknown", definition_, type);
        }
        if (definition_["legal_basis"].size() == 0) defects_.warn("legal_basis_missing", definition_, id);
        json::expect_text(definition_, "title", defects_);
        json::expect_text(definition_, "summary", defects_);
        json::expect_text(definition_["fee"] ? definition_["fee"] : definition_, "text", defects_);
        json::expect_text(definition_["outcome"] ? definition_["outcome"] : definition_, "title", defects_);
        const std::string_view agency = definition_["agency"].string_or({});
        if (agency.empty()) return defects_.warn("agency_missing", definition_);
        if (!context_.agencies) return;
        for (const json::View known : context_.agencies.elements()) {
            if (known.string() == agency) return;
        }
        defects_.warn("agency_unknown", definition_["agency"], agency);
    }

    /// The length of a limit; nullopt if the law sets none, or if it cannot be read (which is said).
    std::optional<std::int64_t> length_of(std::string_view days, std::string_view unit) {
        const json::View limits = definition_["limits"];
        if (!limits[days] || limits[days].is_null()) return std::nullopt;
        const auto count = limits[days].integer();
        const std::string_view name = limits[unit].string_or({});
        const auto* known =
            std::find_if(std::begin(units), std::end(units), [&](const Unit& each) { return each.name == name; });
        if (!count || *count < 0 || *count > 10'000 || known == std::end(units)) {
            defects_.warn("limit_invalid", limits[days], name);
            return std::nullopt;
        }
        return *count * known->length;
    }

    void check_limits() {
        const json::View limits = definition_["limits"];
        const auto legal = length_of("legal_days", "legal_unit");
        const auto promised = length_of("promised_days", "promised_unit");
        if (!limits["promised_days"]) return defects_.warn("promised_limit_missing", limits ? limits : definition_);
        if (legal && promised && *promised > *legal) defects_.warn("promised_above_legal", limits["promised_days"]);
    }

    void check_trips(const Service& service) {
        const json::View trips = definition_["trips"];
        const auto count = trips["count"].integer();
        if (!count || *count < 0) return defects_.warn("trips_missing", trips ? trips : definition_);
        if (*count != 0 && !trips["reason"]) {
            defects_.warn("trip_reason_missing", trips);
        } else if (*count != 0) {
            json::expect_text(trips, "reason", defects_);
        }
        const auto visits = service.visits();
        const auto always = std::count_if(visits.begin(), visits.end(),
                                          [](const Visit& visit) { return !visit.when.rule && visit.when.constant; });
        // What depends on the answers comes on top of the number that the service promises.
        if (always != *count) defects_.warn("trips_miscounted", trips, std::to_string(always));
        if (!context_.halls) return;
        for (const Visit& visit : visits) {
            if (!is_given(visit.hall, visit.service)) defects_.warn("hall_unknown", visit.definition, visit.hall);
            for (const std::string_view hall : visit.also_at) {
                if (!is_given(hall, visit.service)) defects_.warn("hall_unknown", visit.definition, hall);
            }
        }
    }

    [[nodiscard]] bool is_given(std::string_view wanted, std::string_view service) const {
        for (const json::View hall : context_.halls.elements()) {
            if (hall["id"].string() != wanted) continue;
            for (const json::View given : hall["services"].elements()) {
                if (given["id"].string() == service) return true;
            }
        }
        return false;
    }

    /// Rules of materials and visits; the form's own are looked at where they are read.
    void check_names(const Service& service) {
        for (const material::Material& material : service.materials()) {
            check_names(service, material.needed);
            for (const material::Way& way : material.ways) {
                check_names(service, way.when);
                if (way.commitment) check_pointer(service, way.commitment->definition["field"]);
            }
            for (const json::View agreement : material.definition["agrees"].elements()) {
                if (!agreement["material"]) check_pointer(service, agreement["with"]);
            }
            if (context_.photo_specs) check_photo_spec(material);
        }
        for (const Visit& visit : service.visits())
            check_names(service, visit.when);
    }

    void check_names(const Service& service, const material::Condition& condition) {
        if (!condition.rule) return;
        for (const std::string& pointer : condition.rule->variables()) {
            if (!leads_to_field(service, pointer)) {
                defects_.warn("rule_names_no_field", condition.source, std::string_view(pointer).substr(1));
            }
        }
    }

    /// A material repeats what its photo spec accepts, so that a service is whole by itself; here it is held to it.
    void check_photo_spec(const material::Material& material) {
        const json::View id = material.definition["photo_spec"];
        if (!id) return;
        for (const json::View spec : context_.photo_specs.elements()) {
            if (spec["id"].string() != id.string()) continue;
            if (!spec["accept"].equals(material.accept))
                defects_.warn("photo_spec_differs", material.accept, material.id);
            return;
        }
        defects_.warn("photo_spec_unknown", id, id.string_or({}));
    }

    static bool leads_to_field(const Service& service, std::string_view pointer) {
        if (pointer.empty()) return true;
        const std::string_view token = pointer.substr(1);
        return service.form().find(token.substr(0, token.find('/'))).has_value();
    }

    /// `applicant` and `delivery`: pointers into the answers.
    void check_roles(const Service& service) {
        for (const std::string_view part : {std::string_view("applicant"), std::string_view("delivery")}) {
            for (const json::Member role : definition_[part].members()) {
                if (part == "delivery" && (role.name == "mail" || role.name == "paid_by")) continue;
                check_pointer(service, role.value);
                for (const json::View place : role.value.elements())
                    check_pointer(service, place);
            }
        }
    }

    void check_given_out(const Service& service) {
        const auto given_out = read_given_out(definition_, defects_);
        if (!given_out) return;
        for (const json::Member member : given_out->values.members())
            check_pointer(service, member.value);
    }

    void check_pointer(const Service& service, json::View place) {
        const auto pointer = place.string();
        if (!pointer) return;
        const bool is_pointer = !pointer->empty() && pointer->front() == '/';
        if (!is_pointer || !leads_to_field(service, *pointer)) defects_.warn("pointer_names_no_field", place, *pointer);
    }

    /// Wherever a text stands in one language, it stands in all of them.
    void check_texts(json::View value, std::size_t depth) {
        if (depth > depth_max) return;
        bool is_text = false;
        for (const json::Member member : value.members()) {
            for (const std::string_view language : json::text_languages)
                is_text = is_text || member.name == language;
            check_texts(member.value, depth + 1);
        }
        for (const json::View element : value.elements())
            check_texts(element, depth + 1);
        if (!is_text) return;
        for (const std::string_view language : json::text_languages) {
            if (base::trim(value[language].string_or({})).empty()) defects_.warn("text_missing", value, language);
        }
    }

    json::View definition_;
    const LintContext& context_;
    json::Defects& defects_;
};

/// As a reader of the file meets them, each once.
std::vector<json::Defect> in_order(const json::Defects& defects) {
    std::vector<json::Defect> list = defects.list();
    std::stable_sort(list.begin(), list.end(), [](const json::Defect& a, const json::Defect& b) {
        return (a.at ? a.at.index() : 0) < (b.at ? b.at.index() : 0);
    });
    std::vector<json::Defect> once;
    for (const json::Defect& defect : list) {
        const bool is_known = std::any_of(once.begin(), once.end(), [&](const json::Defect& other) {
            return other.code == defect.code && other.detail == defect.detail &&
                   (other.at ? other.at.index() : 0) == (defect.at ? defect.at.index() : 0);
        });
        if (!is_known) once.push_back(defect);
    }
    return once;
}

}  // namespace

std::vector<LintFinding> lint(json::View definition, const LintContext& context) {
    json::Defects defects;
    Linter(definition, context, defects).lint();
    std::vector<LintFinding> findings;
    for (const json::Defect& defect : in_order(defects)) {
        const std::string at = defect.at ? json::pointer_between(definition, defect.at) : std::string();
        findings.push_back({std::string(defect.code), at, defect.severity, defect.detail, remedy_of(defect.code), 0});
    }
    return findings;
}

std::vector<LintFinding> lint_text(std::string_view text, const LintContext& context) {
    const auto line_at = [&](std::size_t at_bytes) {
        const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(at_bytes, text.size()));
        return static_cast<std::size_t>(std::count(text.begin(), end, '\n')) + 1;
    };
    const auto parsed = json::Document::parse(text);
    if (!parsed) {
        const std::string code(json::code_of(parsed.error().refusal));
        return {{code, {}, base::Severity::Error, {}, remedy_of("json"), line_at(parsed.error().at_bytes)}};
    }
    std::vector<LintFinding> findings = lint(parsed->root(), context);
    for (LintFinding& finding : findings)
        finding.line = line_at(parsed->root().find(finding.at).text_at_bytes());
    return findings;
}

}  // namespace onetrip::catalog
