#include "core/delivery/timeline.h"

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

Timeline timeline(const Shipment& shipment, base::Instant now, std::int64_t silence_milliseconds_max) {
    const std::vector<TrackEvent> events = all_events(shipment);
    Timeline out;
    out.since = shipment.created_at;
    for (const TrackEvent& event : events) {
        const Status next = event.status ? next_status(out.state, *event.status) : out.state;
        if (next != out.state) out.since = event.at;
        out.state = next;
    }
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
        out.entries.push_back({event->at, event->status, event->text, event->area});
    }
    const base::Instant last_heard = events.empty() ? shipment.created_at : events.back().at;
    out.attention = attention_for(out.state, last_heard, now, silence_milliseconds_max);
    return out;
}

}  // namespace onetrip::delivery
