#pragma once

/// A courier that is reached over HTTP in its own wire format.

#include <chrono>
#include <memory>
#include <string>

#include "server/couriers/wire.h"
#include "server/ports/clock.h"
#include "server/ports/randomness.h"

namespace onetrip::couriers {

class HttpCourier final : public ports::Courier {
public:
    /// `url`: `https://host[:port][/path]`, without a slash at the end. Clock and randomness must outlive it.
    HttpCourier(std::unique_ptr<const Wire> wire, std::string url, const ports::Clock& clock,
                ports::Randomness& randomness, std::chrono::milliseconds timeout = std::chrono::seconds(10));

    boost::asio::awaitable<ports::SubscriptionOutcome> subscribe(const ports::Subscription& subscription) override;
    boost::asio::awaitable<ports::InquiryOutcome> inquire(const ports::Inquiry& inquiry) override;
    [[nodiscard]] bool calls_back(std::string_view carrier) const override;

private:
    const std::unique_ptr<const Wire> wire_;
    const std::string url_;
    const ports::Clock& clock_;
    ports::Randomness& randomness_;
    const std::chrono::milliseconds timeout_;
};

}  // namespace onetrip::couriers
