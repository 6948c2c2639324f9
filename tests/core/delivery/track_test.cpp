#include "core/delivery/track.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace onetrip::delivery {
namespace {

TrackEvent event(std::int64_t second, std::optional<Status> status, std::string text = {}) {
    TrackEvent out;
    out.at = base::Instant(second * 1000);
    out.status = status;
    out.text = std::move(text);
    return out;
}

// One line per pair that is not simply believed, and a few that are.
TEST(NextStatus, keeps_what_is_final_and_believes_the_rest) {
    using enum Status;
    const struct {
        Status before;
        Status reported;
        Status after;
    } table[] = {
        {Created, LabelReady, LabelReady},
        {Created, InTransit, InTransit},
        {LabelReady, Created, LabelReady},
        {LabelReady, Collected, Collected},
        {LabelReady, Cancelled, Cancelled},
        {Collected, LabelReady, Collected},
        {Collected, Cancelled, Collected},
        {InTransit, Collected, InTransit},
        {InTransit, Problem, Problem},
        {Problem, InTransit, InTransit},
        {Problem, OutForDelivery, OutForDelivery},
        {OutForDelivery, InTransit, InTransit},
        {OutForDelivery, InLocker, InLocker},
        {OutForDelivery, LabelReady, OutForDelivery},
        {InLocker, Delivered, Delivered},
        {InLocker, Returning, Returning},
        {InTransit, Returning, Returning},
        {Returning, InTransit, Returning},
        {Returning, OutForDelivery, Returning},
        {Returning, Problem, Returning},
        {Returning, Returned, Returned},
        {Returning, Delivered, Delivered},
        {Returning, Lost, Lost},
        {Lost, InTransit, InTransit},
        {Lost, Collected, Collected},
        {Lost, Delivered, Delivered},
        {Delivered, InTransit, Delivered},
        {Delivered, Returned, Delivered},
        {Delivered, Lost, Delivered},
        {DeliveredProxy, Delivered, Delivered},
        {DeliveredProxy, InTransit, DeliveredProxy},
        {Returned, Delivered, Returned},
        {Cancelled, Collected, Cancelled},
    };
    for (const auto& row : table) {
        EXPECT_EQ(name_of(next_status(row.before, row.reported)), name_of(row.after))
            << name_of(row.before) << " + " << name_of(row.reported);
    }
}

TEST(Track, is_in_one_order_and_without_doubles) {
    std::vector<TrackEvent> events = {
        event(2, Status::Delivered, "signed"),    event(1, Status::InTransit, "b"), event(1, Status::InTransit, "a"),
        event(2, Status::OutForDelivery, "door"), event(1, std::nullopt, "note"),   event(1, Status::InTransit, "a"),
    };
    put_in_order(events);
    std::string read;
    for (const TrackEvent& e : events)
        read += e.text + " ";
    EXPECT_EQ(read, "note a b door signed ");
    EXPECT_EQ(status_after(Status::Created, events), Status::Delivered);
}

TEST(Track, keeps_the_newest_and_cuts_texts_between_characters) {
    std::vector<TrackEvent> events;
    for (std::size_t i = 0; i <= track_events_max; ++i) {
        events.push_back(event(static_cast<std::int64_t>(i), Status::InTransit));
    }
    std::string text = "x";
    while (text.size() <= track_text_bytes_max)
        text += "运";
    events.back().text = text;
    put_in_order(events);
    EXPECT_EQ(events.size(), track_events_max);
    EXPECT_EQ(events.front().at, base::Instant(1000));
    EXPECT_LE(events.back().text.size(), track_text_bytes_max);
    EXPECT_EQ(events.back().text.size() % 3, 1u);
}

}  // namespace
}  // namespace onetrip::delivery
