#pragma once

/// Tells whoever applied, by short message, what their case waits for and what became of it: that something is missing,
/// three days before the last day to hand it in, three days before the day of what may follow later (容缺后补), and how
/// it was decided. A message is a job in the store, laid in the same unit as what it follows from and named by case and
/// news: once each, however many servers there are. What is not true any more when it is due is let go.

#include "server/endpoints/case_file.h"
#include "server/endpoints/short_messages.h"

namespace onetrip::endpoints {

inline constexpr std::string_view case_notice_job = "case.notice";
inline constexpr std::int64_t case_notice_attempts_max = 600;  ///< about four days; most stop being true before
inline constexpr std::int32_t reminded_days_before = 3;
inline constexpr std::int32_t reminded_at_minute = 9 * 60;  ///< of the agency's day

/// Lays what this event of the case is to be told as, and reminders of the days that the case now waits for. A day that
/// is nearer than its reminder is not reminded of: it was told just now.
void lay_case_notices(storage::Unit& unit, const CaseFile& file, const storage::CaseEvent& event);

class CaseNotices final : public ShortMessages {
public:
    /// Everything must outlive it. Without a gateway, messages are let go.
    CaseNotices(boost::asio::any_io_executor executor, const Office& office, ports::Sms* sms);

private:
    boost::asio::awaitable<std::optional<ports::NoticeMessage>> message_of(const storage::Job& job) override;
};

}  // namespace onetrip::endpoints
