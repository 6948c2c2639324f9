#pragma once

/// Kuaidi100's wire format (快递100): the subscription, the signature of the pushes that follow, and the real-time
/// query. Fields and return codes as in the vendor's published samples; what is told is read by core/delivery.

#include <cstdint>
#include <string>
#include <string_view>

#include "server/couriers/wire.h"

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

/// `sign` of a query: the same over `param`, key and customer.
[[nodiscard]] std::string query_signature(std::string_view param, std::string_view key, std::string_view customer);

struct Kuaidi100Account {
    std::string key;       ///< the authorised key: a secret
    std::string customer;  ///< for queries; empty: they are refused by the vendor
};

class Kuaidi100Wire final : public Wire {
public:
    explicit Kuaidi100Wire(Kuaidi100Account account) : account_(std::move(account)) {}

    /// `POST /poll`.
    std::optional<Call> subscription(const ports::Subscription& subscription) const override;
    /// By `returnCode`: 200, 501, 500, 600, 601, 700, 701, 702. A reply that is not understood is tried again.
    ports::SubscriptionOutcome read_subscription(std::string_view body) const override;
    /// `POST /poll/query.do`.
    Call inquiry(const ports::Inquiry& inquiry, const Stamp& stamp) const override;
    /// 500 knows nothing yet; 400 and 408 want a person; 503, 600 and 601 the operator; anything else is tried again.
    ports::InquiryOutcome read_inquiry(std::string_view body) const override;

private:
    const Kuaidi100Account account_;
};

}  // namespace onetrip::couriers
