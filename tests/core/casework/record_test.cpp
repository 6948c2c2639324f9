#include "core/casework/record.h"

#include <gtest/gtest.h>

namespace onetrip::casework {
namespace {

std::string round_trip(std::string_view text) {
    const auto parsed = json::Document::parse(text);
    if (!parsed) return "no JSON";
    const auto record = read_case(parsed->root(), "/case");
    if (!record) return "fault at " + record.error().at;
    json::Writer out;
    write_case(out, *record);
    return out.take();
}

TEST(CaseRecord, is_written_as_it_was_read) {
    const char* table[] = {
        R"({"state":"submitted","submitted_at":"2026-11-28T09:00:00+08:00","notices":0,"pauses":[]})",
        R"({"state":"supplement_requested","submitted_at":"2026-11-28T09:00:00+08:00",)"
        R"("accepted_at":"2026-11-29T09:00:00+08:00","notices":1,"notice":{"sent_at":"2026-12-01T09:00:00+08:00",)"
        R"("due":"2026-12-31","items":[{"kind":"material","id":"photo","reason_code":"photo.background","text":"重拍"}]},)"
        R"("pauses":[{"kind":"special_procedure","from":"2026-11-29T10:00:00+08:00","to":"2026-11-30T10:00:00+08:00"},)"
        R"({"kind":"supplement","from":"2026-12-01T09:00:00+08:00"}]})",
        R"({"state":"submitted","submitted_at":"2026-11-28T09:00:00+08:00","notices":0,)"
        R"("owed":[{"material":"invoices","due":"2026-12-28"}],"pauses":[]})",
        R"({"state":"closed","submitted_at":"2026-11-28T09:00:00+08:00","accepted_at":"2026-11-28T09:00:00+08:00",)"
        R"("decided_at":"2026-11-28T09:00:00+08:00","closed_at":"2026-11-28T09:00:00+08:00","notices":0,"pauses":[],)"
        R"("certificate_number":"JS1","waybill":"EA123456785CN","closing":"certificate"})",
    };
    for (const char* text : table)
        EXPECT_EQ(round_trip(text), text);
}

TEST(CaseRecord, names_the_first_wrong_place) {
    const struct {
        const char* text;
        const char* answer;
    } table[] = {
        {R"([])", "fault at /case"},
        {R"({"state":"open","submitted_at":"2026-11-28T09:00:00+08:00"})", "fault at /case/state"},
        {R"({"state":"submitted"})", "fault at /case/submitted_at"},
        {R"({"state":"submitted","submitted_at":"2026-11-28T09:00:00+08:00","owner":1})", "fault at /case/owner"},
        {R"({"state":"submitted","submitted_at":"2026-11-28T09:00:00+08:00","notices":-1})", "fault at /case/notices"},
        {R"({"state":"submitted","submitted_at":"2026-11-28T09:00:00+08:00","closing":"gone"})",
         "fault at /case/closing"},
        {R"({"state":"submitted","submitted_at":"2026-11-28T09:00:00+08:00","owed":[{"material":"deed"}]})",
         "fault at /case/owed/0/due"},
        {R"({"state":"submitted","submitted_at":"2026-11-28T09:00:00+08:00","pauses":[{"kind":"tea"}]})",
         "fault at /case/pauses/0/kind"},
        {R"({"state":"submitted","submitted_at":"2026-11-28T09:00:00+08:00",
             "notice":{"sent_at":"2026-11-28T09:00:00+08:00","items":[{"kind":"material","id":"photo"}]}})",
         "fault at /case/notice/items/0/reason_code"},
    };
    for (const auto& row : table)
        EXPECT_EQ(round_trip(row.text), row.answer) << row.text;
}

std::string event_or_fault(std::string_view text) {
    const auto parsed = json::Document::parse(text);
    if (!parsed) return "no JSON";
    const auto event = read_event(parsed->root(), "/event");
    return event ? std::string(name_of(event->type)) : "fault at " + event.error().at;
}

TEST(CaseEvent, carries_what_its_type_carries_and_nothing_else) {
    const struct {
        const char* text;
        const char* answer;
    } table[] = {
        {R"({"type":"accepted"})", "accepted"},
        {R"({"type":"accept"})", "fault at /event/type"},
        {R"({"type":"accepted","text":"x"})", "fault at /event/text"},
        {R"({"type":"not_accepted","reason_code":"a","text":"b","remedy":"c"})", "not_accepted"},
        {R"({"type":"voided","reason_code":"a","text":"b"})", "voided"},
        {R"({"type":"voided","remedy":"c"})", "fault at /event/remedy"},
        {R"({"type":"supplement_requested","items":[]})", "supplement_requested"},
        {R"({"type":"supplement_requested"})", "fault at /event/items"},
        {R"({"type":"supplement_requested","items":[{"kind":"paper"}]})", "fault at /event/items/0/kind"},
        {R"({"type":"supplement_requested","items":[],"due":"31.12.2026"})", "fault at /event/due"},
        {R"({"type":"supplemented","answered":[{"kind":"field","id":"/name"}]})", "supplemented"},
        {R"({"type":"supplemented"})", "fault at /event/answered"},
        {R"({"type":"material_settled","answered":[{"kind":"material","id":"invoices"}]})", "material_settled"},
        {R"({"type":"material_owed","material":"invoices","due":"2026-12-28"})", "material_owed"},
        {R"({"type":"material_owed","material":"invoices","due":"soon"})", "fault at /event/due"},
        {R"({"type":"material_owed","answered":[]})", "fault at /event/answered"},
        {R"({"type":"suspended","kind":"special_procedure","text":"hearing"})", "suspended"},
        {R"({"type":"suspended","kind":"supplement","text":"hearing"})", "fault at /event/kind"},
        {R"({"type":"decided","outcome":"granted"})", "decided"},
        {R"({"type":"decided","outcome":"maybe"})", "fault at /event/outcome"},
        {R"({"type":"issued","certificate_number":"JS1"})", "issued"},
        {R"({"type":"shipped","waybill":"EA123456785CN"})", "shipped"},
        {R"({"type":"shipped","number":"EA123456785CN"})", "fault at /event/number"},
        {R"({"type":"delivered"})", "delivered"},
        {R"("accepted")", "fault at /event"},
    };
    for (const auto& row : table)
        EXPECT_EQ(event_or_fault(row.text), row.answer) << row.text;
}

}  // namespace
}  // namespace onetrip::casework
