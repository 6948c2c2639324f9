#include "server/endpoints/visit_notices.h"

#include <array>

#include "core/json/document.h"
#include "core/json/writer.h"
#include "server/endpoints/booking_view.h"

namespace onetrip::endpoints {
namespace {

constexpr std::int64_t milliseconds_per_hour = 60 * base::milliseconds_per_minute;

constexpr std::string_view job_prefix = "visit.notice/";

struct NewsLine {
    VisitNews news;
    std::string_view name;
    std::string_view state;  ///< in which the visit must be for it to be true
    std::int64_t hours_before;
    std::int64_t useful_until_hours_before;  ///< then the next reminder says it better, or it is over
};
constexpr std::array<NewsLine, visit_news_count> lines{{
    {VisitNews::DayBefore, "day_before", "confirmed", 24, 2},
    {VisitNews::HoursBefore, "hours_before", "confirmed", 2, 0},
    {VisitNews::Moved, "moved", "confirmed", 0, 0},
    {VisitNews::CalledOff, "called_off", "cancelled", 0, 0},
}};

const NewsLine& line_of(VisitNews news) {
    return lines[static_cast<std::size_t>(news)];
}

const NewsLine* line_of(std::string_view name) {
    for (const NewsLine& line : lines) {
        if (line.name == name) return &line;
    }
    return nullptr;
}

void lay(storage::Unit& unit, const storage::Booking& booking, const NewsLine& line, base::Instant due_at) {
    json::Writer payload;
    payload.begin_object().member("booking", booking.id).member("news", line.name);
    payload.member("from", booking.from.text()).end_object();
    std::string id(job_prefix);
    id.append(booking.id).append(".").append(booking.slot.slot).append(".").append(line.name);
    unit.jobs().add({std::move(id), std::string(visit_notice_job), payload.take(), due_at});
}

/// nullopt if it is not true any more, or no use.
std::optional<storage::Notice> notice_of(const storage::Unit& unit, const storage::Job& job, base::Instant now) {
    const auto payload = json::Document::parse(job.payload);
    if (!payload) return std::nullopt;
    const NewsLine* line = line_of(payload->root()["news"].string_or({}));
    const auto booking = unit.bookings().find(payload->root()["booking"].string_or({}));
    if (line == nullptr || !booking || booking->citizen.empty() || booking->state != line->state) return std::nullopt;
    if (booking->from.text() != payload->root()["from"].string_or({})) return std::nullopt;
    if (now >= booking->from + -(line->useful_until_hours_before * milliseconds_per_hour)) return std::nullopt;
    return storage::Notice{job.id.substr(job_prefix.size()), booking->citizen, booking->id,
                           std::string(line->name),          booking->from,    now};
}

/// nullopt if nobody left a number.
std::optional<ports::NoticeMessage> find_message(const storage::Unit& unit, const Catalogue& catalogue,
                                                 const storage::Notice& notice) {
    const auto booking = unit.bookings().find(notice.booking);
    const auto citizen = unit.citizens().find(notice.citizen);
    if (!booking || !citizen || citizen->phone.empty()) return std::nullopt;
    const HallEntry* hall = catalogue.find_hall(booking->slot.hall);
    const json::View hall_title = hall != nullptr ? hall->document->root()["title"] : json::View();
    std::string at = notice.visit_at.text(terms_of(catalogue, *booking).offset_minutes).substr(0, 16);
    at[10] = ' ';
    const json::View title = catalogue.visit_title(booking->slot.hall, booking->service);
    return ports::NoticeMessage{notice.id,
                                citizen->phone,
                                "visit_" + notice.news,
                                {{"visit", std::string(title["zh-CN"].string_or({}))},
                                 {"hall", std::string(hall_title["zh-CN"].string_or({}))},
                                 {"at", std::move(at)}}};
}

}  // namespace

std::string_view name_of(VisitNews news) {
    return line_of(news).name;
}

void lay_reminders(storage::Unit& unit, const storage::Booking& booking, base::Instant now) {
    for (const VisitNews news : {VisitNews::DayBefore, VisitNews::HoursBefore}) {
        const base::Instant due_at = booking.from + -(line_of(news).hours_before * milliseconds_per_hour);
        if (now < due_at) lay(unit, booking, line_of(news), due_at);
    }
}

void lay_visit_news(storage::Unit& unit, const storage::Booking& booking, VisitNews news, base::Instant now) {
    lay(unit, booking, line_of(news), now);
}

VisitNotices::VisitNotices(boost::asio::any_io_executor executor, const Office& office, ports::Sms* sms)
    : ShortMessages(std::move(executor), office, sms, {visit_notice_job, visit_notice_attempts_max}) {}

boost::asio::awaitable<std::optional<ports::NoticeMessage>> VisitNotices::message_of(const storage::Job& job) {
    const base::Instant at = now();
    co_return co_await storage::write(store(), [&](storage::Unit& unit) -> std::optional<ports::NoticeMessage> {
        const auto notice = notice_of(unit, job, at);
        if (!notice) return std::nullopt;
        unit.notices().add(*notice);
        return find_message(unit, office().catalogue, *notice);
    });
}

}  // namespace onetrip::endpoints
