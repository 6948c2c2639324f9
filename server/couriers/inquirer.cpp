#include "server/couriers/inquirer.h"

#include <algorithm>

#include "core/delivery/carrier_status.h"

namespace onetrip::couriers {
namespace {

namespace asio = boost::asio;

/// What is to be done about a parcel now.
struct Plan {
    bool is_over = false;                ///< nothing more to ask
    std::optional<base::Instant> later;  ///< not before
};

bool has_arrived(const storage::Shipment& shipment) {
    const auto state = delivery::status_of(shipment.state);
    return state && delivery::is_final(*state);
}

/// When any case's parcel of that number was last asked for.
std::optional<base::Instant> last_asked(const storage::Unit& unit, const std::string& waybill) {
    std::optional<base::Instant> last;
    for (const storage::Shipment& fellow : unit.shipments().with_waybill(waybill)) {
        if (fellow.asked_at && (!last || *last < *fellow.asked_at)) last = fellow.asked_at;
    }
    return last;
}

Plan plan_for(const storage::Unit& unit, const storage::Shipment& shipment, bool calls_back, base::Instant now) {
    Plan plan;
    plan.is_over = has_arrived(shipment) || now - shipment.created_at > asked_for_milliseconds_max;
    base::Instant not_before = shipment.updated_at + (calls_back ? pushed_silence_milliseconds_max : 0);
    if (const auto asked = last_asked(unit, shipment.waybill)) {
        not_before = std::max(not_before, *asked + between_asks_milliseconds_min);
    }
    if (not_before > now) plan.later = not_before;
    return plan;
}

/// Notes that it is asked for now, before it is: what was not noted could be asked again too soon.
std::optional<storage::Shipment> begin(storage::Unit& unit, const storage::Job& job, const ports::Courier& courier,
                                       base::Instant now) {
    auto shipment = unit.shipments().find(shipment_of(job));
    if (!shipment) {
        unit.jobs().give_up(job.id, job.attempts, now, "shipment_unknown");
        return std::nullopt;
    }
    const Plan plan = plan_for(unit, *shipment, courier.calls_back(shipment->carrier), now);
    if (plan.is_over) {
        unit.jobs().finish(job.id, job.attempts, now);
        return std::nullopt;
    }
    if (plan.later) {
        unit.jobs().retry(job.id, job.attempts, *plan.later, {});
        return std::nullopt;
    }
    shipment->asked_at = now;
    unit.shipments().save(*shipment);
    return shipment;
}

}  // namespace

std::int64_t first_ask_milliseconds(bool calls_back) {
    return calls_back ? pushed_silence_milliseconds_max : between_asks_milliseconds_min;
}

Inquirer::Inquirer(asio::any_io_executor executor, storage::Store& store, ports::Courier& courier,
                   const ports::Clock& clock, ports::Randomness& randomness, JobWorkerSettings settings)
    : JobWorker(std::move(executor), store, clock, randomness, ask_job, settings), courier_(courier) {}

asio::awaitable<void> Inquirer::attend(const storage::Job& job) {
    const base::Instant begun_at = now();
    const auto shipment =
        co_await storage::write(store(), [&](storage::Unit& unit) { return begin(unit, job, courier_, begun_at); });
    if (!shipment) co_return;
    const ports::Inquiry inquiry{shipment->carrier, shipment->waybill, shipment->phone};
    co_await settle(job, *shipment, co_await courier_.inquire(inquiry));
}

asio::awaitable<void> Inquirer::settle(const storage::Job& job, const storage::Shipment& shipment,
                                       const ports::InquiryOutcome& outcome) {
    const base::Instant settled_at = now();
    const std::int64_t jitter = pause_after(1);
    const bool calls_back = courier_.calls_back(shipment.carrier);
    const std::int64_t until_next = calls_back ? pushed_silence_milliseconds_max : asked_every_milliseconds;
    co_await storage::write(store(), [&](storage::Unit& unit) {
        switch (outcome.end) {
            case ports::InquiryEnd::Told:
                // Told the same as before: known by its content, and nothing to read.
                static_cast<void>(unit.shipments().add_push({storage::push_hash(shipment.id, outcome.text), shipment.id,
                                                             settled_at, outcome.form, outcome.text}));
                [[fallthrough]];
            case ports::InquiryEnd::Nothing:
                unit.jobs().retry(job.id, job.attempts, settled_at + until_next + jitter, {});
                return;
            case ports::InquiryEnd::Later:
            case ports::InquiryEnd::NotEntitled:
                unit.jobs().retry(job.id, job.attempts, settled_at + between_asks_milliseconds_min + jitter,
                                  outcome.reason);
                return;
            case ports::InquiryEnd::Correct:
                unit.jobs().give_up(job.id, job.attempts, settled_at, outcome.reason);
                unit.announce({"queue", "inquiry_failed"});
                return;
        }
    });
}

}  // namespace onetrip::couriers
