#pragma once

/// Tells citizens in WeChat what they accepted to be told of a case: that something is missing, how it was decided, the
/// first news of what it sends. A message is a job in the store, laid in the same unit as the case's event and for
/// those alone who had accepted by then; it carries ids, and whom it goes to is looked up when it is sent. One
/// acceptance is one message: what was told, or is not wanted any more, ends the subscription.

#include <string_view>

#include "server/couriers/job_worker.h"
#include "server/endpoints/office.h"
#include "server/ports/wechat.h"

namespace onetrip::endpoints {

inline constexpr std::string_view wechat_message_job = "wechat.message";
inline constexpr std::int64_t wechat_attempts_max = 100;  ///< about 15 hours; then it is no news any more

/// The city's template for this; empty where there is none.
[[nodiscard]] std::string template_of(const Office& office, wechat::Topic topic);

/// Lays what this event of the case is to be told as; nothing where that is nothing.
void lay_wechat_messages(storage::Unit& unit, std::string_view case_number, const storage::CaseEvent& event);
/// The same of its parcel; `news` as parcel_notices.h names them.
void lay_wechat_messages(storage::Unit& unit, const storage::Shipment& shipment, std::string_view news,
                         base::Instant now);

class WechatMessages final : public couriers::JobWorker {
public:
    /// Everything must outlive it.
    WechatMessages(boost::asio::any_io_executor executor, const Office& office, ports::Wechat& wechat);

private:
    boost::asio::awaitable<void> attend(const storage::Job& job) override;

    const Office& office_;
    ports::Wechat& wechat_;
};

}  // namespace onetrip::endpoints
