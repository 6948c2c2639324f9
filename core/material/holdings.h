#pragma once

/// What is known of an applicant beside the answers: certificates that they hold, what registers answered about them,
/// what they gave in earlier cases, letters of commitment they signed, and whether they may sign any. It is what the
/// deployment found out, never what the sender says of themselves, except on the phone, where it is shown and not
/// relied upon. Whatever is used needs the applicant's consent and says where it came from.
///
///     {"certificates":[{"id":"…","type":"household_book","status":"valid","consent":true,
///                       "values":{"holder_name":"张小满","holder_number":"…","number":"…","valid_to":"2036-01-01"}}],
///      "registry":[{"material":"diploma","register":"diplomas","outcome":"found","source":"…","as_of":"2026-11-28",
///                   "consent":true,"values":{…}}],
///      "earlier":[{"standard":"household_book","case":"…","closed":"2026-01-05","sha256":"…","consent":true,"values":{}}],
///      "commitments":[{"material":"conduct","template_version":1,"statements":["has_read",…],"signer_name":"…",
///                      "signer_number":"…","signed_at":"2026-11-28T09:00:00+08:00","sign_method":"face",
///                      "withdrawn":false}],
///      "credit":{"bad_record":false,"false_commitment":false}}      every member optional

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/day.h"
#include "core/base/result.h"
#include "core/json/document.h"
#include "core/json/shape.h"

namespace onetrip::material {

inline constexpr std::size_t holdings_max = 200;  ///< of each list

struct Person {
    std::string_view name;
    std::string_view number;

    /// The same number, or, where one of the two has none, the same name, however either is spelled.
    [[nodiscard]] bool is(const Person& other) const;
};

enum class CertificateStatus : std::uint8_t { Valid, Suspended, Revoked, Cancelled, Expired };

struct Certificate {
    std::string_view id;
    std::string_view type;
    CertificateStatus status = CertificateStatus::Valid;
    bool has_consent = false;
    json::View values;  ///< what the document says (agreement.h)
};

enum class RegistryOutcome : std::uint8_t { Found, NotFound, Unavailable };

struct RegistryAnswer {
    std::string_view material;
    std::string_view source_register;
    RegistryOutcome outcome = RegistryOutcome::Unavailable;
    std::string_view source;  ///< in the register's own words
    base::Day as_of;
    bool has_consent = false;
    json::View values;  ///< what the document says (agreement.h)
};

struct EarlierMaterial {
    std::string_view standard;  ///< the standard material it was
    std::string_view case_number;
    base::Day closed;
    std::string_view sha256;
    bool has_consent = false;
    json::View values;  ///< what the document says (agreement.h)
};

struct CommitmentLetter {
    std::string_view material;
    std::int64_t template_version = 0;
    json::View statements;
    Person signer;
    std::string_view signed_at;
    std::string_view sign_method;
    bool is_withdrawn = false;
};

struct Holdings {
    std::vector<Certificate> certificates;
    std::vector<RegistryAnswer> registry;
    std::vector<EarlierMaterial> earlier;
    std::vector<CommitmentLetter> commitments;
    /// Who has a serious bad record, or gave a false commitment that is not repaired, may give none.
    bool may_commit = true;
};

/// Keeps views into `holdings`; absent reads as nothing known.
[[nodiscard]] base::Result<Holdings, json::Fault> read_holdings(json::View holdings, std::string_view at = {});

}  // namespace onetrip::material
