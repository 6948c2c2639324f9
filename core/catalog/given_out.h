#pragma once

/// What a granted case gives out, as a certificate that its applicant holds from then on and need not hand in
/// elsewhere: member `certificate` of a service's `outcome`. The applicant is its holder.
///
///     {"type":"household_book","valid_months":60?,"values":{"householder_name":"/householder_name"}?}
///
/// `type` is what a material's way `e_certificate` names; without `valid_months` it does not run out; `values` is what
/// it says beside number, holder and validity, as pointers into the answers that it was granted on.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/day.h"
#include "core/base/result.h"
#include "core/json/defect.h"
#include "core/json/document.h"

namespace onetrip::catalog {

inline constexpr std::int64_t valid_months_max = 1'200;
inline constexpr std::size_t certificate_values_max = 20;
inline constexpr std::size_t certificate_number_bytes_max = 64;
/// So many days before or after today it may begin to be valid.
inline constexpr std::int32_t certificate_begin_days_max = 366;

struct GivenOut {
    std::string_view type;
    std::int64_t valid_months = 0;  ///< 0: it does not run out
    json::View values;
};

/// nullopt if the outcome is no certificate of a type. Says `certificate_invalid`.
[[nodiscard]] std::optional<GivenOut> read_given_out(json::View definition, json::Defects& defects);

/// What stands on one certificate.
struct CertificateTerms {
    std::string number;
    base::Day valid_from;
    std::optional<base::Day> valid_to;  ///< its last day; none: it does not run out
};

/// What an office wishes to write on it; what it leaves open follows from the catalogue.
struct CertificateWish {
    std::string number;
    std::optional<base::Day> valid_from;
    std::optional<base::Day> valid_to;
};

/// The terms, or the member that is wrong: `number` (empty, too long, or with blanks around or control characters),
/// `valid_from` (more than certificate_begin_days_max away), `valid_to` (before it begins or today, later than
/// `valid_months` allow, or of one that does not run out).
[[nodiscard]] base::Result<CertificateTerms, std::string_view> certificate_terms(const GivenOut& given_out,
                                                                                 CertificateWish wish, base::Day today);

/// The last day of so many months that begin with `from`: 12 months from 2026-12-01 end on 2027-11-30, 3 months from
/// 2026-11-30 on 2027-02-28.
[[nodiscard]] base::Day last_day_of(base::Day from, std::int64_t months);

}  // namespace onetrip::catalog
