#pragma once

/// A certificate that a granted case gave out and its applicant holds: what stands on it, whether it counts, and how it
/// is known to other services of the same person (core/material/holdings.h). It is part of its case's sealed record,
/// and stands and goes with it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/day.h"
#include "core/base/instant.h"
#include "core/catalog/given_out.h"
#include "core/catalog/service.h"
#include "core/json/document.h"
#include "core/json/writer.h"
#include "core/material/certificate_status.h"
#include "core/material/holdings.h"
#include "server/storage/unit.h"

namespace onetrip::endpoints {

/// So many of the newest cases are looked into, and so many certificates told.
inline constexpr std::int64_t certificate_cases_max = 200;
inline constexpr std::size_t certificates_told_max = 100;
/// The consent to the use of one, in the member `consents` of an application: `certificate/CASE`.
inline constexpr std::string_view certificate_consent = "certificate/";

struct HeldCertificate {
    std::string type;
    catalog::CertificateTerms terms;
    std::string holder_name;
    std::string holder_number;
    std::string values;  ///< JSON: what it says beside
    material::CertificateStatus status = material::CertificateStatus::Valid;
    std::string reason;  ///< why it does not count, or counts again

    /// Of the case that gave it out, and by which it is named.
    std::string case_number;
    std::string service;
    std::int64_t service_version = 1;
    base::Instant issued_at;
};

/// What the case of these answers gives out on these terms.
[[nodiscard]] HeldCertificate make_certificate(const catalog::Service& service, json::View answers,
                                               const catalog::GivenOut& given_out, catalog::CertificateTerms terms);

/// What stands in a case's record; what is the case's own is not repeated there.
void write_held(json::Writer& out, const HeldCertificate& certificate);
/// Throws storage::Failure{Corrupt}: the text is the server's own.
[[nodiscard]] HeldCertificate read_held(json::View view);

/// One of the citizen's own cases; nullopt if that case gave nothing out.
[[nodiscard]] std::optional<HeldCertificate> certificate_of(const storage::Case& stored);

/// What the citizen holds of the types that a service's materials can be drawn from, where the holder is the applicant
/// whom these answers name; newest case first.
[[nodiscard]] std::vector<HeldCertificate> certificates_for(const storage::Unit& unit, const catalog::Service& service,
                                                            json::View answers, std::string_view citizen);

/// `{"holder_name","holder_number","number","valid_from","valid_to"?,…}`.
void write_certificate_values(json::Writer& out, const HeldCertificate& certificate);

}  // namespace onetrip::endpoints
