#pragma once

/// SF Express (顺丰): asked for the routes of a waybill (EXP_RECE_SEARCH_ROUTES).
///
///     msgDigest = base64(MD5(URLEncode(msgData + timestamp + checkWord)))       (URLEncode as Java's URLEncoder)

#include "server/couriers/wire.h"

namespace onetrip::couriers {

struct SfAccount {
    std::string partner;     ///< partnerID, 顾客编码
    std::string check_word;  ///< 校验码: a secret
};

[[nodiscard]] std::string sf_digest(std::string_view data, std::string_view timestamp, std::string_view check_word);

class SfWire final : public Wire {
public:
    explicit SfWire(SfAccount account) : account_(std::move(account)) {}

    std::optional<Call> subscription(const ports::Subscription& subscription) const override;
    ports::SubscriptionOutcome read_subscription(std::string_view body) const override;
    Call inquiry(const ports::Inquiry& inquiry, const Stamp& stamp) const override;
    ports::InquiryOutcome read_inquiry(std::string_view body) const override;

private:
    const SfAccount account_;
};

}  // namespace onetrip::couriers
