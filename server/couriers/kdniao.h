#pragma once

/// Kdniao (快递鸟): told what to follow (RequestType 1008), and asked for a track (1002, or 8001 for those who pay).
///
///     DataSign = base64(lower-case hex of MD5(RequestData + ApiKey)), over the JSON before it is percent-encoded

#include "server/couriers/wire.h"

namespace onetrip::couriers {

struct KdniaoAccount {
    std::string business;             ///< EBusinessID
    std::string key;                  ///< ApiKey: a secret
    std::string query_type = "8001";  ///< 1002 knows three carriers
    bool is_pushed = false;           ///< it has our address and pushes what it is told to follow
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

    /// `POST /api/dist`; nullopt where it pushes nothing. A number that it follows already is taken again.
    std::optional<Call> subscription(const ports::Subscription& subscription) const override;
    /// By `Success` and, where it is there, `ResultCode`: 106 is followed already; 101 and 103 (what we sent) want a
    /// person; 102 and 104 (signature, account) the operator. Anything else is tried again.
    ports::SubscriptionOutcome read_subscription(std::string_view body) const override;
    Call inquiry(const ports::Inquiry& inquiry, const Stamp& stamp) const override;
    ports::InquiryOutcome read_inquiry(std::string_view body) const override;

private:
    [[nodiscard]] std::string signed_form(const std::string& data, const std::string& request_type) const;

    const KdniaoAccount account_;
};

}  // namespace onetrip::couriers
