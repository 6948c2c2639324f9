#include "server/endpoints/receipt_waiter.h"

#include <algorithm>

#include "server/endpoints/parcel_news.h"

namespace onetrip::endpoints {
namespace {

bool has_reported_a_problem(const storage::Unit& unit, const std::string& case_number) {
    const auto events = unit.cases().events(case_number);
    return std::any_of(events.begin(), events.end(), [](const storage::CaseEvent& event) {
        return event.code.compare(0, parcel_problem_code.size(), parcel_problem_code) == 0;
    });
}

}  // namespace

ReceiptWaiter::ReceiptWaiter(boost::asio::any_io_executor executor, const Office& office)
    : JobWorker(std::move(executor), office.store, office.clock, office.randomness, receipt_job,
                {.look_milliseconds = 30'000}),
      office_(office) {}

boost::asio::awaitable<void> ReceiptWaiter::attend(const storage::Job& job) {
    const base::Instant at = now();
    co_await storage::write(store(), [&](storage::Unit& unit) {
        if (!unit.jobs().finish(job.id, job.attempts, at)) return;
        const auto shipment = unit.shipments().find(couriers::shipment_of(job));
        const bool still_waits = shipment && shipment->state == delivery::name_of(delivery::Status::DeliveredProxy);
        if (still_waits && !has_reported_a_problem(unit, shipment->case_number)) {
            close_delivered(unit, office_.catalogue, shipment->case_number, at);
        }
    });
}

}  // namespace onetrip::endpoints
