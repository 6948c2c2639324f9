#pragma once

/// Organisations: the unified social credit code 统一社会信用代码 (GB 32100-2015) and the organisation code
/// 组织机构代码 (GB 11714-1997) that lives on inside it.
///
///     9 1 110000 60003734 1 L     authority, category, region, organisation code with its check, check
///
/// Departure: a failing check is a doubt and no error. Pilot codes that never fitted the rule are printed on valid
/// licences (`91350211M00013FA1N`), so a form asks and a clerk confirms.

#include "core/identity/judging.h"

namespace onetrip::identity {

/// Kind `uscc`. Errors: `length`, `characters` (also I O S V Z, and letters in the region); doubts `check_digit`; warns
/// `authority_unknown`, `region_unknown`, `organisation_code` (positions 9 to 17 fail their own check).
/// Facts: `authority`, `category`, `region`, `organisation_code`.
void judge_uscc(Judging& judging);

/// Kind `org_code_gb11714`. Written `D2143569-X` or without the hyphen; kept without. Errors: `length`, `characters`,
/// `check_digit`.
void judge_org_code_gb11714(Judging& judging);

}  // namespace onetrip::identity
