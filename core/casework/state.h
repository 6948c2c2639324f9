#pragma once

/// The case (办件): one application from submission to closing, as a state and the facts its next steps depend on. What
/// it is about (answers, materials, address) lives with whoever stores it.
///
///     submitted -> accepted -> decided_granted -> issuing -> delivering -> delivered -> closed
///         |   \       | \           \____________________________________________________/ (nothing to hand out)
///         |    \      |  suspended (special procedure, applicant's wish)
///         |     supplement_requested (before or after acceptance; goes back where it came from)
///         |           `-> decided_refused -> closed
///         `-> not_accepted -> closed             withdrawn (until the decision), voided (until closed)

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/day.h"
#include "core/base/instant.h"
#include "core/calendar/time_limit.h"
#include "core/casework/notice.h"

namespace onetrip::casework {

enum class State : std::uint8_t {
    Submitted,            ///< received (收件); not yet accepted (受理)
    NotAccepted,          ///< 不予受理
    SupplementRequested,  ///< the one notice is out; before acceptance the clock has not begun, after it it stands
                          ///< still
    Accepted,             ///< 受理; the clock runs
    Suspended,            ///< accepted, and the clock stands still for another reason than a supplement
    DecidedGranted,       ///< 准予
    DecidedRefused,       ///< 不予许可
    Issuing,              ///< the certificate is made and waits to be handed out or mailed
    Delivering,           ///< in the mail
    Delivered,            ///< in the citizen's hands
    Closed,               ///< 办结
    Withdrawn,            ///< by the applicant
    Voided                ///< by the office, with a reason
};
inline constexpr std::size_t state_count = 13;

[[nodiscard]] std::string_view name_of(State state);
[[nodiscard]] std::optional<State> state_of(std::string_view name);
/// Closed, withdrawn or voided: nothing more can happen.
[[nodiscard]] bool is_final(State state);

/// How a case ended: the national closing codes (办结结果). 3 (deleted) and 4 (forwarded) are not used here.
enum class ClosingResult : std::uint8_t {
    Certificate = 0,        ///< 出证办结
    Returned = 1,           ///< 退回办结: not accepted
    Voided = 2,             ///< 作废办结
    SupplementOverdue = 5,  ///< 补交不来办结
    Done = 6                ///< 办结, granted or refused as `state` said, without a certificate
};
[[nodiscard]] std::string_view name_of(ClosingResult result);
[[nodiscard]] std::optional<ClosingResult> closing_result_of(std::string_view name);

/// A material that may follow (容缺后补), or takes the place of a commitment that was taken back.
struct OwedMaterial {
    std::string id;
    base::Day due;  ///< the last day to hand it in; it is taken after that, too, as long as nobody has decided
};
inline constexpr std::size_t owed_max = 64;

struct Case {
    State state = State::Submitted;
    base::Instant submitted_at;
    std::optional<base::Instant> accepted_at;
    std::optional<base::Instant> decided_at;
    std::optional<base::Instant> closed_at;
    std::int32_t notices = 0;             ///< supplement notices sent so far
    std::optional<Notice> notice;         ///< the one that waits for the applicant
    std::vector<OwedMaterial> owed;       ///< materials that are to follow; nothing is granted before they have
    std::vector<calendar::Pause> pauses;  ///< the clock log, append-only, at most calendar::pauses_max
    std::string certificate_number;       ///< empty until issued
    std::string waybill;                  ///< of the parcel under way, empty before
    std::optional<ClosingResult> closing;
};

}  // namespace onetrip::casework
