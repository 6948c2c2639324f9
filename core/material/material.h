#pragma once

/// A material as the catalogue describes it: who needs it, on what law, and the ways in which it can be obtained, best
/// first. catalog/README.md describes the members.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/json/defect.h"
#include "core/json/document.h"
#include "core/material/agreement.h"
#include "core/material/commitment.h"
#include "core/material/condition.h"
#include "core/material/file_spec.h"

namespace onetrip::material {

inline constexpr std::size_t materials_max = 100;
inline constexpr std::int64_t copies_max = 20;
inline constexpr std::int64_t files_limit = 50;
inline constexpr std::int64_t late_workdays_max = 250;
inline constexpr std::int64_t reuse_days_max = 3660;

/// 必要, 非必要, 容缺后补.
enum class Necessity : std::uint8_t { Required, Optional, Later };
[[nodiscard]] std::string_view name_of(Necessity necessity);

enum class Obtain : std::uint8_t {
    Upload,        ///< the citizen gives it
    DataSharing,   ///< looked up with the office that keeps it
    ECertificate,  ///< drawn from the citizen's electronic certificates
    Commitment,    ///< a signed promise replaces it (告知承诺)
    Direct,        ///< another body sends it to the office
    EarlierCase,   ///< the citizen gave it in an earlier case, and agrees to its being used again
    Paper          ///< the citizen brings it to the window
};
[[nodiscard]] std::string_view name_of(Obtain obtain);

/// One way to obtain a material: `{"when"?,"by","reason","register"?,"certificate"?,"reuse_days"?,"commitment"?}`. A
/// way that names a register or a type of certificate is open only if the register, or the applicant, has it.
struct Way {
    Condition when;
    Obtain by = Obtain::Upload;
    json::View reason;
    std::string_view source_register;  ///< of DataSharing; empty: the office sees to it, whatever comes back
    std::string_view certificate;      ///< of ECertificate; empty: it comes into being with this case
    std::int64_t reuse_days = 0;       ///< of EarlierCase: how long ago that case may have been closed
    std::optional<Commitment> commitment;
};

struct Material {
    std::string_view id;
    Necessity necessity = Necessity::Required;
    std::int64_t copies = 0;  ///< on paper
    std::int64_t files_max = 1;
    std::int64_t late_workdays = 0;  ///< of Later: until when it may follow, counted from the application
    /// What it is in every service: one document serves all services of a bundle that ask for the same, and may be used
    /// again from an earlier case. Empty: this service's own.
    std::string_view standard;
    Condition needed;
    std::vector<Way> ways;  ///< at least one
    std::vector<Agreement> agreements;
    std::int64_t soon_days = soon_days_default;  ///< from how many days before its end it is warned of
    json::View definition;
    json::View title;
    json::View legal_basis;
    json::View accept;  ///< what an uploaded file must be (file_spec.h); absent if nothing is ever uploaded
    FileSpec spec;      ///< the same, read
};

/// Reads the member `materials` of a service (views into it are kept) and says what is wrong with it.
[[nodiscard]] std::vector<Material> read_materials(json::View materials, json::Defects& defects);

}  // namespace onetrip::material
