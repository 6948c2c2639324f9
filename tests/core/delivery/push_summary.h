#pragma once

/// A courier's answer in one line, for tables: number, state, then each event with its minute, place and status.

#include <string>

#include "core/delivery/push.h"

namespace onetrip::delivery {

[[nodiscard]] inline std::string summary(const base::Result<Push, PushRefusal>& push) {
    if (!push) return std::string(code_of(push.error()));
    std::string out = push->number + " " + std::string(push->state ? name_of(*push->state) : "-");
    for (const TrackEvent& event : push->events) {
        out += " | " + event.at.text().substr(0, 16) + " " + event.area + " ";
        out += event.status ? name_of(*event.status) : "-";
    }
    if (push->skipped > 0) out += " skipped " + std::to_string(push->skipped);
    return out;
}

}  // namespace onetrip::delivery
