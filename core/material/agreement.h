#pragma once

/// Whether what a document says agrees with the form and with the other documents, and whether it is still valid. A
/// document's values come from an electronic certificate, a register, or whoever read it; what is not known of it is
/// not compared. Values with a meaning of their own here: `valid_from` and `valid_to` (YYYY-MM-DD; anything else, 长期,
/// is no end).

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/day.h"
#include "core/base/finding.h"
#include "core/json/defect.h"
#include "core/json/document.h"

namespace onetrip::material {

inline constexpr std::size_t agreements_max = 50;
inline constexpr std::int64_t soon_days_max = 3660;
inline constexpr std::int64_t soon_days_default = 30;

/// How two spellings of one thing are compared: names without blanks and with any dot, numbers folded and in upper
/// case, days as days, texts folded and without blanks around.
enum class Comparison : std::uint8_t { Name, Number, Date, Text };

/// One line of a material's `agrees`:
///     {"value":"holder_name","as":"name","with":"/name"}                         with an answer
///     {"value":"owner","as":"name","with":"owner","material":"title_deed"}       with a value of another material
///     … "severity":"warn" where a difference is asked about only
struct Agreement {
    std::string_view value;
    Comparison as = Comparison::Text;
    std::string_view with;
    std::string_view material;  ///< empty: the answers
    base::Severity severity = base::Severity::Error;
};

/// Says `agreement_invalid`.
[[nodiscard]] std::vector<Agreement> read_agreements(json::View list, json::Defects& defects);

/// What a document of a material says.
struct Said {
    std::string_view material;
    json::View values;
};

/// `material.name_differs`, `material.number_differs`, `material.date_differs`, `material.text_differs`; their `field`
/// is what was compared with.
void check_agreements(std::span<const Agreement> agreements, json::View values, json::View answers,
                      std::span<const Said> others, std::vector<base::Finding>& findings);

/// `material.not_yet_valid`, `material.expired`, and the warning `material.expires_soon` within `soon_days`; measured
/// in days from today.
void check_validity(json::View values, base::Day today, std::int64_t soon_days, std::vector<base::Finding>& findings);

}  // namespace onetrip::material
