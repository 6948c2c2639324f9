#include "core/delivery/milestones.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace onetrip::delivery {
namespace {

constexpr base::Instant start{1'795'827'600'000};

/// A letter an hour: c(ollected), t(ransit), o(ut), p(roblem), D(elivered), x (proxy), l(ocker), b(ack), R(eturned),
/// L(abel).
Shipment history(std::string_view letters) {
    Shipment shipment = create_shipment(start);
    std::int64_t hour = 0;
    for (const char letter : letters) {
        TrackEvent event;
        event.at = start + hour++ * 3'600'000;
        switch (letter) {
            case 'L': event.status = Status::LabelReady; break;
            case 'c': event.status = Status::Collected; break;
            case 't': event.status = Status::InTransit; break;
            case 'o': event.status = Status::OutForDelivery; break;
            case 'p': event.status = Status::Problem; break;
            case 'D': event.status = Status::Delivered; break;
            case 'x': event.status = Status::DeliveredProxy; break;
            case 'l': event.status = Status::InLocker; break;
            case 'b': event.status = Status::Returning; break;
            case 'R': event.status = Status::Returned; break;
            default: break;  // a carrier's note that says nothing to us
        }
        shipment.history.push_back(event);
    }
    return shipment;
}

std::string hour_of(const std::optional<base::Instant>& at) {
    return at ? std::to_string((*at - start) / 3'600'000) : "-";
}

TEST(Milestones, AreReadOffTheEvents) {
    const struct {
        const char* history;
        const char* collected;
        const char* arrived;
        bool first_attempt_failed;
    } table[] = {
        {"", "-", "-", false},        {"L", "-", "-", false},   {"Lc", "1", "-", false},
        {"L.ctoD", "2", "5", false},  {"Lto", "1", "-", false},  // a carrier that forgot to say that it collected
        {"LctpoD", "1", "5", false},                             // held on the way, but there at the first ring
        {"LctopoD", "1", "6", true},                             //
        {"Lctoptlo", "1", "6", true},                            // left in a locker after all
        {"LctoxD", "1", "4", false},                             // with a neighbour, then in the right hands
        {"LctobtR", "1", "-", true},                             // refused at the door
        {"LctbR", "1", "-", false},                              // called back on the way: it never came to a door
        {"LctoDp", "1", "4", false},                             // what is said after it arrived does not count
    };
    for (const auto& line : table) {
        const Milestones found = milestones_of(history(line.history));
        EXPECT_EQ(hour_of(found.collected_at), line.collected) << line.history;
        EXPECT_EQ(hour_of(found.arrived_at), line.arrived) << line.history;
        EXPECT_EQ(found.first_attempt_failed, line.first_attempt_failed) << line.history;
    }
}

}  // namespace
}  // namespace onetrip::delivery
