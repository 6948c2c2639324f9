#pragma once

/// Kdniao (快递鸟): asked for a track (RequestType 1002, or 8001 for those who pay).
///
///     DataSign = base64(lower-case hex of MD5(RequestData + ApiKey)), over the JSON before it is percent-encoded

#include "server/couriers/wire.h"

namespace onetrip::couriers {

struct KdniaoAccount {
    std::string business;             ///< EBusinessID
    std::string key;                  ///< ApiKey: a secret
    std::string query_type = "8001";  ///< 1002 knows three carriers
};

/// Where it pushes to: one address for all parcels of an account.
struct KdniaoDoor {
    std::string token;     ///< the unguessable end of the address; empty: nothing is taken
    std::string business;  ///< EBusinessID
    std::string key;       ///< signs the pushes: a secret
};
/// What a push is answered; `reason` empty: it was taken.
[[nodiscard]] std::string kdniao_push_answer(std::string_view business, std::string_view reason, base::Instant now);

[[nodiscard]] std::string kdniao_signature(std::string_view request_data, std::string_view key);

/// Kdniao's own code (`SF`, `EMS` …) for Kuaidi100's; nullopt for a carrier that is not in the table.
[[nodiscard]] std::optional<std::string_view> kdniao_carrier(std::string_view code);

class KdniaoWire final : public Wire {
public:
    explicit KdniaoWire(KdniaoAccount account) : account_(std::move(account)) {}

    std::optional<Call> subscription(const ports::Subscription& subscription) const override;
    ports::SubscriptionOutcome read_subscription(std::string_view body) const override;
    Call inquiry(const ports::Inquiry& inquiry, const Stamp& stamp) const override;
    ports::InquiryOutcome read_inquiry(std::string_view body) const override;

private:
    const KdniaoAccount account_;
};

}  // namespace onetrip::couriers
