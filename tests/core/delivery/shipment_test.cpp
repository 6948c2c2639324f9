#include "core/delivery/shipment.h"

#include <gtest/gtest.h>

namespace onetrip::delivery {
namespace {

const base::Instant created_at = *base::Instant::parse("2026-12-01T09:00:00+08:00");
constexpr std::int64_t hour = 3'600'000;
constexpr const char* number = "EA123456785CN";

base::Instant after(std::int64_t hours) {
    return created_at + hours * hour;
}

TrackEvent track(std::int64_t hours, std::optional<Status> status, std::string text = {}) {
    TrackEvent event;
    event.at = after(hours);
    event.status = status;
    event.text = std::move(text);
    return event;
}

Push push(std::vector<TrackEvent> events, Watch watch = Watch::Polling) {
    Push out;
    out.number = number;
    out.carrier = "ems";
    out.watch = watch;
    out.events = std::move(events);
    return out;
}

Event event(EventType type) {
    Event out;
    out.type = type;
    return out;
}
Event label(std::string waybill = number) {
    Event out = event(EventType::LabelReady);
    out.number = std::move(waybill);
    out.carrier = "ems";
    return out;
}

Shipment labelled() {
    return step(create_shipment(created_at), label(), created_at).value();
}

/// A labelled shipment whose carrier says where it is; created without a label for Created.
Shipment shipment_in(Status status) {
    if (status == Status::Created) return create_shipment(created_at);
    if (status == Status::LabelReady) return labelled();
    if (status == Status::Cancelled) return step(labelled(), event(EventType::Cancelled), after(1)).value();
    Shipment out = take_push(labelled(), push({track(1, Status::Collected)}), after(1)).value();
    if (status == Status::Lost) return step(out, event(EventType::Lost), after(2)).value();
    return take_push(out, push({track(1, Status::Collected), track(2, status)}), after(2)).value();
}

std::string outcome(const base::Result<Shipment, Refusal>& result) {
    return std::string(result ? name_of(status_of(*result)) : code_of(result.error()));
}

// One line per event and the state it meets.
TEST(ShipmentStep, table) {
    using enum Status;
    const std::string forbidden = "delivery.state_forbids";
    const struct {
        Status from;
        Event event;
        std::string outcome;
    } table[] = {
        {Created, label(), "label_ready"},
        {Created, label("?"), "delivery.number_invalid"},
        {Created, event(EventType::Collected), forbidden},
        {Created, event(EventType::Delivered), forbidden},
        {Created, event(EventType::Cancelled), "cancelled"},
        {LabelReady, label("EA987654324CN"), "label_ready"},
        {LabelReady, event(EventType::Collected), "collected"},
        {LabelReady, event(EventType::Delivered), "delivered"},
        {LabelReady, event(EventType::ReceiptConfirmed), forbidden},
        {LabelReady, event(EventType::Returned), forbidden},
        {LabelReady, event(EventType::Lost), forbidden},
        {LabelReady, event(EventType::Cancelled), "cancelled"},
        {Collected, event(EventType::Cancelled), forbidden},
        {Collected, label("EA987654324CN"), forbidden},
        {Collected, event(EventType::Collected), forbidden},
        {Collected, event(EventType::Lost), "lost"},
        {InTransit, event(EventType::ReceiptConfirmed), "delivered"},
        {InTransit, event(EventType::Returned), "returned"},
        {Problem, event(EventType::Lost), "lost"},
        {OutForDelivery, event(EventType::Delivered), "delivered"},
        {InLocker, event(EventType::ReceiptConfirmed), "delivered"},
        {InLocker, event(EventType::Returned), "returned"},
        {Returning, event(EventType::Returned), "returned"},
        {DeliveredProxy, event(EventType::ReceiptConfirmed), "delivered"},
        {DeliveredProxy, event(EventType::Returned), forbidden},
        {DeliveredProxy, event(EventType::Lost), forbidden},
        {Delivered, event(EventType::ReceiptConfirmed), forbidden},
        {Delivered, event(EventType::Lost), forbidden},
        {Returned, event(EventType::Delivered), forbidden},
        {Lost, event(EventType::Lost), forbidden},
        {Lost, event(EventType::ReceiptConfirmed), "delivered"},
        {Cancelled, label("EA987654324CN"), forbidden},
        {Cancelled, event(EventType::Cancelled), forbidden},
    };
    for (const auto& row : table) {
        const Shipment before = shipment_in(row.from);
        ASSERT_EQ(name_of(status_of(before)), name_of(row.from));
        EXPECT_EQ(outcome(step(before, row.event, after(3))), row.outcome)
            << name_of(row.from) << " + " << name_of(row.event.type);
    }
}

// What a carrier may push, one after the other, and what the parcel is after each.
TEST(ShipmentPush, table) {
    using enum Status;
    const auto collected = track(1, Collected);
    const auto moving = track(5, InTransit);
    const auto door = track(20, OutForDelivery);
    const auto proxy = track(22, DeliveredProxy);
    const auto signed_for = track(22, Delivered);
    const struct {
        const char* what;
        std::vector<Push> pushes;
        const char* outcome;
    } table[] = {
        {"nothing yet", {push({})}, "label_ready"},
        {"collected", {push({collected})}, "collected"},
        {"the whole history each time", {push({collected}), push({collected, moving})}, "in_transit"},
        {"to the door", {push({collected, moving, door})}, "out_for_delivery"},
        {"signed for", {push({collected, moving, door, signed_for}, Watch::Shutdown)}, "delivered"},
        {"a late push does not reopen", {push({collected, door, signed_for}), push({collected, moving})}, "delivered"},
        {"nor does a further scan",
         {push({collected, signed_for}), push({collected, track(30, InTransit)})},
         "delivered"},
        {"nor a scan in the same history", {push({collected, signed_for, track(30, InTransit)})}, "delivered"},
        {"proxy", {push({collected, door, proxy})}, "delivered_proxy"},
        {"proxy, then in person",
         {push({collected, door, proxy}), push({collected, door, proxy, track(30, Delivered)})},
         "delivered"},
        {"locker, then taken out",
         {push({collected, track(20, InLocker)}), push({collected, track(20, InLocker), signed_for})},
         "delivered"},
        {"refused and on its way back",
         {push({collected, track(21, Problem), track(25, Returning), track(30, InTransit)})},
         "returning"},
        {"back with the sender", {push({collected, track(25, Returning), track(40, Returned)})}, "returned"},
        {"a history rewritten",
         {push({collected, moving, track(6, Problem)}), push({collected, moving, track(7, InTransit)})},
         "in_transit"},
        {"events of the parcel that had the number before", {push({track(-24 * 200, Delivered)})}, "label_ready"},
        {"events from the future", {push({collected, track(24 * 30, Delivered)})}, "collected"},
        {"codes nobody knows", {push({collected, track(5, std::nullopt, "?")})}, "collected"},
    };
    for (const auto& row : table) {
        base::Result<Shipment, Refusal> shipment = labelled();
        for (const Push& one : row.pushes)
            shipment = take_push(*shipment, one, after(48));
        EXPECT_EQ(outcome(shipment), row.outcome) << row.what;
    }
}

TEST(ShipmentPush, for_another_number_is_refused) {
    Push foreign = push({});
    foreign.number = "EA987654324CN";
    EXPECT_EQ(outcome(take_push(labelled(), foreign, created_at)), "delivery.number_mismatch");
    EXPECT_EQ(outcome(take_push(create_shipment(created_at), push({}), created_at)), "delivery.number_mismatch");
}

TEST(ShipmentPush, replaces_what_the_carrier_took_back) {
    Shipment shipment =
        take_push(labelled(), push({track(1, Status::Collected, "a"), track(2, Status::Problem, "b")}), after(9))
            .value();
    shipment = take_push(shipment, push({track(1, Status::Collected, "a"), track(3, Status::InTransit, "c")}), after(9))
                   .value();
    ASSERT_EQ(shipment.history.size(), 2u);
    EXPECT_EQ(shipment.history[1].text, "c");
}

TEST(ShipmentPush, the_watch_is_what_the_vendor_said_last) {
    Shipment shipment = take_push(labelled(), push({}, Watch::Abort), after(72)).value();
    EXPECT_EQ(shipment.watch, Watch::Abort);
    shipment = take_push(shipment, push({track(80, Status::Collected)}), after(80)).value();
    EXPECT_EQ(shipment.watch, Watch::Polling);
    shipment = take_push(shipment, push({track(80, Status::Collected), track(90, Status::Delivered)}, Watch::Shutdown),
                         after(90))
                   .value();
    EXPECT_EQ(shipment.watch, Watch::Shutdown);
    shipment = take_push(shipment, push({track(80, Status::Collected)}), after(91)).value();
    EXPECT_EQ(shipment.watch, Watch::Shutdown) << "a late push";
}

TEST(ShipmentPush, follows_the_number_to_another_carrier) {
    Push found = push({}, Watch::Abort);
    found.carrier_new = "yunda";
    Shipment shipment = take_push(labelled(), found, after(72)).value();
    EXPECT_EQ(shipment.carrier, "yunda");
    Push of_yunda = push({track(1, Status::Collected)});
    of_yunda.carrier = "yunda";
    shipment = take_push(shipment, of_yunda, after(73)).value();
    EXPECT_EQ(shipment.carrier, "yunda");
}

TEST(ShipmentStep, a_single_event_must_be_of_this_parcels_time) {
    const struct {
        std::int64_t hours;
        const char* outcome;
    } table[] = {
        {-24 * 15, "in_transit"},
        {-24 * 15 - 1, "delivery.time_unlikely"},
        {24, "in_transit"},
        {25, "delivery.time_unlikely"},
    };
    for (const auto& row : table) {
        Event tracked = event(EventType::Tracked);
        tracked.tracked = track(row.hours, Status::InTransit);
        EXPECT_EQ(outcome(step(labelled(), tracked, created_at)), row.outcome) << row.hours;
    }
}

TEST(ShipmentPush, of_the_next_parcel_with_the_number_is_not_this_ones) {
    const struct {
        std::int64_t days;
        const char* outcome;
    } table[] = {{120, "returned"}, {121, "delivered"}};
    for (const auto& row : table) {
        const Shipment old = take_push(labelled(), push({track(30, Status::Delivered)}), after(48)).value();
        const Push next = push({track(24 * row.days, Status::Returned)});
        EXPECT_EQ(outcome(take_push(old, next, after(24 * row.days))), row.outcome) << row.days;
    }
}

TEST(ShipmentStep, notes_are_bounded) {
    Shipment shipment = labelled();
    Event tracked = event(EventType::Tracked);
    for (std::size_t i = shipment.noted.size(); i < noted_events_max; ++i) {
        tracked.tracked = track(1, Status::InTransit, std::to_string(i));
        shipment = step(shipment, tracked, after(1)).value();
    }
    EXPECT_EQ(outcome(step(shipment, tracked, after(1))), "delivery.events_too_many");
}

TEST(ShipmentStep, a_new_label_forgets_what_the_old_number_told) {
    Shipment shipment = take_push(labelled(), push({track(0, Status::LabelReady)}, Watch::Abort), after(1)).value();
    shipment = step(shipment, label("EA987654324CN"), after(2)).value();
    EXPECT_EQ(shipment.number, "EA987654324CN");
    EXPECT_TRUE(shipment.history.empty());
    EXPECT_EQ(shipment.watch, std::nullopt);
}

}  // namespace
}  // namespace onetrip::delivery
