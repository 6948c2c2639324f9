#include "server/endpoints/receipt_waiter.h"

#include "server/endpoints/parcel_news.h"

namespace onetrip::endpoints {
ReceiptWaiter::ReceiptWaiter(boost::asio::any_io_executor executor, const Office& office)
    : JobWorker(std::move(executor), office.store, office.clock, office.randomness, receipt_job,
                {.look_milliseconds = 30'000}),
      office_(office) {}

boost::asio::awaitable<void> ReceiptWaiter::attend(const storage::Job& job) {
    const base::Instant at = now();
    co_await storage::write(store(), [&](storage::Unit& unit) {
        const auto shipment = unit.shipments().find(couriers::shipment_of(job));
        const bool is_silent = shipment && closes_by_silence(*shipment, unit.cases().events(shipment->case_number));
        // The courier's clock may be ahead of ours, and its history may have changed since.
        if (is_silent && at < silence_ends(*shipment)) {
            static_cast<void>(unit.jobs().retry(job.id, job.attempts, silence_ends(*shipment), "taken in later"));
            return;
        }
        if (!unit.jobs().finish(job.id, job.attempts, at) || !is_silent) return;
        close_delivered(unit, office_.catalogue, shipment->case_number, at);
    });
}

}  // namespace onetrip::endpoints
