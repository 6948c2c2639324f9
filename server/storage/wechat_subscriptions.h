#pragma once

/// What citizens accepted to be told in WeChat: one message for one case and topic. The openid that it goes to is
/// sealed, and stands nowhere else; it goes with the message.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/instant.h"

namespace onetrip::storage {

struct WechatSubscription {
    std::string case_number;
    std::string topic;  ///< as server/wechat names it
    std::string citizen;
    std::string openid;  ///< personal; sealed
    base::Instant accepted_at;
};

class WechatSubscriptions {
public:
    virtual ~WechatSubscriptions() = default;

    /// In place of an earlier one of that case, topic and citizen.
    virtual void put(const WechatSubscription& subscription) = 0;
    /// Whoever is to be told of this.
    [[nodiscard]] virtual std::vector<std::string> citizens_of(std::string_view case_number,
                                                               std::string_view topic) const = 0;
    /// What this citizen is still to be told of the case, by name.
    [[nodiscard]] virtual std::vector<std::string> topics_of(std::string_view case_number,
                                                             std::string_view citizen) const = 0;
    [[nodiscard]] virtual std::optional<WechatSubscription> find(std::string_view case_number, std::string_view topic,
                                                                 std::string_view citizen) const = 0;
    /// Told, or wanted no more.
    virtual void end(std::string_view case_number, std::string_view topic, std::string_view citizen) = 0;
    /// Takes away at most `limit` that were accepted before then; answers how many.
    virtual std::int64_t forget_before(base::Instant accepted_at, std::int64_t limit) = 0;
};

}  // namespace onetrip::storage
