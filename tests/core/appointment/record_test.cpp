#include "core/appointment/record.h"

#include <gtest/gtest.h>

namespace onetrip::appointment {
namespace {

constexpr const char* held =
    R"({"state":"held","hall":"h","service":"s","slot":"2026-12-01T09:00","from":"2026-12-01T09:00:00+08:00",)"
    R"("to":"2026-12-01T09:30:00+08:00","held_until":"2026-11-28T09:10:00+08:00","moves":0})";

std::string again(std::string_view text) {
    const auto parsed = json::Document::parse(text);
    if (!parsed) return "no JSON";
    const auto booking = read_booking(parsed->root(), "/booking");
    if (!booking) return "fault at " + booking.error().at;
    json::Writer out;
    write_booking(out, *booking);
    return out.take();
}

TEST(BookingRecord, is_written_as_it_was_read) {
    EXPECT_EQ(again(held), held);
    const std::string confirmed =
        R"({"state":"confirmed","hall":"h","service":"s","slot":"2026-12-01T09:00","from":"2026-12-01T09:00:00+08:00",)"
        R"("to":"2026-12-01T09:30:00+08:00","moves":2})";
    EXPECT_EQ(again(confirmed), confirmed);
    const std::string called =
        R"({"state":"called","hall":"h","service":"s","slot":"2026-12-01T09:00","from":"2026-12-01T09:00:00+08:00",)"
        R"("to":"2026-12-01T09:30:00+08:00","called_at":"2026-12-01T09:01:00+08:00","moves":0})";
    EXPECT_EQ(again(called), called);
    const std::string in_another_zone =
        R"({"state":"served","hall":"h","service":"s","slot":"2026-12-01T09:00","from":"2026-12-01T09:00:00+06:00",)"
        R"("to":"2026-12-01T09:30:00+06:00","moves":0})";
    EXPECT_EQ(again(in_another_zone), in_another_zone);
}

TEST(BookingRecord, names_the_first_wrong_place) {
    const struct {
        const char* text;
        const char* answer;
    } table[] = {
        {"7", "fault at /booking"},
        {R"({"state":"dreamt"})", "fault at /booking/state"},
        {R"({"state":"served","hall":"h","service":"s","slot":"09:00"})", "fault at /booking/slot"},
        {R"({"state":"held","hall":"h","service":"s","slot":"2026-12-01T09:00","from":"2026-12-01T09:00:00+08:00",
             "to":"2026-12-01T09:30:00+08:00"})",
         "fault at /booking/held_until"},
        {R"({"state":"served","hall":"h","service":"s","slot":"2026-12-01T09:00","from":"2026-12-01T09:00:00+08:00",
             "to":"2026-12-01T09:30:00+08:00","owner":"?"})",
         "fault at /booking/owner"},
    };
    for (const auto& row : table)
        EXPECT_EQ(again(row.text), row.answer) << row.text;
}

std::string event_or_fault(std::string_view text) {
    const auto parsed = json::Document::parse(text);
    if (!parsed) return "no JSON";
    const auto event = read_booking_event(parsed->root(), "/event");
    return event ? std::string(name_of(event->type)) : "fault at " + event.error().at;
}

TEST(BookingEvent, carries_an_offer_where_one_is_taken) {
    const struct {
        const char* text;
        const char* answer;
    } table[] = {
        {R"({"type":"confirm"})", "confirm"},
        {R"({"type":"confirm","offer":{}})", "fault at /event/offer"},
        {R"({"type":"book"})", "fault at /event/type"},
        {R"({"type":"hold"})", "fault at /event/offer"},
        {R"({"type":"reschedule","offer":{"hall":"h","service":"s","slot":"2026-12-01T09:00",
             "from":"2026-12-01T09:00:00+08:00","to":"2026-12-01T09:30:00+08:00","state":"open"}})",
         "reschedule"},
        {R"({"type":"relocate","offer":{"hall":"h","service":"s","slot":"2026-12-01T09:00",
             "from":"2026-12-01T09:00:00+08:00","to":"2026-12-01T09:30:00+08:00","state":"open"}})",
         "relocate"},
        {R"({"type":"hold","offer":{"hall":"h","service":"s","slot":"2026-12-01T09:00",
             "from":"2026-12-01T09:00:00+08:00","to":"2026-12-01T09:30:00+08:00","state":"free"}})",
         "fault at /event/offer/state"},
        {R"({"type":"reschedule","offer":{"hall":"h","service":"s","slot":"2026-12-01T09:00",
             "from":"2026-12-01T09:00:00+08:00","to":"2026-12-01T09:30:00+08:00","state":"open"},"standing":{}})",
         "fault at /event/standing"},
        {R"({"type":"hold","offer":{"hall":"h","service":"s","slot":"2026-12-01T09:00",
             "from":"2026-12-01T09:00:00+08:00","to":"2026-12-01T09:30:00+08:00","state":"open"},
             "standing":{"open":1,"has_open_of_service":true,"missed_at":["2026-11-01T09:00:00+08:00"]}})",
         "hold"},
        {R"({"type":"hold","offer":{"hall":"h","service":"s","slot":"2026-12-01T09:00",
             "from":"2026-12-01T09:00:00+08:00","to":"2026-12-01T09:30:00+08:00","state":"open"},
             "standing":{"missed_at":["yesterday"]}})",
         "fault at /event/standing/missed_at"},
    };
    for (const auto& row : table)
        EXPECT_EQ(event_or_fault(row.text), row.answer) << row.text;
}

}  // namespace
}  // namespace onetrip::appointment
