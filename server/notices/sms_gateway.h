#pragma once

/// A city's gateway for short messages, reached over HTTP. Providers differ in templates, signatures and error codes; a
/// city puts the few lines that speak its provider's language behind one address, which takes
/// `POST URL` with `Authorization: Bearer KEY` and the body
/// `{"phone":"13800138000","code":"123456","valid_minutes":5}` or, of a notice,
/// `{"id":"…","phone":"13800138000","notice":"parcel_collected","parameters":{"service":"…","carrier":"…",
/// "waybill_ends":"8901"}}`, and answers 2xx once the provider has the message. A notice may come again with the same
/// id.

#include <chrono>
#include <string>

#include "server/host/log.h"
#include "server/ports/sms.h"

namespace onetrip::notices {

struct SmsGatewaySettings {
    std::string url;  ///< as host::parse_http_address reads it
    std::string key;  ///< a secret; empty: no Authorization is sent
    std::chrono::milliseconds timeout{5'000};
};

class SmsGateway final : public ports::Sms {
public:
    SmsGateway(SmsGatewaySettings settings, host::Log& log) : settings_(std::move(settings)), log_(log) {}

    /// One attempt: a citizen waits for it, and a message that comes twice confuses. What went wrong is logged without
    /// number and code.
    boost::asio::awaitable<bool> send(const ports::CodeMessage& message) override;
    boost::asio::awaitable<bool> send(const ports::NoticeMessage& message) override;

private:
    boost::asio::awaitable<bool> post(std::string body);

    const SmsGatewaySettings settings_;
    host::Log& log_;
};

}  // namespace onetrip::notices
