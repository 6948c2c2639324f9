#pragma once

/// What the server keeps about a case beside its answers: the document `storage::Case::record`. The process itself is
/// core/casework's; what hangs on it (files, booking, decision, numbers) stands beside.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/instant.h"
#include "core/casework/state.h"
#include "core/casework/step.h"
#include "server/endpoints/agent.h"
#include "server/endpoints/case_sources.h"
#include "server/endpoints/helper.h"

namespace onetrip::endpoints {

/// A file the case was made with, as it was inspected.
struct CaseMaterial {
    std::string id;  ///< the material's
    std::string upload;
    std::string sha256;
    std::string kind;
    std::int64_t size_bytes = 0;
    bool was_asked_for = false;  ///< by a supplement notice
};

/// A commitment that the applicant took back.
struct TakenBack {
    std::string material;
    base::Instant at;
};

struct Decision {
    casework::Outcome outcome = casework::Outcome::Granted;
    base::Instant at;
    std::string reason;  ///< of a refusal
};

struct CaseRecord {
    casework::Case process;
    std::vector<CaseMaterial> materials;
    std::vector<MaterialSource> sources;  ///< of what the applicant did not give by hand
    std::vector<TakenBack> taken_back;
    std::string booking;  ///< empty without one
    std::vector<std::string> consents;
    std::optional<Helper> helper;  ///< none: the applicant filled it in
    std::optional<Agent> agent;    ///< none: nobody else may receive what the case gives out
    std::string applicant_masked;
    std::string answers_masked;  ///< JSON
    std::string notice_number;   ///< of the latest supplement notice
    std::optional<Decision> decision;
    std::optional<base::Instant> issued_at;
    std::optional<HeldCertificate> certificate;  ///< what it gave out, if its applicant holds that
};

[[nodiscard]] std::string write_record(const CaseRecord& record);
/// Throws storage::Failure{Corrupt}: the text is the server's own.
[[nodiscard]] CaseRecord read_record(std::string_view text);

/// The state as people are told it: one of the eight of the HTTP interface.
[[nodiscard]] std::string_view public_state(casework::State state);

}  // namespace onetrip::endpoints
