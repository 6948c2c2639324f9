#pragma once

/// What citizens accepted to be told in WeChat, as a table.

#include "server/storage/sql/desk.h"
#include "server/storage/wechat_subscriptions.h"

namespace onetrip::storage::sql {

class WechatSubscriptionTable final : public WechatSubscriptions {
public:
    explicit WechatSubscriptionTable(Desk desk) : desk_(desk) {}
    void put(const WechatSubscription& subscription) override;
    std::vector<std::string> citizens_of(std::string_view case_number, std::string_view topic) const override;
    std::vector<std::string> topics_of(std::string_view case_number, std::string_view citizen) const override;
    std::optional<WechatSubscription> find(std::string_view case_number, std::string_view topic,
                                           std::string_view citizen) const override;
    void end(std::string_view case_number, std::string_view topic, std::string_view citizen) override;
    std::int64_t forget_before(base::Instant accepted_at, std::int64_t limit) override;

private:
    Desk desk_;
};

}  // namespace onetrip::storage::sql
