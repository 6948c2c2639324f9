#pragma once

/// Judges numbers and names by their kind. One table of kinds serves `identity.check`, forms and schema formats.
///
///     check("citizen_id_18", "33010219200403064x", today)
///       value "33010219200403064X", valid false (as written, strictly), facts birth, sex, region,
///       findings identity.spelling (warn): a form stores `value` and is content
///
/// Severity says what a form does: an error is refused, a warning asked about. `valid` is stricter: it is false for
/// whatever breaks the rule as written, also where a form only asks (pilot credit codes, Luhn, lower case).
///
/// Kinds: citizen_id_18 citizen_id_15 hmt_residence_permit_18 foreign_pr_18 foreign_pr_15 uscc org_code_gb11714 hk_id
/// tw_id macau_id hm_travel_permit tw_travel_permit cn_passport exit_permit_hkmo mobile landline postcode plate vin
/// luhn birth_cert_no disability_card_20 person_name s10 ecert_id; and bank_card exit_permit_tw foreign_passport
/// region_code. What each finds and says stands in the header of its concept. Any kind also finds `identity.length`
/// (nothing, or more than `value_bytes_max`), `identity.characters` (not UTF-8) and `identity.spelling` (warn).

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/day.h"
#include "core/identity/judging.h"

namespace onetrip::identity {

/// Longer values are refused unread.
inline constexpr std::size_t value_bytes_max = 512;

struct Kind {
    std::string_view name;
    void (*judge)(Judging& judging);
    std::string (*normalise)(std::string_view written);
};

/// All of them, in the order above.
[[nodiscard]] std::span<const Kind> kinds();

/// nullptr if there is none of that name.
[[nodiscard]] const Kind* find_kind(std::string_view name);

/// Without `today` nothing is found to lie in the future.
[[nodiscard]] IdentityReport check(const Kind& kind, std::string_view value, std::optional<base::Day> today,
                                   Judging::Facts facts = Judging::Facts::Wanted);

/// nullopt if there is no kind of that name.
[[nodiscard]] std::optional<IdentityReport> check(std::string_view kind, std::string_view value,
                                                  std::optional<base::Day> today);

}  // namespace onetrip::identity
