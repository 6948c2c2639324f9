#pragma once

/// Papers that a citizen mails to the hall instead of coming.

#include "server/endpoints/case_file.h"

namespace onetrip::endpoints {

/// Nothing is decided yet, and there are not too many already.
[[nodiscard]] bool may_send_papers(const CaseFile& file);

}  // namespace onetrip::endpoints
