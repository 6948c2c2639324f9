#include "core/material/commitment.h"

#include <algorithm>

#include "core/base/instant.h"

namespace onetrip::material {
namespace {

constexpr std::string_view verifications[] = {"data_sharing", "credit", "on_site", "other_agency"};
constexpr std::string_view texts[] = {"proof", "content", "legal_basis", "who_may", "liability"};

bool is_verified(json::View verification) {
    const json::View ways = verification["by"];
    if (ways.size() == 0 || verification["workdays"].integer_or(0) < 1) return false;
    for (const json::View way : ways.elements()) {
        const auto* known = std::find(std::begin(verifications), std::end(verifications), way.string_or({}));
        if (known == std::end(verifications)) return false;
    }
    return true;
}

bool states_everything(json::View statements) {
    return std::all_of(std::begin(commitment_statements), std::end(commitment_statements),
                       [&](std::string_view wanted) {
                           for (const json::View stated : statements.elements()) {
                               if (stated.string() == wanted) return true;
                           }
                           return false;
                       });
}

}  // namespace

Commitment read_commitment(json::View notice, json::Defects& defects) {
    Commitment commitment;
    commitment.definition = notice;
    commitment.template_version = notice["template_version"].integer_or(0);
    commitment.field = notice["field"].string_or({});
    if (commitment.template_version < 1) defects.error("commitment_incomplete", notice, "template_version");
    for (const std::string_view text : texts) {
        if (!notice[text]) {
            defects.error("commitment_incomplete", notice, text);
        } else {
            json::expect_text(notice, text, defects);
        }
    }
    if (!is_verified(notice["verification"])) defects.error("commitment_incomplete", notice, "verification");
    if (!notice["published"].boolean()) defects.error("commitment_incomplete", notice, "published");
    return commitment;
}

bool is_barred_area(std::string_view area) {
    return std::find(std::begin(barred_areas), std::end(barred_areas), area) != std::end(barred_areas);
}

std::optional<std::string_view> check_commitment(const Commitment& commitment, const CommitmentLetter* letter,
                                                 const Person& applicant) {
    if (!commitment.field.empty()) return std::nullopt;
    if (letter == nullptr || letter->is_withdrawn) return "material.commitment_missing";
    if (letter->template_version != commitment.template_version) return "material.commitment_outdated";
    const bool is_signed = !letter->sign_method.empty() && base::Instant::parse(letter->signed_at).has_value();
    if (!is_signed || !states_everything(letter->statements)) return "material.commitment_incomplete";
    if (!letter->signer.is(applicant)) return "material.commitment_signer";
    return std::nullopt;
}

}  // namespace onetrip::material
