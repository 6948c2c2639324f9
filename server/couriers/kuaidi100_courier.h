#pragma once

/// Kuaidi100 as a ports::Courier: its subscription over HTTP.

#include <chrono>
#include <string>

#include "server/ports/courier.h"

namespace onetrip::couriers {

struct Kuaidi100Settings {
    std::string url;  ///< `https://host[:port]`, without a slash at the end; `/poll` is appended
    std::string key;  ///< the customer's authorised key: a secret
    std::chrono::milliseconds timeout{10'000};
};

class Kuaidi100Courier final : public ports::Courier {
public:
    explicit Kuaidi100Courier(Kuaidi100Settings settings) : settings_(std::move(settings)) {}
    boost::asio::awaitable<ports::SubscriptionOutcome> subscribe(const ports::Subscription& subscription) override;

private:
    const Kuaidi100Settings settings_;
};

}  // namespace onetrip::couriers
