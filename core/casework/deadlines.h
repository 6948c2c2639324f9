#pragma once

/// The deadlines of a case: what its own history says to core/calendar, which counts. Stored with the case, together
/// with the calendar's version, and shown as dates.

#include <optional>

#include "core/calendar/time_limit.h"
#include "core/casework/state.h"

namespace onetrip::casework {

/// The limits of the service the case is about.
struct Limits {
    std::optional<calendar::TimeLimit> legal;  ///< none where the law sets none
    calendar::TimeLimit promised;
    std::int32_t applicant_supplement_days = calendar::applicant_supplement_days_default;
};

/// `supplement_notice` runs until the case is accepted or the notice is out, `delivery` from a granting decision until
/// the certificate is in the citizen's hands; a case that is closed, withdrawn or voided has no deadlines.
[[nodiscard]] calendar::Deadlines deadlines(const Case& record, const Limits& limits, const calendar::Counter& counter,
                                            base::Instant now);

}  // namespace onetrip::casework
