#include "server/storage/sql/wechat_subscription_table.h"

#include "server/storage/sql/connection.h"

namespace onetrip::storage::sql {
namespace {

std::vector<std::string> first_texts(Query row) {
    std::vector<std::string> texts;
    while (row.next())
        texts.push_back(row.text(0));
    return texts;
}

}  // namespace

void WechatSubscriptionTable::put(const WechatSubscription& subscription) {
    desk_.connection.run(
        "INSERT INTO wechat_subscription (case_number, topic, citizen, openid, accepted_at) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (case_number, topic, citizen) DO UPDATE SET openid = excluded.openid, "
        "accepted_at = excluded.accepted_at",
        subscription.case_number, subscription.topic, subscription.citizen,
        desk_.close("wechat_subscription.openid", subscription.citizen, subscription.openid), subscription.accepted_at);
}

std::vector<std::string> WechatSubscriptionTable::citizens_of(std::string_view case_number,
                                                              std::string_view topic) const {
    return first_texts(desk_.connection.query(
        "SELECT citizen FROM wechat_subscription WHERE case_number = ? AND topic = ? ORDER BY citizen", case_number,
        topic));
}

std::vector<std::string> WechatSubscriptionTable::topics_of(std::string_view case_number,
                                                            std::string_view citizen) const {
    return first_texts(desk_.connection.query(
        "SELECT topic FROM wechat_subscription WHERE case_number = ? AND citizen = ? ORDER BY topic", case_number,
        citizen));
}

std::optional<WechatSubscription> WechatSubscriptionTable::find(std::string_view case_number, std::string_view topic,
                                                                std::string_view citizen) const {
    auto row = desk_.connection.query(
        "SELECT openid, accepted_at FROM wechat_subscription WHERE case_number = ? AND topic = ? AND citizen = ?",
        case_number, topic, citizen);
    if (!row.next()) return std::nullopt;
    return WechatSubscription{std::string(case_number), std::string(topic), std::string(citizen),
                              desk_.open_text("wechat_subscription.openid", citizen, row.bytes(0)), row.instant(1)};
}

void WechatSubscriptionTable::end(std::string_view case_number, std::string_view topic, std::string_view citizen) {
    desk_.connection.run("DELETE FROM wechat_subscription WHERE case_number = ? AND topic = ? AND citizen = ?",
                         case_number, topic, citizen);
}

std::int64_t WechatSubscriptionTable::forget_before(base::Instant accepted_at, std::int64_t limit) {
    return desk_.connection.count(
        "DELETE FROM wechat_subscription WHERE (case_number, topic, citizen) IN (SELECT case_number, topic, citizen "
        "FROM wechat_subscription WHERE accepted_at < ? ORDER BY accepted_at LIMIT ?)",
        accepted_at, limit);
}

}  // namespace onetrip::storage::sql
