#pragma once

/// Numbers printed on certificates.

#include "core/identity/judging.h"

namespace onetrip::identity {

/// Kind `birth_cert_no` 出生医学证明编号: a letter (print series; X is 2023) and nine digits, the first two the
/// province. Errors: `length`, `characters`; warns `province_unknown`. Facts: `series`, `province`.
void judge_birth_cert_no(Judging& judging);

/// Kind `disability_card_20` 残疾人证号: a citizen number, the category 1 to 7 (sight, hearing, speech, limbs,
/// intellect, mind, several), the grade 1 to 4; `B`, `B2` … after a reissue. Errors: those of `citizen_id_18`,
/// `category`, `grade`. Facts: those of `citizen_id_18`, `category`, `grade`, `reissue`.
void judge_disability_card_20(Judging& judging);

/// Kind `ecert_id` 电子证照标识 (GB/T 36904): `1.2.156.3005.2.<type>.<issuer>.<serial>.<version>.<check>`: type is the
/// defining body's credit code and three digits; issuer a credit code (or, seen in the wild, a six-digit region);
/// serial 1 to 32 letters and digits; version three digits; ISO 7064 MOD 37,36 over these four without dots. Errors:
/// `form`, `characters`, `check_digit`. Facts: `type`, `issuer`, `serial`, `version`.
void judge_ecert_id(Judging& judging);

}  // namespace onetrip::identity
