#include "server/endpoints/push_reader.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "core/delivery/push_form.h"
#include "server/endpoints/parcel.h"
#include "server/endpoints/parcel_expectation.h"
#include "server/endpoints/parcel_news.h"
#include "server/endpoints/watch_again.h"

namespace onetrip::endpoints {
namespace {

namespace asio = boost::asio;
using storage::Failure;
using storage::FailureKind;
using storage::PushOutcome;

void move_on(storage::Unit& unit, const Catalogue& catalogue, storage::Shipment shipment,
             const std::string& push_is_for, const delivery::Push& push, base::Instant received_at) {
    const delivery::Shipment before = tracked_parcel(shipment);
    const auto after = delivery::take_push(before, push, received_at);
    if (!after) return;
    const delivery::Status status = delivery::status_of(*after);
    const bool is_news = status != delivery::status_of(before) || !(after->history == before.history);
    if (status != delivery::status_of(before)) shipment.is_settled = false;
    set_tracked_parcel(shipment, *after);
    shipment.updated_at = received_at;
    unit.shipments().save(shipment);
    // Papers of several cases in one parcel are one parcel: the one whose number the vendor watches.
    if (push_is_for == shipment.id) count_arrival(unit, shipment, before, *after);
    if (is_news) tell_case(unit, catalogue, shipment, status, "courier", received_at);
}

PushOutcome read_push(storage::Unit& unit, const Catalogue& catalogue, const storage::Push& stored) {
    auto shipment = unit.shipments().find(stored.shipment);
    if (!shipment) throw Failure(FailureKind::Corrupt, "a push without its shipment");
    const auto form = delivery::push_form_of(stored.form);
    if (!form) return PushOutcome::Unreadable;
    const auto push = delivery::parse_push(*form, stored.param);
    if (!push) return PushOutcome::Unreadable;
    if (push->number != shipment->waybill) return PushOutcome::MixedUp;
    // The vendor watches a number once: what it tells is told of every case whose papers are in the parcel.
    for (storage::Shipment& fellow : unit.shipments().with_waybill(shipment->waybill)) {
        const auto state = delivery::status_of(fellow.state);
        const bool is_same_parcel = fellow.id == shipment->id || (state && !delivery::is_final(*state));
        if (is_same_parcel) move_on(unit, catalogue, std::move(fellow), shipment->id, *push, stored.received_at);
    }
    // Followed under another carrier's name, it is not given up.
    if (push->watch == delivery::Watch::Abort && push->carrier_new.empty()) {
        watch_again(unit, shipment->id, stored.received_at);
    }
    return PushOutcome::Taken;
}

using Outcomes = std::vector<PushOutcome>;

Outcomes read_pushes(storage::Unit& unit, const Catalogue& catalogue, std::int64_t limit) {
    Outcomes outcomes;
    for (const storage::Push& push : unit.shipments().waiting_pushes(limit)) {
        outcomes.push_back(read_push(unit, catalogue, push));
        unit.shipments().end_push(push.content_hash, outcomes.back());
    }
    return outcomes;
}

void count(CourierCounts& counts, PushOutcome outcome) {
    switch (outcome) {
        case PushOutcome::Taken: ++counts.taken; break;
        case PushOutcome::MixedUp: ++counts.mixed_up; break;
        case PushOutcome::Unreadable: ++counts.unreadable; break;
        case PushOutcome::Failed: ++counts.failed; break;
    }
}

bool is_damage(const std::exception_ptr& failure) {
    try {
        std::rethrow_exception(failure);
    } catch (const Failure& known) {
        return known.kind() == FailureKind::Corrupt || known.kind() == FailureKind::Broken;
    } catch (...) {
        return true;
    }
}

}  // namespace

PushReader::PushReader(asio::any_io_executor executor, const Office& office, PushReaderSettings settings)
    : timer_(std::move(executor)), office_(office), settings_(settings) {}

asio::awaitable<void> PushReader::run() {
    for (;;) {
        std::size_t read = 0;
        try {
            read = co_await look();
        } catch (const std::exception&) {
            // The store is in trouble or shutting down; it tells so itself. The pushes are still there.
        }
        if (read > 0) continue;
        timer_.expires_after(std::chrono::milliseconds(settings_.look_milliseconds));
        co_await timer_.async_wait(asio::as_tuple(asio::use_awaitable));
    }
}

asio::awaitable<std::size_t> PushReader::look() {
    const bool is_waiting = co_await storage::read(
        office_.store, [](const storage::Unit& unit) { return unit.shipments().has_waiting_pushes(); });
    if (!is_waiting) co_return 0;
    std::exception_ptr failure;
    for (const std::int64_t limit : {settings_.pushes_per_unit, std::int64_t{1}}) {
        try {
            co_return co_await read_some(limit);
        } catch (...) {
            failure = std::current_exception();
        }
        if (!is_damage(failure)) std::rethrow_exception(failure);
    }
    // The first by itself cannot be read: it is put aside so that those behind it get their turn.
    co_await set_first_aside();
    co_return 1;
}

asio::awaitable<std::size_t> PushReader::read_some(std::int64_t limit) {
    const Outcomes outcomes = co_await storage::write(
        office_.store, [&](storage::Unit& unit) { return read_pushes(unit, office_.catalogue, limit); });
    for (const PushOutcome outcome : outcomes)
        count(office_.courier_counts, outcome);
    co_return outcomes.size();
}

asio::awaitable<void> PushReader::set_first_aside() {
    co_await storage::write(office_.store, [](storage::Unit& unit) {
        for (const storage::Push& push : unit.shipments().waiting_pushes(1))
            unit.shipments().end_push(push.content_hash, PushOutcome::Failed);
    });
    count(office_.courier_counts, PushOutcome::Failed);
}

}  // namespace onetrip::endpoints
