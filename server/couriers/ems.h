#pragma once

/// China Post and EMS (中国邮政寄递开放平台): asked for a track (apiCode 040001), the request sealed with SM4.
///
///     logitcsInterface (sic) = "|$4|" + base64(SM4-ECB-PKCS7(key = base64decode(K), plain = JSON + K))
///
/// K is the key as the platform issues it: base64 of 16 bytes.

#include "server/couriers/wire.h"

namespace onetrip::couriers {

struct EmsAccount {
    std::string sender;         ///< 协议客户号, 14 digits
    std::string authorization;  ///< 授权码: a secret
    std::string key;            ///< K: a secret
};

/// nullopt if K is not base64 of 16 bytes.
[[nodiscard]] std::optional<std::string> seal_for_ems(std::string_view json, std::string_view key);
/// What the platform itself sent sealed (its pushes): plain JSON, without K. nullopt if it was not sealed with K.
[[nodiscard]] std::optional<std::string> open_from_ems(std::string_view sealed, std::string_view key);

class EmsWire final : public Wire {
public:
    /// Throws std::invalid_argument if the key is unusable.
    explicit EmsWire(EmsAccount account);

    std::optional<Call> subscription(const ports::Subscription& subscription) const override;
    ports::SubscriptionOutcome read_subscription(std::string_view body) const override;
    Call inquiry(const ports::Inquiry& inquiry, const Stamp& stamp) const override;
    ports::InquiryOutcome read_inquiry(std::string_view body) const override;

private:
    const EmsAccount account_;
};

}  // namespace onetrip::couriers
