#pragma once

/// The promises that stand for proofs in a case (告知承诺), and taking one back: until the decision the applicant may,
/// and then owes the proof (国办发〔2020〕42号, 二(六)).

#include "core/json/writer.h"
#include "server/endpoints/case_file.h"

namespace onetrip::endpoints {

/// `"commitments":[{"material","title","proof","content","given_at","taken_back_at","may_take_back"}]` into an open
/// object.
void write_commitments(json::Writer& out, const CaseFile& file);

}  // namespace onetrip::endpoints
