#include "server/couriers/subscriber.h"

#include "server/couriers/inquirer.h"

namespace onetrip::couriers {

namespace asio = boost::asio;

Subscriber::Subscriber(asio::any_io_executor executor, storage::Store& store, ports::Courier& courier,
                       const ports::Clock& clock, ports::Randomness& randomness, SubscriberSettings settings)
    : JobWorker(std::move(executor), store, clock, randomness, subscribe_job, settings.work),
      courier_(courier),
      settings_(std::move(settings)) {}

asio::awaitable<void> Subscriber::attend(const storage::Job& job) {
    const std::string shipment_id = shipment_of(job);
    const auto shipment =
        co_await storage::read(store(), [&](const storage::Unit& unit) { return unit.shipments().find(shipment_id); });
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
    const base::Instant settled_at = now();
    const std::int64_t pause = pause_after(job.attempts);
    const bool again = outcome.end == ports::SubscriptionEnd::Later && job.attempts < settings_.attempts_max;
    co_await storage::write(store(), [&](storage::Unit& unit) {
        if (again) {
            unit.jobs().retry(job.id, job.attempts, settled_at + pause, outcome.reason);
            return;
        }
        const bool accepted = outcome.end == ports::SubscriptionEnd::Accepted;
        const bool ours = accepted ? unit.jobs().finish(job.id, job.attempts, settled_at)
                                   : unit.jobs().give_up(job.id, job.attempts, settled_at, outcome.reason);
        auto shipment = unit.shipments().find(shipment_id);
        if (!ours || !shipment) return;
        shipment->subscription = accepted ? "subscribed" : "failed";
        shipment->updated_at = settled_at;
        unit.shipments().save(*shipment);
        if (accepted) {
            const bool calls_back = courier_.calls_back(shipment->carrier);
            unit.jobs().add(shipment_job(ask_job, shipment_id, settled_at + first_ask_milliseconds(calls_back)));
        } else {
            unit.announce({"queue", "subscription_failed"});
        }
    });
}

}  // namespace onetrip::couriers
