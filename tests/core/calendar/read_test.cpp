#include "core/calendar/read.h"

#include <gtest/gtest.h>

namespace onetrip::calendar {
namespace {

base::Day day(std::string_view text) {
    return *base::Day::parse(text);
}

/// The fault, or "" if there is none.
template <typename Read>
std::string fault_of(std::string_view text, Read read) {
    const auto document = json::Document::parse(text);
    EXPECT_TRUE(document.ok()) << text;
    const auto result = read(document->root());
    return result.ok() ? "" : result.error().at;
}

TEST(ReadCalendar, NamesTheFirstFault) {
    struct Row {
        const char* text;
        const char* fault;
    };
    const Row rows[] = {
        {R"({"version":"a","years":[]})", ""},
        {R"({"version":"a","source":"s","licence":"MIT","note":"n","years":[{"year":2026,"published":true,
            "papers":["p"],"off":[{"date":"2026-01-01","name":"元旦"}],"work":[]}],
            "overlay":[{"date":"2026-01-05","kind":"off","reason":"r","doc_no":"d"}]})",
         ""},
        {R"([])", "/c"},
        {R"({"years":[]})", "/c/version"},
        {R"({"version":"","years":[]})", "/c/version"},
        {R"({"version":"a"})", "/c/years"},
        {R"({"version":"a","years":[],"wrok":[]})", "/c/wrok"},
        {R"({"version":"a","years":[{"year":2026}]})", "/c/years/0/published"},
        {R"({"version":"a","years":[{"year":1899,"published":true}]})", "/c/years/0/year"},
        {R"({"version":"a","years":[{"year":2026,"published":true},{"year":2025,"published":true}]})",
         "/c/years/1/year"},
        {R"({"version":"a","years":[{"year":2026,"published":true,"off":["2026-01-01"]}]})", "/c/years/0/off/0"},
        {R"({"version":"a","years":[{"year":2026,"published":true,"off":[{"date":"2026-02-30"}]}]})",
         "/c/years/0/off/0/date"},
        {R"({"version":"a","years":[{"year":2026,"published":true,"off":[{"from":"2026-02-02","to":"2026-02-01"}]}]})",
         "/c/years/0/off/0/to"},
        {R"({"version":"a","years":[{"year":2026,"published":true,"off":[{"from":"2026-02-02"}]}]})",
         "/c/years/0/off/0/to"},
        {R"({"version":"a","years":[{"year":2026,"published":true,"off":[{"date":"2026-02-02","to":"2026-02-03"}]}]})",
         "/c/years/0/off/0/date"},
        {R"({"version":"a","years":[],"overlay":[{"date":"2026-02-02","kind":"closed"}]})", "/c/overlay/0/kind"},
        {R"({"version":"a","years":[],"overlay":{}})", "/c/overlay"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(fault_of(row.text, [](json::View value) { return read_calendar(value, "/c"); }), row.fault)
            << row.text;
    }
}

TEST(ReadCalendar, HoldsTheLimitOnDays) {
    // 2000-01-01 to 2011-03-19 are 4096 days.
    const auto text = [](const char* to) {
        return std::string(
                   R"({"version":"a","years":[{"year":2000,"published":true,"off":[{"from":"2000-01-01","to":")") +
               to + "\"}]}]}";
    };
    const auto read = [](json::View value) { return read_calendar(value, ""); };
    EXPECT_EQ(fault_of(text("2011-03-19"), read), "");
    EXPECT_EQ(fault_of(text("2011-03-20"), read), "/years/0/off/0/to");
}

TEST(ReadCalendar, AnOverlayChangesTheDays) {
    const auto document =
        json::Document::parse(R"([{"date":"2026-11-03","kind":"off"},{"date":"2026-11-07","kind":"work"}])");
    const auto calendar = with_overlay(WorkCalendar::built_in(), document->root(), "");
    ASSERT_TRUE(calendar.ok());
    EXPECT_EQ(calendar->version(), WorkCalendar::built_in().version() + "+overlay");
    EXPECT_EQ(add_workdays(*calendar, day("2026-11-02"), 4).day, day("2026-11-07"));
    EXPECT_EQ(add_workdays(*calendar, day("2026-11-06"), 1).day, day("2026-11-07"));
}

TEST(ReadOpeningHours, NamesTheFirstFault) {
    struct Row {
        const char* text;
        const char* fault;
    };
    const Row rows[] = {
        {R"({"week":{}})", ""},
        {R"({"week":{"mon":[["09:00","12:00"],["13:30","24:00"]]},"worked_weekend":[["09:00","12:00"]],
            "closures":[{"from":"2026-11-03","to":"2026-11-04","reason":"r"}],
            "extra_days":[{"date":"2026-11-08","hours":[],"reason":"r"}]})",
         ""},
        {R"({})", "/h/week"},
        {R"({"week":{"monday":[]}})", "/h/week/monday"},
        {R"({"week":{"mon":[["12:00","09:00"]]}})", "/h/week/mon"},
        {R"({"week":{"mon":[["9:00","12:00"]]}})", "/h/week/mon"},
        {R"({"week":{"mon":[["09:00","24:01"]]}})", "/h/week/mon"},
        {R"({"week":{"mon":[["09:00","12:60"]]}})", "/h/week/mon"},
        {R"({"week":{"mon":[["09:00"]]}})", "/h/week/mon"},
        {R"({"week":{},"worked_weekend":[1]})", "/h/worked_weekend"},
        {R"({"week":{},"closures":[{"from":"2026-11-03","to":"2026-11-02"}]})", "/h/closures/0/to"},
        {R"({"week":{},"extra_days":[{"date":"2026-11-03"}]})", "/h/extra_days/0/hours"},
        {R"({"week":{},"lunch":[]})", "/h/lunch"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(fault_of(row.text, [](json::View value) { return read_opening_hours(value, "/h"); }), row.fault)
            << row.text;
    }
}

TEST(ReadPauses, NamesTheFirstFault) {
    struct Row {
        const char* text;
        const char* fault;
    };
    const Row rows[] = {
        {R"([])", ""},
        {R"([{"kind":"supplement","from":"2026-11-04T09:00:00+08:00","to":null,"doc_no":"d",
             "informed_at":"2026-11-04T09:00:00+08:00"}])",
         ""},
        {R"({})", "/p"},
        {R"([{"kind":"rest","from":"2026-11-04T09:00:00+08:00"}])", "/p/0/kind"},
        {R"([{"kind":"supplement","from":"2026-11-04"}])", "/p/0/from"},
        {R"([{"kind":"supplement","from":"2026-11-04T09:00:00+08:00","to":"2026-11-03T09:00:00+08:00"}])", "/p/0/to"},
        {R"([{"kind":"supplement","from":"1800-11-04T09:00:00+08:00"}])", "/p/0/from"},
        {R"([{"kind":"supplement","from":"2026-11-04T09:00:00+08:00","till":null}])", "/p/0/till"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(fault_of(row.text, [](json::View value) { return read_pauses(value, "/p"); }), row.fault) << row.text;
    }
    std::string many = "[";
    for (std::size_t index = 0; index <= pauses_max; ++index) {
        many += std::string(index == 0 ? "" : ",") + R"({"kind":"supplement","from":"2026-11-04T09:00:00+08:00"})";
    }
    EXPECT_EQ(fault_of(many + "]", [](json::View value) { return read_pauses(value, "/p"); }), "/p");
}

}  // namespace
}  // namespace onetrip::calendar
