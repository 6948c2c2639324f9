#include "server/couriers/subscriber.h"

#include <algorithm>
#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "core/json/document.h"

namespace onetrip::couriers {
namespace {

namespace asio = boost::asio;

constexpr std::int64_t jobs_per_look = 16;

std::string shipment_of(const storage::Job& job) {
    const auto payload = json::Document::parse(job.payload);
    return payload ? std::string(payload->root()["shipment"].string_or({})) : std::string();
}

}  // namespace

std::int64_t pause_milliseconds(const SubscriberSettings& settings, std::int64_t attempts, std::uint8_t dice) {
    const std::int64_t doublings = std::clamp<std::int64_t>(attempts - 1, 0, 20);
    const std::int64_t seconds = std::min(settings.pause_seconds_min << doublings, settings.pause_seconds_max);
    return seconds * 1000 + seconds * 1000 / 4 * dice / 255;
}

Subscriber::Subscriber(asio::any_io_executor executor, storage::Store& store, ports::Courier& courier,
                       const ports::Clock& clock, ports::Randomness& randomness, SubscriberSettings settings)
    : timer_(std::move(executor)),
      store_(store),
      courier_(courier),
      clock_(clock),
      randomness_(randomness),
      settings_(std::move(settings)) {}

asio::awaitable<void> Subscriber::run() {
    while (!stopped_) {
        try {
            co_await work_off();
        } catch (const std::exception&) {
            // The store is in trouble or shutting down; it tells so itself. The jobs are still there.
        }
        if (stopped_) break;
        timer_.expires_after(std::chrono::milliseconds(settings_.look_milliseconds));
        co_await timer_.async_wait(asio::as_tuple(asio::use_awaitable));
    }
}

void Subscriber::wake() {
    asio::post(timer_.get_executor(), [this] { timer_.cancel(); });
}

void Subscriber::stop() {
    stopped_ = true;
    wake();
}

asio::awaitable<std::size_t> Subscriber::work_off() {
    const base::Instant now = clock_.now();
    const auto due =
        co_await storage::read(store_, [&](const storage::Unit& unit) { return unit.jobs().next_due(subscribe_job); });
    if (!due || now < *due) co_return 0;
    const auto jobs = co_await storage::write(store_, [&](storage::Unit& unit) {
        return unit.jobs().lease(subscribe_job, now, now + settings_.lease_seconds * 1000, jobs_per_look);
    });
    for (const storage::Job& job : jobs) {
        if (stopped_) break;
        co_await attend(job);
    }
    co_return jobs.size();
}

asio::awaitable<void> Subscriber::attend(const storage::Job& job) {
    const std::string shipment_id = shipment_of(job);
    const auto shipment =
        co_await storage::read(store_, [&](const storage::Unit& unit) { return unit.shipments().find(shipment_id); });
    if (!shipment) {
        co_await settle(job, shipment_id, {ports::SubscriptionEnd::Correct, "shipment_unknown"});
        co_return;
    }
    const ports::Subscription subscription{
        shipment->carrier, shipment->waybill,
        settings_.public_url + "/api/v1/couriers/kuaidi100/callbacks/" + shipment->callback_token, shipment->salt,
        shipment->phone};
    co_await settle(job, shipment_id, co_await courier_.subscribe(subscription));
}

asio::awaitable<void> Subscriber::settle(const storage::Job& job, const std::string& shipment_id,
                                         ports::SubscriptionOutcome outcome) {
    const base::Instant now = clock_.now();
    std::array<std::uint8_t, 1> dice{};
    randomness_.fill(dice);
    const bool again = outcome.end == ports::SubscriptionEnd::Later && job.attempts < settings_.attempts_max;
    co_await storage::write(store_, [&](storage::Unit& unit) {
        if (again) {
            unit.jobs().retry(job.id, job.attempts, now + pause_milliseconds(settings_, job.attempts, dice[0]),
                              outcome.reason);
            return;
        }
        const bool accepted = outcome.end == ports::SubscriptionEnd::Accepted;
        const bool ours = accepted ? unit.jobs().finish(job.id, job.attempts, now)
                                   : unit.jobs().give_up(job.id, job.attempts, now, outcome.reason);
        auto shipment = unit.shipments().find(shipment_id);
        if (!ours || !shipment) return;
        shipment->subscription = accepted ? "subscribed" : "failed";
        shipment->updated_at = now;
        unit.shipments().save(*shipment);
        if (!accepted) unit.announce({"queue", "subscription_failed"});
    });
}

}  // namespace onetrip::couriers
