#include "core/appointment/hall.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace onetrip::appointment {
namespace {

std::string id_or_fault(std::string_view text) {
    const auto parsed = json::Document::parse(text);
    if (!parsed) return "no JSON";
    const auto hall = read_hall(parsed->root(), "/hall");
    return hall ? hall->id : "fault at " + hall.error().at;
}

std::string hall_with(std::string_view services, std::string_view rest) {
    return R"({"id":"h","services":)" + std::string(services) + R"(,"weekly":{"monday":[["08:00","11:30"]]})" +
           std::string(rest) + "}";
}

// One line per rule of the shape.
TEST(Hall, names_the_first_wrong_place) {
    constexpr const char* good =
        R"([{"id":"a","slot_minutes":30,"capacity":4,"days_ahead_min":1,"days_ahead_max":30}])";
    const struct {
        std::string text;
        const char* answer;
    } table[] = {
        {hall_with(good, ""), "h"},
        {hall_with("[]", ""), "h"},
        {hall_with(good, R"(,"title":{"zh-CN":"厅"},"address":{},"phone":"12345","follows_holidays":false)"), "h"},
        {"[]", "fault at /hall"},
        {R"({"id":""})", "fault at /hall/id"},
        {R"({"id":"h","weekly":{}})", "fault at /hall/services"},
        {R"({"id":"h","services":[]})", "fault at /hall/weekly"},
        {hall_with(R"([{"id":"a"}])", ""), "fault at /hall/services/0/slot_minutes"},
        {hall_with(R"([{"id":"a","slot_minutes":4,"capacity":4,"days_ahead_min":1,"days_ahead_max":30}])", ""),
         "fault at /hall/services/0/slot_minutes"},
        {hall_with(R"([{"id":"a","slot_minutes":5,"capacity":0,"days_ahead_min":1,"days_ahead_max":30}])", ""),
         "fault at /hall/services/0/capacity"},
        {hall_with(R"([{"id":"a","slot_minutes":5,"capacity":1,"days_ahead_min":2,"days_ahead_max":1}])", ""),
         "fault at /hall/services/0/days_ahead_max"},
        {hall_with(R"([{"id":"a","slot_minutes":5,"capacity":1,"days_ahead_min":0,"days_ahead_max":61}])", ""),
         "fault at /hall/services/0/days_ahead_max"},
        {hall_with(R"([{"id":"a","slot_minutes":5,"capacity":1,"days_ahead_min":0,"days_ahead_max":1},
                       {"id":"a","slot_minutes":5,"capacity":1,"days_ahead_min":0,"days_ahead_max":1}])",
                   ""),
         "fault at /hall/services/1/id"},
        {R"({"id":"h","services":[],"weekly":{"someday":[]}})", "fault at /hall/weekly/someday"},
        {R"({"id":"h","services":[],"weekly":{"monday":[["08:00"]]}})", "fault at /hall/weekly/monday"},
        {R"({"id":"h","services":[],"weekly":{"monday":[["8:00","11:30"]]}})", "fault at /hall/weekly/monday"},
        {R"({"id":"h","services":[],"weekly":{"monday":[["11:30","08:00"]]}})", "fault at /hall/weekly/monday"},
        {R"({"id":"h","services":[],"weekly":{"monday":[["08:00","11:30"],["11:00","12:00"]]}})",
         "fault at /hall/weekly/monday"},
        {hall_with(good, R"(,"closures":[{"day":"2026-02-30"}])"), "fault at /hall/closures/0/day"},
        {hall_with(good, R"(,"extra_days":[{"day":"2026-12-26"}])"), "fault at /hall/extra_days/0/hours"},
        {hall_with(good, R"(,"extra_days":[{"day":"2026-12-26","hours":[],"reason":{}}])"), "h"},
        {hall_with(good, R"(,"utc_offset_minutes":841)"), "fault at /hall/utc_offset_minutes"},
        {hall_with(good, R"(,"windows":[])"), "fault at /hall/windows"},
    };
    for (const auto& row : table)
        EXPECT_EQ(id_or_fault(row.text), row.answer) << row.text;
}

TEST(Hall, the_catalogue_s_halls_are_read) {
    for (const char* name : {"city-hall", "demo-hospital"}) {
        std::ifstream in(ONETRIP_SOURCE_DIR "/catalog/halls/" + std::string(name) + ".json");
        std::stringstream text;
        text << in.rdbuf();
        EXPECT_EQ(id_or_fault(text.str()), name);
    }
}

TEST(Hall, finds_its_services) {
    Hall hall;
    hall.services = {{"a", 30, 4, 1, 30}, {"b", 15, 1, 0, 7}};
    ASSERT_NE(hall.service("b"), nullptr);
    EXPECT_EQ(hall.service("b")->slot_minutes, 15);
    EXPECT_EQ(hall.service("c"), nullptr);
}

TEST(MinuteOfDay, has_one_spelling) {
    const struct {
        const char* text;
        std::int32_t minute;
    } table[] = {
        {"00:00", 0}, {"08:30", 510}, {"23:59", 1439}, {"24:00", 1440}, {"24:01", -1},
        {"8:30", -1}, {"08:60", -1},  {"08.30", -1},   {"", -1},        {"08:3x", -1},
    };
    for (const auto& row : table) {
        EXPECT_EQ(read_minute_of_day(row.text), row.minute) << row.text;
        if (row.minute >= 0) {
            EXPECT_EQ(minute_text(row.minute), row.text);
        }
    }
}

}  // namespace
}  // namespace onetrip::appointment
