#include "server/endpoints/case_notices.h"

#include <algorithm>

#include "core/json/document.h"
#include "core/json/writer.h"
#include "server/endpoints/owed.h"

namespace onetrip::endpoints {
namespace {

constexpr std::string_view missing = "supplement_requested";
constexpr std::string_view missing_soon_due = "supplement_due";
constexpr std::string_view owed_soon_due = "owed_due";
constexpr std::string_view told_at_once[] = {missing, "granted", "refused"};

/// `which` tells this news of the case from others of the same name.
void lay(storage::Unit& unit, const CaseFile& file, std::string_view news, const std::string& which,
         base::Instant due_at) {
    json::Writer payload;
    payload.begin_object().member("case", file.stored.number).member("news", news).member("which", which).end_object();
    std::string id(case_notice_job);
    id.append("/").append(file.stored.number).append("/").append(news).append("/").append(which);
    unit.jobs().add({std::move(id), std::string(case_notice_job), payload.take(), due_at});
}

void lay_reminder(storage::Unit& unit, const CaseFile& file, std::string_view news, base::Day due, base::Instant now) {
    const base::Instant at =
        base::Instant::at(due - reminded_days_before, reminded_at_minute, file.service->agency->offset_minutes);
    if (now < at) lay(unit, file, news, due.text(), at);
}

bool is_owed(const casework::Case& process, base::Day due) {
    const auto owed = still_owed(process);
    return std::any_of(owed.begin(), owed.end(), [&](const casework::OwedMaterial& one) { return one.due == due; });
}

/// The day that the news speaks of.
std::optional<base::Day> day_of(const casework::Case& process, std::string_view news, std::string_view which) {
    if (news == missing) return process.notice ? process.notice->due : std::nullopt;
    return base::Day::parse(which);
}

/// Whether the case still is as the news says. A decision stands.
bool is_true(const CaseFile& file, std::string_view news, std::optional<base::Day> due, base::Instant now) {
    const casework::Case& process = file.record.process;
    const bool is_over = due && *due < now.day_in(file.service->agency->offset_minutes);
    const bool is_asked = process.state == casework::State::SupplementRequested && process.notice && !is_over;
    if (news == missing) return is_asked;
    if (news == missing_soon_due) return is_asked && process.notice->due == due;
    if (news == owed_soon_due) return due && !is_over && is_owed(process, *due);
    return true;
}

/// nullopt if there is nobody to tell, or nothing any more.
std::optional<ports::NoticeMessage> find_message(const storage::Unit& unit, const Catalogue& catalogue,
                                                 const storage::Job& job, base::Instant now) {
    const auto payload = json::Document::parse(job.payload);
    if (!payload) return std::nullopt;
    const json::View root = payload->root();
    const auto file = find_case(unit, catalogue, root["case"].string_or({}));
    if (!file) return std::nullopt;
    const std::string_view news = root["news"].string_or({});
    const auto due = day_of(file->record.process, news, root["which"].string_or({}));
    const auto citizen = unit.citizens().find(file->stored.citizen);
    if (!citizen || citizen->phone.empty() || !is_true(*file, news, due, now)) return std::nullopt;
    ports::NoticeMessage message{
        job.id,
        citizen->phone,
        "case_" + std::string(news),
        {{"service", std::string(file->service->title["zh-CN"].string_or({}))}, {"number", file->stored.number}}};
    if (due) message.parameters.emplace_back("due", due->text());
    return message;
}

}  // namespace

void lay_case_notices(storage::Unit& unit, const CaseFile& file, const storage::CaseEvent& event) {
    for (const std::string_view news : told_at_once) {
        if (event.code == "case." + std::string(news)) lay(unit, file, news, std::to_string(event.sequence), event.at);
    }
    const casework::Case& process = file.record.process;
    const bool waits = process.state == casework::State::SupplementRequested && process.notice && process.notice->due;
    if (waits) lay_reminder(unit, file, missing_soon_due, *process.notice->due, event.at);
    for (const casework::OwedMaterial& owed : still_owed(process))
        lay_reminder(unit, file, owed_soon_due, owed.due, event.at);
}

CaseNotices::CaseNotices(boost::asio::any_io_executor executor, const Office& office, ports::Sms* sms)
    : ShortMessages(std::move(executor), office, sms, {case_notice_job, case_notice_attempts_max}) {}

boost::asio::awaitable<std::optional<ports::NoticeMessage>> CaseNotices::message_of(const storage::Job& job) {
    const base::Instant at = now();
    co_return co_await storage::read(
        store(), [&](const storage::Unit& unit) { return find_message(unit, office().catalogue, job, at); });
}

}  // namespace onetrip::endpoints
