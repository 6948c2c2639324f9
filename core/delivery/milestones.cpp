#include "core/delivery/milestones.h"

namespace onetrip::delivery {
namespace {

bool is_with_carrier(Status status) {
    switch (status) {
        case Status::Created:
        case Status::LabelReady:
        case Status::Cancelled:
        case Status::Lost: return false;
        default: return true;
    }
}

bool is_arrival(Status status) {
    return status == Status::Delivered || status == Status::DeliveredProxy || status == Status::InLocker;
}

bool is_failure(Status status) {
    return status == Status::Problem || status == Status::Returning || status == Status::Returned;
}

}  // namespace

Milestones milestones_of(const Shipment& shipment) {
    Milestones found;
    Status state = Status::Created;
    bool was_at_the_door = false;
    for (const TrackEvent& event : all_events(shipment)) {
        if (!event.status) continue;
        state = next_status(state, *event.status);
        if (!found.collected_at && is_with_carrier(state)) found.collected_at = event.at;
        if (found.arrived_at) continue;
        if (is_arrival(state)) found.arrived_at = event.at;
        if (was_at_the_door && is_failure(state)) found.first_attempt_failed = true;
        was_at_the_door = was_at_the_door || state == Status::OutForDelivery;
    }
    return found;
}

}  // namespace onetrip::delivery
