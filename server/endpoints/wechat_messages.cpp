#include "server/endpoints/wechat_messages.h"

#include <algorithm>
#include <array>

#include "core/json/writer.h"
#include "server/endpoints/case_file.h"

namespace onetrip::endpoints {
namespace {

using wechat::Topic;

struct News {
    std::string_view name;  ///< the end of the event's code, or the parcel's news
    Topic topic;
    const char* state;  ///< five characters at most
    const char* hint;   ///< twenty
};
constexpr const char* look_at_decision = "请打开查看办理结果";
constexpr const char* look_at_parcel = "请打开查看快递进度";
constexpr News table[] = {
    {"supplement_requested", Topic::Supplement, "需要补正", "请打开查看要补正的内容"},
    {"granted", Topic::Decision, "已批准", look_at_decision},
    {"refused", Topic::Decision, "未批准", look_at_decision},
    {"collected", Topic::Parcel, "已寄出", look_at_parcel},
    {"out_for_delivery", Topic::Parcel, "正在派送", look_at_parcel},
    {"arrived", Topic::Parcel, "已送达", look_at_parcel},
    {"problem", Topic::Parcel, "快递异常", look_at_parcel},
    {"returned", Topic::Parcel, "已退回", look_at_parcel},
};

const News* find_news(std::string_view name) {
    const auto* found =
        std::find_if(std::begin(table), std::end(table), [name](const News& one) { return one.name == name; });
    return found == std::end(table) ? nullptr : found;
}

/// `which` tells this news of the case from others of the same topic.
void lay(storage::Unit& unit, std::string_view case_number, const News& news, const std::string& which,
         base::Instant at) {
    const std::string_view topic = wechat::name_of(news.topic);
    for (const std::string& citizen : unit.wechat_subscriptions().citizens_of(case_number, topic)) {
        json::Writer payload;
        payload.begin_object().member("case", case_number).member("citizen", citizen).member("news", news.name);
        payload.member("at", at.text()).end_object();
        std::string id(wechat_message_job);
        id.append("/").append(case_number).append("/").append(citizen).append("/").append(which);
        unit.jobs().add({std::move(id), std::string(wechat_message_job), payload.take(), at});
    }
}

/// Both kinds of date keywords take it.
std::string date_text(base::Instant at) {
    const std::string text = at.text();  // 2026-11-28T09:05:00+08:00
    return text.substr(0, 4) + "年" + text.substr(5, 2) + "月" + text.substr(8, 2) + "日 " + text.substr(11, 5);
}

struct Telling {
    storage::WechatSubscription subscription;
    ports::SubscribeMessage message;
};

/// nullopt if there is nobody to tell any more.
std::optional<Telling> telling_of(const storage::Unit& unit, const Office& office, const storage::Job& job) {
    const auto payload = json::Document::parse(job.payload);
    if (!payload) return std::nullopt;
    const json::View root = payload->root();
    const News* news = find_news(root["news"].string_or({}));
    const auto at = base::Instant::parse(root["at"].string_or({}));
    if (news == nullptr || !at || office.wechat_templates == nullptr) return std::nullopt;
    const wechat::MessageTemplate& form = office.wechat_templates->at(static_cast<std::size_t>(news->topic));
    const auto subscription = unit.wechat_subscriptions().find(root["case"].string_or({}), wechat::name_of(news->topic),
                                                               root["citizen"].string_or({}));
    const auto file = subscription ? find_case(unit, office.catalogue, subscription->case_number) : std::nullopt;
    if (!file || form.id.empty()) return std::nullopt;
    const wechat::MessageValues values{std::string(file->service->title["zh-CN"].string_or({})),
                                       subscription->case_number, news->state, date_text(*at), news->hint};
    return Telling{*subscription,
                   {subscription->openid, form.id, "pages/follow?number=" + subscription->case_number,
                    wechat::filled_in(form, values)}};
}

void end_subscription(storage::Unit& unit, const storage::WechatSubscription& told) {
    // Accepted again meanwhile, it is another.
    const auto now = unit.wechat_subscriptions().find(told.case_number, told.topic, told.citizen);
    if (now && now->accepted_at == told.accepted_at) {
        unit.wechat_subscriptions().end(told.case_number, told.topic, told.citizen);
    }
}

}  // namespace

std::string template_of(const Office& office, Topic topic) {
    if (office.wechat_templates == nullptr) return {};
    return office.wechat_templates->at(static_cast<std::size_t>(topic)).id;
}

void lay_wechat_messages(storage::Unit& unit, std::string_view case_number, const storage::CaseEvent& event) {
    constexpr std::string_view prefix = "case.";
    if (!event.code.starts_with(prefix)) return;
    const News* news = find_news(std::string_view(event.code).substr(prefix.size()));
    if (news == nullptr || news->topic == Topic::Parcel) return;
    lay(unit, case_number, *news, std::to_string(event.sequence), event.at);
}

void lay_wechat_messages(storage::Unit& unit, const storage::Shipment& shipment, std::string_view news,
                         base::Instant now) {
    const News* known = find_news(news);
    if (known != nullptr) lay(unit, shipment.case_number, *known, shipment.id + '/' + std::string(news), now);
}

WechatMessages::WechatMessages(boost::asio::any_io_executor executor, const Office& office, ports::Wechat& wechat)
    : JobWorker(std::move(executor), office.store, office.clock, office.randomness, wechat_message_job, {}),
      office_(office),
      wechat_(wechat) {}

boost::asio::awaitable<void> WechatMessages::attend(const storage::Job& job) {
    using ports::WechatEnd;
    const auto telling =
        co_await storage::read(store(), [&](const storage::Unit& unit) { return telling_of(unit, office_, job); });
    ports::WechatOutcome outcome{WechatEnd::Done, {}, {}};
    if (telling) outcome = co_await wechat_.tell(telling->message);
    const base::Instant at = now();
    const std::int64_t pause = pause_after(job.attempts);
    co_await storage::write(store(), [&](storage::Unit& unit) {
        const bool is_over = outcome.end == WechatEnd::Done || outcome.end == WechatEnd::Unwanted;
        if (is_over) {
            if (telling) end_subscription(unit, telling->subscription);
            unit.jobs().finish(job.id, job.attempts, at);
        } else if (outcome.end == WechatEnd::Correct || job.attempts >= wechat_attempts_max) {
            unit.jobs().give_up(job.id, job.attempts, at, outcome.reason);
        } else {
            unit.jobs().retry(job.id, job.attempts, at + pause, outcome.reason);
        }
    });
}

}  // namespace onetrip::endpoints
