#pragma once

/// Tells who awaits a parcel what became of it, by short message: that it is on its way, at the door, there, in
/// trouble, or coming back. A message is a job in the store, laid in the same unit as the news and named by parcel and
/// news: once each, however often the carrier repeats itself and however many servers there are. Whoever wants none
/// says so (`parcel_notice_topic`).

#include "core/delivery/carrier_status.h"
#include "server/endpoints/short_messages.h"

namespace onetrip::endpoints {

inline constexpr std::string_view notice_job = "parcel.notice";
inline constexpr std::string_view parcel_notice_topic = "parcel";
inline constexpr std::int64_t notice_attempts_max = 100;  ///< about 15 hours; then it is no news any more

/// Lays the message about a parcel that is now at `status`; nothing where that is nothing to be told of.
void lay_notice(storage::Unit& unit, const storage::Shipment& shipment, delivery::Status status, base::Instant now);

class ParcelNotices final : public ShortMessages {
public:
    /// Everything must outlive it. Without a gateway, messages are let go.
    ParcelNotices(boost::asio::any_io_executor executor, const Office& office, ports::Sms* sms);

private:
    boost::asio::awaitable<std::optional<ports::NoticeMessage>> message_of(const storage::Job& job) override;
};

}  // namespace onetrip::endpoints
