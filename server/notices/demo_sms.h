#pragma once

/// The gateway of a demo city: there is no phone, so the code stands in the server's log, in a line that says that this
/// is a demo. Never to be used where real people sign in.

#include "server/host/log.h"
#include "server/ports/sms.h"

namespace onetrip::notices {

class DemoSms final : public ports::Sms {
public:
    explicit DemoSms(host::Log& log) : log_(log) {}

    /// Logs `{"event":"demo_sms","phone_ends":"8000","code":"123456",…}` and always succeeds.
    boost::asio::awaitable<bool> send(const ports::CodeMessage& message) override;
    /// Logs `{"event":"demo_sms","phone_ends":"8000","notice":"parcel_collected",…}` and always succeeds.
    boost::asio::awaitable<bool> send(const ports::NoticeMessage& message) override;

private:
    host::Log& log_;
};

}  // namespace onetrip::notices
