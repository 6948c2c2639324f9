#include "core/delivery/timeline.h"

#include <utility>

namespace onetrip::delivery {
namespace {

bool is_under_way(Status status) {
    return status != Status::Created && status != Status::Lost && !is_final(status);
}

std::optional<Attention> attention_for(Status state, base::Instant last_heard, base::Instant now,
                                       std::int64_t silence_milliseconds_max) {
    switch (state) {
        case Status::InLocker:
        case Status::DeliveredProxy: return Attention::ConfirmReceipt;
        case Status::Problem: return Attention::Problem;
        case Status::Returned: return Attention::Returned;
        case Status::Lost: return Attention::Lost;
        default: break;
    }
    if (is_under_way(state) && now - last_heard > silence_milliseconds_max) return Attention::Silent;
    return std::nullopt;
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
    if (!is_under_way(state)) return std::nullopt;
    const base::Instant last_heard = events.empty() ? shipment.created_at : events.back().at;
    return last_heard + usual_silence_milliseconds(state);
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
    const base::Instant last_heard = events.empty() ? shipment.created_at : events.back().at;
    out.entries.reserve(events.size());
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
        out.entries.push_back({event->at, event->status, std::move(event->text), std::move(event->area)});
    }
    const std::int64_t silence = silence_milliseconds_max.value_or(usual_silence_milliseconds(out.state));
    out.attention = attention_for(out.state, last_heard, now, silence);
    return out;
}

}  // namespace onetrip::delivery
