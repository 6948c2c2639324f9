#include "core/delivery/shipment.h"

#include <algorithm>
#include <array>

#include "core/delivery/waybill.h"

namespace onetrip::delivery {
namespace {

constexpr std::array<std::string_view, event_type_count> event_names{
    "label_ready", "collected", "tracked", "delivered", "receipt_confirmed", "returned", "cancelled", "lost"};

/// What an event of ours makes of the shipment; Tracked brings its own.
constexpr std::array<Status, event_type_count> noted_status{Status::LabelReady, Status::Collected, Status::InTransit,
                                                            Status::Delivered,  Status::Delivered, Status::Returned,
                                                            Status::Cancelled,  Status::Lost};

bool is_likely(base::Instant at, base::Instant created_at, base::Instant now) {
    return created_at - at <= earlier_milliseconds_max && at - created_at <= later_milliseconds_max &&
           at - now <= ahead_milliseconds_max;
}

bool is_before_collection(Status status) {
    return status == Status::Created || status == Status::LabelReady;
}

bool is_allowed(EventType type, Status status) {
    switch (type) {
        case EventType::LabelReady:
        case EventType::Cancelled: return is_before_collection(status);
        case EventType::Collected: return status == Status::LabelReady;
        case EventType::Tracked: return status != Status::Created;
        case EventType::Delivered: return status != Status::Created && !is_final(status);
        case EventType::ReceiptConfirmed:
            return status == Status::DeliveredProxy || (!is_before_collection(status) && !is_final(status));
        case EventType::Returned: return !is_before_collection(status) && !is_final(status);
        case EventType::Lost: return !is_before_collection(status) && !is_final(status) && status != Status::Lost;
    }
    return false;
}

/// True if `fresh` takes the place of `old`.
bool is_better(const std::vector<TrackEvent>& fresh, const std::vector<TrackEvent>& old) {
    if (fresh.empty() || old.empty()) return old.empty();
    const bool fresh_ends = is_final(status_after(Status::LabelReady, fresh));
    const bool old_ends = is_final(status_after(Status::LabelReady, old));
    if (fresh_ends != old_ends) return fresh_ends;
    if (fresh.back().at != old.back().at) return fresh.back().at > old.back().at;
    if (fresh.size() != old.size()) return fresh.size() > old.size();
    return std::lexicographical_compare(old.begin(), old.end(), fresh.begin(), fresh.end(), comes_before);
}

void note(Shipment& shipment, TrackEvent event) {
    shipment.noted.push_back(std::move(event));
    put_in_order(shipment.noted);
}

}  // namespace

std::string_view name_of(EventType type) {
    return event_names[static_cast<std::size_t>(type)];
}

std::optional<EventType> event_type_of(std::string_view name) {
    for (std::size_t i = 0; i < event_names.size(); ++i) {
        if (event_names[i] == name) return static_cast<EventType>(i);
    }
    return std::nullopt;
}

std::string_view code_of(Refusal refusal) {
    switch (refusal) {
        case Refusal::NumberInvalid: return "delivery.number_invalid";
        case Refusal::NumberMismatch: return "delivery.number_mismatch";
        case Refusal::StateForbids: return "delivery.state_forbids";
        case Refusal::TimeUnlikely: return "delivery.time_unlikely";
        case Refusal::EventsTooMany: return "delivery.events_too_many";
    }
    return {};
}

Shipment create_shipment(base::Instant now) {
    Shipment created;
    created.created_at = now;
    return created;
}

std::vector<TrackEvent> all_events(const Shipment& shipment) {
    std::vector<TrackEvent> events;
    events.reserve(shipment.history.size() + shipment.noted.size());
    events.insert(events.end(), shipment.history.begin(), shipment.history.end());
    events.insert(events.end(), shipment.noted.begin(), shipment.noted.end());
    put_in_order(events);
    return events;
}

Status status_of(const Shipment& shipment) {
    return status_after(Status::Created, all_events(shipment));
}

base::Result<Shipment, Refusal> step(const Shipment& before, const Event& event, base::Instant now) {
    const auto number = normalise_waybill(event.number);
    if (event.type == EventType::LabelReady && !number) return base::Err{Refusal::NumberInvalid};
    if (!is_allowed(event.type, status_of(before))) return base::Err{Refusal::StateForbids};
    const bool is_tracked = event.type == EventType::Tracked;
    if (is_tracked && !is_likely(event.tracked.at, before.created_at, now)) return base::Err{Refusal::TimeUnlikely};
    if (before.noted.size() >= noted_events_max) return base::Err{Refusal::EventsTooMany};

    Shipment after = before;
    if (is_tracked) {
        note(after, event.tracked);
        return after;
    }
    if (event.type == EventType::LabelReady) {
        after.carrier = event.carrier;
        if (after.number != *number) {
            after.number = *number;
            after.history.clear();
            after.watch.reset();
        }
    }
    TrackEvent noted;
    noted.at = now;
    noted.status = noted_status[static_cast<std::size_t>(event.type)];
    note(after, std::move(noted));
    return after;
}

base::Result<Shipment, Refusal> take_push(const Shipment& before, const Push& push, base::Instant now) {
    if (before.number.empty() || push.number != before.number) return base::Err{Refusal::NumberMismatch};
    std::vector<TrackEvent> fresh;
    for (const TrackEvent& event : push.events) {
        if (is_likely(event.at, before.created_at, now)) fresh.push_back(event);
    }
    put_in_order(fresh);

    Shipment after = before;
    const bool says_nothing = fresh.empty();
    const bool replaces = is_better(fresh, before.history);
    // A push that arrives late says nothing about what the vendor does today; one without a history does.
    if (says_nothing || replaces || fresh == before.history) after.watch = push.watch;
    if (says_nothing && before.history.empty() && !push.carrier_new.empty()) after.carrier = push.carrier_new;
    if (says_nothing || !replaces) return after;
    after.history = std::move(fresh);
    if (!push.carrier.empty()) after.carrier = push.carrier;
    return after;
}

}  // namespace onetrip::delivery
