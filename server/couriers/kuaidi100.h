#pragma once

/// Kuaidi100's wire format (快递100): the subscription we send, its reply, and the signature of the pushes that follow.
/// Fields and return codes as in the vendor's published samples; what a push says is read by core/delivery.

#include <cstdint>
#include <string>
#include <string_view>

#include "server/ports/courier.h"

namespace onetrip::couriers {

/// `sign` of a push: 32 upper-case hexadecimal digits of MD5 over the bytes of `param` as received, then the salt. The
/// vendor fixes MD5; the unguessable token in the callback's address stands beside it.
[[nodiscard]] std::string push_signature(std::string_view param, std::string_view salt);

/// Compared in constant time.
[[nodiscard]] bool push_signature_matches(std::string_view param, std::string_view salt, std::string_view sign);

/// What a callback must answer, byte for byte, or the vendor sends the push again.
inline constexpr std::string_view push_accepted = R"({"result":true,"returnCode":"200","message":"成功"})";
inline constexpr std::string_view push_refused = R"({"result":false,"returnCode":"500","message":"签名错误"})";
inline constexpr std::string_view push_not_stored = R"({"result":false,"returnCode":"500","message":"服务器错误"})";

/// The form body of `POST /poll`. `key` is the customer's authorised key.
[[nodiscard]] std::string subscription_body(const ports::Subscription& subscription, std::string_view key);

/// What the reply to a subscription means (`returnCode` 200, 501, 500, 600, 601, 700, 701, 702). A reply that is not
/// understood is tried again.
[[nodiscard]] ports::SubscriptionOutcome read_subscription_reply(unsigned http_status, std::string_view body);

}  // namespace onetrip::couriers
