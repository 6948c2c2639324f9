#include "core/delivery/track.h"

#include <algorithm>

namespace onetrip::delivery {
namespace {

int rank_of(const std::optional<Status>& status) {
    return status ? static_cast<int>(*status) : -1;
}

void cut(std::string& text, std::size_t bytes_max) {
    if (text.size() <= bytes_max) return;
    std::size_t end = bytes_max;
    const auto is_continuation = [&](std::size_t at) { return (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80; };
    while (end > 0 && is_continuation(end))
        --end;
    text.resize(end);
}

}  // namespace

bool comes_before(const TrackEvent& a, const TrackEvent& b) {
    if (a.at != b.at) return a.at < b.at;
    if (a.status != b.status) return rank_of(a.status) < rank_of(b.status);
    if (const int order = a.text.compare(b.text); order != 0) return order < 0;
    if (const int order = a.code.compare(b.code); order != 0) return order < 0;
    return a.area < b.area;
}

void put_in_order(std::vector<TrackEvent>& events) {
    for (TrackEvent& event : events) {
        cut(event.text, track_text_bytes_max);
        cut(event.area, track_text_bytes_max);
        cut(event.code, track_code_bytes_max);
    }
    // Carriers send the newest first: read the other way round, most histories are in order already.
    if (events.size() > 1 && comes_before(events.back(), events.front())) std::reverse(events.begin(), events.end());
    if (!std::is_sorted(events.begin(), events.end(), comes_before)) {
        std::sort(events.begin(), events.end(), comes_before);
    }
    events.erase(std::unique(events.begin(), events.end()), events.end());
    if (events.size() > track_events_max) events.erase(events.begin(), events.end() - track_events_max);
}

Status next_status(Status before, Status reported) {
    if (before == Status::DeliveredProxy && reported == Status::Delivered) return reported;
    if (is_final(before)) return before;
    const bool is_collected = before != Status::Created && before != Status::LabelReady;
    const bool is_label = reported == Status::Created || reported == Status::LabelReady;
    if (is_label && (is_collected || before > reported)) return before;
    // A box that is scanned as collected at every stop; a lost one that is scanned is found.
    if (reported == Status::Collected && is_collected && before != Status::Lost) return before;
    if (reported == Status::Cancelled && is_collected) return before;
    if (before == Status::Returning) {
        const bool ends_return = is_final(reported) || reported == Status::Lost;
        return ends_return ? reported : before;
    }
    return reported;
}

Status status_after(Status before, const std::vector<TrackEvent>& events) {
    for (const TrackEvent& event : events) {
        if (event.status) before = next_status(before, *event.status);
    }
    return before;
}

}  // namespace onetrip::delivery
