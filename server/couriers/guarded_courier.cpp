#include "server/couriers/guarded_courier.h"

#include <algorithm>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace onetrip::couriers {

namespace asio = boost::asio;

GuardedCourier::GuardedCourier(std::unique_ptr<ports::Courier> courier, const ports::Clock& clock,
                               GuardSettings settings, CourierHealth* health)
    : courier_(std::move(courier)),
      clock_(clock),
      pause_milliseconds_(1000 / std::max<std::int64_t>(settings.calls_per_second, 1)),
      breaker_(settings.breaker),
      health_(health) {}

asio::awaitable<ports::SubscriptionOutcome> GuardedCourier::subscribe(const ports::Subscription& subscription) {
    if (!co_await takes_turn()) co_return ports::SubscriptionOutcome{ports::SubscriptionEnd::Later, "breaker_open"};
    auto outcome = co_await courier_->subscribe(subscription);
    note(outcome.end != ports::SubscriptionEnd::Later);
    co_return outcome;
}

asio::awaitable<ports::InquiryOutcome> GuardedCourier::inquire(const ports::Inquiry& inquiry) {
    if (!co_await takes_turn()) co_return ports::InquiryOutcome{ports::InquiryEnd::Later, "breaker_open", {}, {}};
    auto outcome = co_await courier_->inquire(inquiry);
    note(outcome.end != ports::InquiryEnd::Later);
    co_return outcome;
}

asio::awaitable<bool> GuardedCourier::takes_turn() {
    const base::Instant now = clock_.now();
    if (!breaker_.lets_through(now)) {
        if (health_ != nullptr) ++health_->held_back;
        co_return false;
    }
    if (health_ != nullptr) ++health_->asked;
    const base::Instant turn = std::max(now, next_turn_);
    next_turn_ = turn + pause_milliseconds_;
    if (turn > now) {
        asio::steady_timer timer(co_await asio::this_coro::executor, std::chrono::milliseconds(turn - now));
        co_await timer.async_wait(asio::use_awaitable);
    }
    co_return true;
}

void GuardedCourier::note(bool is_reached) {
    is_reached ? breaker_.succeeded() : breaker_.failed(clock_.now());
    if (health_ == nullptr) return;
    ++(is_reached ? health_->answered : health_->failed);
    health_->is_open = breaker_.is_open();
}

}  // namespace onetrip::couriers
