#pragma once

/// A commitment letter 告知承诺 (国办发〔2020〕42号): the applicant promises in writing that a condition is met, and
/// the office stops asking for the proof. The office tells first what is promised, on what law, what a false promise
/// costs and how it will be verified; a letter without all of that binds nobody and is not offered.

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/day.h"
#include "core/json/defect.h"
#include "core/json/document.h"
#include "core/material/holdings.h"

namespace onetrip::material {

/// What the applicant states, each in words of its own on the page: the notice was read, the conditions are met, what
/// is said is true, verification and liability are accepted.
inline constexpr std::string_view commitment_statements[] = {"has_read", "meets_conditions", "tells_the_truth",
                                                             "accepts_liability"};

/// Where the law allows no promise in the place of a proof, whatever a catalogue says.
inline constexpr std::string_view barred_areas[] = {"national_security",  "state_secrets",   "public_security",
                                                    "prudential_finance", "environment",     "life_health_safety",
                                                    "property_safety",    "foreign_affairs", "irreversible_harm"};

/// The notice: member `commitment` of a way.
///
///     {"template_version":1,"proof":T,"content":T,"legal_basis":T,"who_may":T,"liability":T,
///      "verification":{"by":["data_sharing","credit","on_site","other_agency"],"workdays":20,"text":T},
///      "published":false,"field":"/commitment"?}      T: a text in every language
struct Commitment {
    std::int64_t template_version = 0;
    /// The answer of the form that gives it; empty if a signed letter does. Whether it was given is then for the form
    /// to say, which asks for it.
    std::string_view field;
    json::View definition;
};

/// Says `commitment_incomplete` with what is missing as the detail.
[[nodiscard]] Commitment read_commitment(json::View notice, json::Defects& defects);

[[nodiscard]] bool is_barred_area(std::string_view area);

/// Why a letter does not count; nullopt if it does.
///
///     material.commitment_missing     it was not given, or withdrawn
///     material.commitment_outdated    given for another version of the notice
///     material.commitment_incomplete  a statement is missing, or when and how it was signed
///     material.commitment_signer      signed by somebody who is not the applicant
[[nodiscard]] std::optional<std::string_view> check_commitment(const Commitment& commitment,
                                                               const CommitmentLetter* letter, const Person& applicant);

}  // namespace onetrip::material
