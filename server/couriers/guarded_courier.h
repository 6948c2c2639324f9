#pragma once

/// A courier behind a breaker and a pace: no more calls a second than were agreed, and none while it is down. A call
/// that must wait its turn waits; one that the breaker holds back ends as Later, `breaker_open`.

#include <boost/asio/awaitable.hpp>
#include <memory>

#include "server/couriers/breaker.h"
#include "server/couriers/health.h"
#include "server/ports/clock.h"
#include "server/ports/courier.h"

namespace onetrip::couriers {

struct GuardSettings {
    std::int64_t calls_per_second = 10;  ///< at least 1
    BreakerSettings breaker{};
};

/// Calls come from one event loop.
class GuardedCourier final : public ports::Courier {
public:
    /// The clock must outlive it, and so must `health`, where what happens is counted; null: nowhere.
    GuardedCourier(std::unique_ptr<ports::Courier> courier, const ports::Clock& clock, GuardSettings settings = {},
                   CourierHealth* health = nullptr);

    boost::asio::awaitable<ports::SubscriptionOutcome> subscribe(const ports::Subscription& subscription) override;
    boost::asio::awaitable<ports::InquiryOutcome> inquire(const ports::Inquiry& inquiry) override;
    [[nodiscard]] bool calls_back(std::string_view carrier) const override { return courier_->calls_back(carrier); }

private:
    /// False if the breaker is open. Else it is this call's turn.
    boost::asio::awaitable<bool> takes_turn();
    void note(bool is_reached);

    const std::unique_ptr<ports::Courier> courier_;
    const ports::Clock& clock_;
    const std::int64_t pause_milliseconds_;
    base::Instant next_turn_;
    Breaker breaker_;
    CourierHealth* const health_;
};

}  // namespace onetrip::couriers
