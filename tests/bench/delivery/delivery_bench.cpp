// The core's part of following parcels, measured once: `onetrip-delivery-bench [EVENTS]` writes {"per_second":…} on
// standard output. Each parcel is pushed ten times, each time with one event more and the whole history, as Kuaidi100
// does; an event counts each time it is read, taken into its shipment and shown in a timeline. The texts are made
// beforehand.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/delivery/timeline.h"
#include "core/json/writer.h"

namespace onetrip::delivery {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t pushes_per_parcel = 10;
constexpr std::size_t events_per_parcel = pushes_per_parcel * (pushes_per_parcel + 1) / 2;
constexpr std::size_t texts_kept = 1000;  ///< different parcels, so that no text is warm because it was just read
const base::Instant created_at = *base::Instant::parse("2026-12-01T09:00:00+08:00");

struct Journey {
    std::string number;
    std::vector<std::string> pushes;
};

std::string push_text(const std::string& number, std::size_t parcel, std::size_t events) {
    constexpr const char* codes[] = {"103", "1002", "1002", "1002", "1001", "1002", "1001", "5", "202", "5"};
    json::Writer out;
    out.begin_object()
        .member("status", "polling")
        .member("billstatus", "got")
        .member("message", "")
        .name("lastResult")
        .begin_object()
        .member("message", "ok")
        .member("state", "0")
        .member("com", "ems")
        .member("nu", number)
        .name("data")
        .begin_array();
    for (std::size_t back = 0; back < events; ++back) {
        const std::size_t event = events - 1 - back;
        const std::int64_t minutes = static_cast<std::int64_t>(60 + event * 271 + parcel % 60);
        const std::string at = (created_at + minutes * base::milliseconds_per_minute).text();
        const std::string time = at.substr(0, 10) + ' ' + at.substr(11, 8);
        out.begin_object()
            .member("context", "【云川市】邮件已离开云川处理中心，发往下一站 " + std::to_string(event))
            .member("time", time)
            .member("ftime", time)
            .member("status", "在途")
            .member("statusCode", codes[event])
            .member("areaCode", "CN320100000000")
            .member("areaName", "云川,云川市")
            .member("location", "")
            .end_object();
    }
    out.end_array().end_object().end_object();
    return out.take();
}

std::vector<Journey> journeys() {
    std::vector<Journey> all;
    for (std::size_t parcel = 0; parcel < texts_kept; ++parcel) {
        Journey journey{std::to_string(1'012'345'600'000 + parcel), {}};
        for (std::size_t events = 1; events <= pushes_per_parcel; ++events)
            journey.pushes.push_back(push_text(journey.number, parcel, events));
        all.push_back(std::move(journey));
    }
    return all;
}

/// The events that stood in the timelines, for the compiler and for the check.
std::size_t follow(const Journey& journey) {
    Event label;
    label.type = EventType::LabelReady;
    label.number = journey.number;
    label.carrier = "ems";
    Shipment shipment = step(create_shipment(created_at), label, created_at).value();
    const base::Instant now = created_at + 3 * base::milliseconds_per_day;
    std::size_t shown = 0;
    for (const std::string& text : journey.pushes) {
        const auto push = parse_kuaidi100_push(text);
        shipment = take_push(shipment, push.value(), now).value();
        shown += timeline(shipment, now).entries.size() - 1;
    }
    return shown;
}

int run(std::size_t events) {
    const std::vector<Journey> all = journeys();
    const std::size_t parcels = events / events_per_parcel + 1;
    std::size_t shown = 0;
    const auto began = Clock::now();
    for (std::size_t parcel = 0; parcel < parcels; ++parcel)
        shown += follow(all[parcel % all.size()]);
    const double seconds = std::chrono::duration<double>(Clock::now() - began).count();
    if (shown != parcels * events_per_parcel) {
        std::fprintf(stderr, "%zu events were shown, not %zu\n", shown, parcels * events_per_parcel);
        return 1;
    }
    std::printf("{\"per_second\":%.0f}\n", static_cast<double>(shown) / seconds);
    return 0;
}

}  // namespace
}  // namespace onetrip::delivery

int main(int argc, char** argv) {
    return onetrip::delivery::run(argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000);
}
