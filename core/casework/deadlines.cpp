#include "core/casework/deadlines.h"

namespace onetrip::casework {

calendar::Deadlines deadlines(const Case& record, const Limits& limits, const calendar::Counter& counter,
                              base::Instant now) {
    if (is_final(record.state)) return {};
    calendar::CaseTimes times;
    times.received_at = record.submitted_at;
    times.accepted_at = record.accepted_at;
    times.decided_at = record.decided_at;
    times.legal = limits.legal;
    times.promised = limits.promised;
    times.applicant_supplement_days = limits.applicant_supplement_days;
    times.pauses = record.pauses;
    if (record.notice) times.supplement_notice_at = record.notice->sent_at;

    calendar::Deadlines due = calendar::deadlines(times, counter, now);
    if (record.state != State::Submitted) due.supplement_notice.reset();
    if (record.notice && record.notice->due) due.applicant_supplement = calendar::DueDay{*record.notice->due, false};
    if (record.decided_at) {
        due.legal.reset();
        due.promised.reset();
    }
    const bool is_on_its_way =
        record.state == State::DecidedGranted || record.state == State::Issuing || record.state == State::Delivering;
    if (!is_on_its_way) due.delivery.reset();
    return due;
}

}  // namespace onetrip::casework
