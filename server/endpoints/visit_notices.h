#pragma once

/// Tells who has an appointment what they should know of it: a reminder the day before and two hours before, and that
/// the hall had to move it or call it off. What is told is a job in the store, laid in the same unit as what it follows
/// from and named by visit, time and news: once each, however many servers there are. When it is due it is told in the
/// page, and by short message where there is a gateway. A reminder of a visit that was moved or given up meanwhile is
/// let go, as is whatever comes too late to be of use.

#include "server/endpoints/short_messages.h"

namespace onetrip::endpoints {

inline constexpr std::string_view visit_notice_job = "visit.notice";
inline constexpr std::int64_t visit_notice_attempts_max = 20;  ///< about two hours

enum class VisitNews : std::uint8_t { DayBefore, HoursBefore, Moved, CalledOff };
inline constexpr std::size_t visit_news_count = 4;
/// `day_before`, `hours_before`, `moved`, `called_off`.
[[nodiscard]] std::string_view name_of(VisitNews news);

/// For a visit that stands now: confirmed, or moved to another time. What would be due already is not laid.
void lay_reminders(storage::Unit& unit, const storage::Booking& booking, base::Instant now);
/// That the hall moved a visit (which is as it is now) or called it off.
void lay_visit_news(storage::Unit& unit, const storage::Booking& booking, VisitNews news, base::Instant now);

class VisitNotices final : public ShortMessages {
public:
    /// Everything must outlive it. Without a gateway it is told in the page alone.
    VisitNotices(boost::asio::any_io_executor executor, const Office& office, ports::Sms* sms);

private:
    boost::asio::awaitable<std::optional<ports::NoticeMessage>> message_of(const storage::Job& job) override;
};

}  // namespace onetrip::endpoints
