#include "core/delivery/timeline.h"

#include <gtest/gtest.h>

namespace onetrip::delivery {
namespace {

const base::Instant created_at = *base::Instant::parse("2026-12-01T09:00:00+08:00");
constexpr std::int64_t hour = 3'600'000;

Shipment shipment_with(std::vector<std::pair<std::int64_t, Status>> events) {
    Shipment shipment = create_shipment(created_at);
    shipment.number = "EA123456785CN";
    for (const auto& [hours, status] : events) {
        TrackEvent event;
        event.at = created_at + hours * hour;
        event.status = status;
        event.text = name_of(status);
        shipment.history.push_back(event);
    }
    put_in_order(shipment.history);
    return shipment;
}

TEST(Timeline, is_newest_first_and_says_since_when) {
    const Shipment shipment = shipment_with({{1, Status::Collected}, {5, Status::InTransit}, {9, Status::InTransit}});
    const Timeline shown = timeline(shipment, created_at + 10 * hour);
    EXPECT_EQ(shown.state, Status::InTransit);
    EXPECT_EQ(shown.since, created_at + 5 * hour);
    ASSERT_EQ(shown.entries.size(), 3u);
    EXPECT_EQ(shown.entries.front().at, created_at + 9 * hour);
    EXPECT_EQ(shown.entries.back().text, "collected");
    EXPECT_EQ(shown.attention, std::nullopt);
}

TEST(Timeline, of_nothing_is_created) {
    const Timeline shown = timeline(create_shipment(created_at), created_at + 1000 * hour);
    EXPECT_EQ(shown.state, Status::Created);
    EXPECT_EQ(shown.since, created_at);
    EXPECT_TRUE(shown.entries.empty());
    EXPECT_EQ(shown.attention, std::nullopt);
}

TEST(Timeline, asks_for_attention) {
    using enum Status;
    const struct {
        std::vector<std::pair<std::int64_t, Status>> events;
        std::int64_t now_hours;
        const char* attention;
    } table[] = {
        {{{1, Collected}}, 49, "-"},
        {{{1, Collected}}, 50, "silent"},
        {{{1, LabelReady}}, 50, "silent"},
        {{{1, OutForDelivery}}, 25, "-"},
        {{{1, OutForDelivery}}, 26, "silent"},
        {{{1, Collected}, {2, Returning}}, 122, "-"},
        {{{1, Collected}, {2, Returning}}, 123, "silent"},
        {{{1, Collected}, {2, Problem}}, 3, "problem"},
        {{{1, Collected}, {2, InLocker}}, 3, "confirm_receipt"},
        {{{1, Collected}, {2, DeliveredProxy}}, 300, "confirm_receipt"},
        {{{1, Collected}, {2, Delivered}}, 300, "-"},
        {{{1, Collected}, {2, Returning}}, 3, "-"},
        {{{1, Collected}, {2, Returned}}, 3, "returned"},
        {{{1, Collected}, {2, Lost}}, 300, "lost"},
        {{{1, Cancelled}}, 300, "-"},
    };
    for (const auto& row : table) {
        const Timeline shown = timeline(shipment_with(row.events), created_at + row.now_hours * hour);
        EXPECT_EQ(shown.attention ? std::string(name_of(*shown.attention)) : "-", row.attention)
            << row.now_hours << " hours after, with " << row.events.size() << " events";
    }
}

TEST(Timeline, is_silent_from_when_it_says) {
    using enum Status;
    const struct {
        const char* what;
        std::vector<std::pair<std::int64_t, Status>> events;
        std::int64_t silent_after_hours;  // after it was created; -1: never
    } table[] = {
        {"nothing yet", {}, -1},
        {"label", {{1, LabelReady}}, 49},
        {"collected", {{1, Collected}}, 49},
        {"in transit", {{1, Collected}, {7, InTransit}}, 55},
        {"out", {{1, Collected}, {7, OutForDelivery}}, 31},
        {"problem", {{1, Collected}, {7, Problem}}, -1},
        {"after a problem", {{1, Collected}, {7, Problem}, {8, InTransit}}, 56},
        {"locker", {{1, Collected}, {7, InLocker}}, -1},
        {"proxy", {{1, Collected}, {7, DeliveredProxy}}, -1},
        {"delivered", {{1, Collected}, {7, Delivered}}, -1},
        {"returning", {{1, Collected}, {7, Returning}}, 127},
        {"returned", {{1, Collected}, {7, Returned}}, -1},
        {"lost", {{1, Collected}, {7, Lost}}, -1},
        {"cancelled", {{1, Cancelled}}, -1},
    };
    for (const auto& row : table) {
        const Shipment shipment = shipment_with(row.events);
        const auto from = silent_from(shipment);
        ASSERT_EQ(from.has_value(), row.silent_after_hours >= 0) << row.what;
        const auto attention = [&](base::Instant now) { return timeline(shipment, now).attention; };
        if (from) {
            EXPECT_EQ(*from, created_at + row.silent_after_hours * hour) << row.what;
            EXPECT_EQ(attention(*from), std::nullopt) << row.what;
            EXPECT_EQ(attention(*from + 1), Attention::Silent) << row.what;
        } else {
            EXPECT_NE(attention(created_at + 10'000 * hour), Attention::Silent) << row.what;
        }
    }
}

TEST(Timeline, a_caller_may_know_a_shorter_silence) {
    const Timeline shown = timeline(shipment_with({{0, Status::Collected}}), created_at + 2 * hour, hour);
    EXPECT_EQ(shown.attention, Attention::Silent);
}

}  // namespace
}  // namespace onetrip::delivery
