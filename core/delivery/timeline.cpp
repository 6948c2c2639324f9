#include "core/delivery/timeline.h"

#include <utility>

namespace onetrip::delivery {
namespace {

/// What the state asks for, however long ago it was told.
std::optional<Attention> attention_of(Status state) {
    switch (state) {
        case Status::InLocker:
        case Status::DeliveredProxy: return Attention::ConfirmReceipt;
        case Status::Problem: return Attention::Problem;
        case Status::Returned: return Attention::Returned;
        case Status::Lost: return Attention::Lost;
        default: return std::nullopt;
    }
}

/// Under way, and nobody looks at it yet.
bool may_fall_silent(Status state) {
    return state != Status::Created && !is_final(state) && !attention_of(state);
}

base::Instant last_heard_of(const Shipment& shipment, const std::vector<TrackEvent>& events) {
    return events.empty() ? shipment.created_at : events.back().at;
}

}  // namespace

std::string_view name_of(Attention attention) {
    switch (attention) {
        case Attention::ConfirmReceipt: return "confirm_receipt";
        case Attention::Problem: return "problem";
        case Attention::Returned: return "returned";
        case Attention::Lost: return "lost";
        case Attention::Silent: return "silent";
    }
    return {};
}

std::int64_t usual_silence_milliseconds(Status state) {
    switch (state) {
        case Status::OutForDelivery: return base::milliseconds_per_day;
        case Status::Returning: return 5 * base::milliseconds_per_day;
        default: return 2 * base::milliseconds_per_day;
    }
}

std::optional<base::Instant> silent_from(const Shipment& shipment) {
    const std::vector<TrackEvent> events = all_events(shipment);
    const Status state = status_after(Status::Created, events);
    if (!may_fall_silent(state)) return std::nullopt;
    return last_heard_of(shipment, events) + usual_silence_milliseconds(state);
}

Timeline timeline(const Shipment& shipment, base::Instant now, std::optional<std::int64_t> silence_milliseconds_max) {
    std::vector<TrackEvent> events = all_events(shipment);
    Timeline out;
    out.since = shipment.created_at;
    for (const TrackEvent& event : events) {
        const Status next = event.status ? next_status(out.state, *event.status) : out.state;
        if (next != out.state) out.since = event.at;
        out.state = next;
    }
    const base::Instant last_heard = last_heard_of(shipment, events);
    out.entries.reserve(events.size());
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
        out.entries.push_back({event->at, event->status, std::move(event->text), std::move(event->area)});
    }
    const std::int64_t silence = silence_milliseconds_max.value_or(usual_silence_milliseconds(out.state));
    out.attention = attention_of(out.state);
    if (may_fall_silent(out.state) && now - last_heard > silence) out.attention = Attention::Silent;
    return out;
}

}  // namespace onetrip::delivery
