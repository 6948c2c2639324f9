#include "core/delivery/record.h"

#include <gtest/gtest.h>

namespace onetrip::delivery {
namespace {

std::string shipment_again(std::string_view text) {
    const auto parsed = json::Document::parse(text);
    if (!parsed) return "no JSON";
    const auto shipment = read_shipment(parsed->root(), "/shipment");
    if (!shipment) return "fault at " + shipment.error().at;
    json::Writer out;
    write_shipment(out, *shipment);
    return out.take();
}

TEST(ShipmentRecord, is_written_as_it_was_read) {
    const char* table[] = {
        R"({"number":"","carrier":"","created_at":"2026-12-01T09:00:00+08:00","state":"created","history":[],"noted":[]})",
        R"({"number":"EA123456785CN","carrier":"ems","created_at":"2026-12-01T09:00:00+08:00","state":"in_transit",)"
        R"("watch":"polling","history":[{"at":"2026-12-01T12:00:00+08:00","status":"in_transit","text":"离开","area":"杭州",)"
        R"("code":"1002"},{"at":"2026-12-01T13:00:00+08:00","status":null,"text":"?","area":"","code":"999"}],)"
        R"("noted":[{"at":"2026-12-01T09:00:00+08:00","status":"label_ready","text":"","area":"","code":""}]})",
    };
    for (const char* text : table)
        EXPECT_EQ(shipment_again(text), text);
}

TEST(ShipmentRecord, the_state_is_read_off_the_events) {
    EXPECT_EQ(
        shipment_again(R"({"created_at":"2026-12-01T09:00:00+08:00","state":"delivered"})"),
        R"({"number":"","carrier":"","created_at":"2026-12-01T09:00:00+08:00","state":"created","history":[],"noted":[]})");
}

TEST(ShipmentRecord, names_the_first_wrong_place) {
    const struct {
        const char* text;
        const char* answer;
    } table[] = {
        {R"(1)", "fault at /shipment"},
        {R"({})", "fault at /shipment/created_at"},
        {R"({"created_at":"2026-12-01T09:00:00+08:00","watch":"sleeping"})", "fault at /shipment/watch"},
        {R"({"created_at":"2026-12-01T09:00:00+08:00","history":[{"at":"now"}]})", "fault at /shipment/history/0/at"},
        {R"({"created_at":"2026-12-01T09:00:00+08:00","noted":[{"at":"2026-12-01T09:00:00+08:00","status":"gone"}]})",
         "fault at /shipment/noted/0/status"},
        {R"({"created_at":"2026-12-01T09:00:00+08:00","state":"gone"})", "fault at /shipment/state"},
        {R"({"created_at":"2026-12-01T09:00:00+08:00","owner":1})", "fault at /shipment/owner"},
    };
    for (const auto& row : table)
        EXPECT_EQ(shipment_again(row.text), row.answer) << row.text;
}

std::string push_again(std::string_view text) {
    const auto parsed = json::Document::parse(text);
    if (!parsed) return "no JSON";
    const auto push = read_push(parsed->root(), "/push");
    if (!push) return "fault at " + push.error().at;
    json::Writer out;
    write_push(out, *push);
    return out.take();
}

TEST(PushRecord, is_written_as_it_was_read) {
    const char* table[] = {
        R"({"number":"1111111111111","carrier":"ems","watch":"polling","state":null,"events":[]})",
        R"({"number":"1111111111111","carrier":"ems","carrier_new":"yunda","watch":"abort","state":"in_transit",)"
        R"("events":[{"at":"2026-12-01T12:00:00+08:00","status":"in_transit","text":"a","area":"","code":"0"}],"skipped":2})",
    };
    for (const char* text : table)
        EXPECT_EQ(push_again(text), text);
    EXPECT_EQ(push_again(R"({"number":"1111111111111"})"), "fault at /push/watch");
    EXPECT_EQ(push_again(R"({"number":"1111111111111","watch":"polling","sign":"x"})"), "fault at /push/sign");
}

std::string event_or_fault(std::string_view text) {
    const auto parsed = json::Document::parse(text);
    if (!parsed) return "no JSON";
    const auto event = read_event(parsed->root(), "/event");
    if (!event) return "fault at " + event.error().at;
    std::string out(name_of(event->type));
    if (event->type == EventType::Tracked && event->tracked.status)
        out += " " + std::string(name_of(*event->tracked.status));
    return out;
}

TEST(ShipmentEvent, carries_what_its_type_carries_and_nothing_else) {
    const struct {
        const char* text;
        const char* answer;
    } table[] = {
        {R"({"type":"label_ready","number":"EA123456785CN","carrier":"ems"})", "label_ready"},
        {R"({"type":"label_ready"})", "fault at /event/number"},
        {R"({"type":"collected"})", "collected"},
        {R"({"type":"collected","at":"2026-12-01T09:00:00+08:00"})", "fault at /event/at"},
        {R"({"type":"tracked","at":"2026-12-01T09:00:00+08:00","code":"303"})", "tracked delivered_proxy"},
        {R"({"type":"tracked","at":"2026-12-01T09:00:00+08:00","status":"problem","code":"303"})", "tracked problem"},
        {R"({"type":"tracked","at":"2026-12-01T09:00:00+08:00","status":"?"})", "fault at /event/status"},
        {R"({"type":"tracked","code":"303"})", "fault at /event/at"},
        {R"({"type":"created"})", "fault at /event/type"},
        {R"({})", "fault at /event/type"},
    };
    for (const auto& row : table)
        EXPECT_EQ(event_or_fault(row.text), row.answer) << row.text;
}

}  // namespace
}  // namespace onetrip::delivery
