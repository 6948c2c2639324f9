#include "core/material/agreement.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/identity/names.h"

namespace onetrip::material {
namespace {

struct Row {
    std::string_view name;
    std::string_view code;
};
/// In the order of Comparison.
constexpr Row comparisons[] = {{"name", "material.name_differs"},
                               {"number", "material.number_differs"},
                               {"date", "material.date_differs"},
                               {"text", "material.text_differs"}};

std::string key_of(std::string_view text, Comparison as) {
    if (as == Comparison::Name) return identity::name_comparison_key(text);
    if (as == Comparison::Number) return base::normalise_identifier(text);
    return std::string(base::trim(base::fold_width(text)));
}

/// Texts only: numbers of documents are texts, and what is not known is not compared.
std::string_view text_of(json::View value) {
    return value.string_or({});
}

json::View values_of(std::span<const Said> others, std::string_view material) {
    const auto found =
        std::find_if(others.begin(), others.end(), [&](const Said& said) { return said.material == material; });
    return found == others.end() ? json::View() : found->values;
}

Agreement read_agreement(json::View entry, json::Defects& defects) {
    Agreement out;
    out.value = text_of(entry["value"]);
    out.with = text_of(entry["with"]);
    out.material = text_of(entry["material"]);
    const auto* row = std::find_if(std::begin(comparisons), std::end(comparisons),
                                   [&](const Row& each) { return each.name == entry["as"].string_or({}); });
    const std::string_view severity = entry["severity"].string_or("error");
    const bool is_pointer = !out.with.empty() && out.with.front() == '/';
    const bool is_sound = !out.value.empty() && !out.with.empty() && is_pointer == out.material.empty() &&
                          row != std::end(comparisons) && (severity == "error" || severity == "warn");
    if (!is_sound) {
        defects.error("agreement_invalid", entry, out.value);
        return out;
    }
    out.as = static_cast<Comparison>(row - std::begin(comparisons));
    out.severity = severity == "warn" ? base::Severity::Warn : base::Severity::Error;
    return out;
}

}  // namespace

std::vector<Agreement> read_agreements(json::View list, json::Defects& defects) {
    std::vector<Agreement> out;
    if (list.size() > agreements_max) {
        defects.error("too_many", list);
        return out;
    }
    for (const json::View entry : list.elements())
        out.push_back(read_agreement(entry, defects));
    return out;
}

void check_agreements(std::span<const Agreement> agreements, json::View values, json::View answers,
                      std::span<const Said> others, std::vector<base::Finding>& findings) {
    for (const Agreement& agreement : agreements) {
        const std::string_view said = text_of(values[agreement.value]);
        const json::View other = agreement.material.empty() ? answers.find(agreement.with)
                                                            : values_of(others, agreement.material)[agreement.with];
        const std::string_view meant = text_of(other);
        if (said.empty() || meant.empty() || key_of(said, agreement.as) == key_of(meant, agreement.as)) continue;
        const Row& row = comparisons[static_cast<std::size_t>(agreement.as)];
        findings.push_back({std::string(row.code), std::string(agreement.with), agreement.severity});
    }
}

void check_validity(json::View values, base::Day today, std::int64_t soon_days, std::vector<base::Finding>& findings) {
    const auto from = base::Day::parse(text_of(values["valid_from"]));
    const auto to = base::Day::parse(text_of(values["valid_to"]));
    const auto find = [&](std::string_view code, base::Severity severity, std::int64_t days, std::int64_t limit) {
        findings.push_back({std::string(code), {}, severity, base::Measure{days, limit}});
    };
    if (from && *from > today) find("material.not_yet_valid", base::Severity::Error, *from - today, 0);
    if (!to) return;
    const std::int64_t days_left = *to - today;
    if (days_left < 0) {
        find("material.expired", base::Severity::Error, days_left, 0);
    } else if (days_left < soon_days) {
        find("material.expires_soon", base::Severity::Warn, days_left, soon_days);
    }
}

}  // namespace onetrip::material
