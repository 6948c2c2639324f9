#include "core/calendar/opening_hours.h"

#include <gtest/gtest.h>

namespace onetrip::calendar {
namespace {

base::Day day(std::string_view text) {
    return *base::Day::parse(text);
}
base::Instant at(std::string_view text) {
    return *base::Instant::parse(std::string(text) + "+08:00");
}

/// 9:00-12:00 and 13:30-17:00 on weekdays, Saturday mornings; closed 3-4 November, opened on Sunday the 8th.
OpeningHours hall() {
    OpeningHours hours;
    for (std::size_t weekday = 0; weekday < 5; ++weekday)
        hours.week[weekday] = {{540, 720}, {810, 1020}};
    hours.week[5] = {{540, 720}};
    hours.closures = {{day("2026-11-03"), day("2026-11-04")}};
    hours.extra_days = {{day("2026-11-08"), {{600, 660}}}, {day("2026-11-10"), {}}};
    return hours;
}

TEST(OpeningHours, OfADateByTheFirstRuleThatApplies) {
    const OpeningHours hours = hall();
    const auto on = [&](std::string_view date) {
        const auto spans = hours.on(WorkCalendar::built_in(), day(date));
        return DayHours(spans.begin(), spans.end());
    };
    const DayHours whole_day{{540, 720}, {810, 1020}};
    EXPECT_EQ(on("2026-11-02"), whole_day);
    EXPECT_EQ(on("2026-11-03"), DayHours());              // closure
    EXPECT_EQ(on("2026-11-04"), DayHours());              //
    EXPECT_EQ(on("2026-11-07"), (DayHours{{540, 720}}));  // a plain Saturday
    EXPECT_EQ(on("2026-11-08"), (DayHours{{600, 660}}));  // extra day
    EXPECT_EQ(on("2026-11-10"), DayHours());              // extra day without hours
    EXPECT_EQ(on("2026-10-03"), DayHours());              // a Saturday of the festival
    EXPECT_EQ(on("2026-10-10"), whole_day);               // a worked Saturday, as Monday
    OpeningHours short_weekend = hall();
    short_weekend.worked_weekend = DayHours{{540, 600}};
    EXPECT_EQ(short_weekend.on(WorkCalendar::built_in(), day("2026-10-10")).size(), 1u);
}

TEST(OpeningHours, AnotherWeekFromADayOn) {
    OpeningHours hours;
    hours.week[0] = {{480, 690}};
    hours.closures = {{day("2026-12-14"), day("2026-12-14")}};
    hours.extra_days = {{day("2026-12-21"), {{600, 660}}}};
    WeekChange holiday{day("2026-10-01"), day("2026-10-01"), {}};
    holiday.week[3] = {{540, 600}};
    WeekChange late{day("2026-11-30"), day("2026-12-28"), {}};
    late.week[0] = {{570, 690}};
    WeekChange one_monday{day("2026-12-14"), day("2026-12-14"), {}};
    one_monday.week[0] = {{720, 780}};
    hours.changes = {holiday, one_monday, late};
    const auto opens = [&](const char* name) {
        const auto spans = hours.on(WorkCalendar::built_in(), day(name));
        return spans.empty() ? -1 : spans.front().from;
    };
    EXPECT_EQ(opens("2026-11-23"), 480);
    EXPECT_EQ(opens("2026-11-30"), 570);
    EXPECT_EQ(opens("2026-12-14"), 720) << "a change for one day wins over a closure";
    EXPECT_EQ(opens("2026-12-21"), 600) << "a longer one does not win over an extra day";
    EXPECT_EQ(opens("2026-12-28"), 570);
    EXPECT_EQ(opens("2027-01-04"), 480);
    EXPECT_EQ(opens("2026-10-01"), 540) << "nor does a holiday win over a change for one day";
}

TEST(OpeningHours, OpenNowOrNext) {
    const OpeningHours hours = hall();
    const Counter counter{WorkCalendar::built_in(), hours};
    struct Row {
        const char* now;
        bool open;
        const char* next;
    };
    const Row rows[] = {
        {"2026-11-02T08:59:59", false, "2026-11-02T09:00:00+08:00"},
        {"2026-11-02T09:00:00", true, "2026-11-02T09:00:00+08:00"},
        {"2026-11-02T12:00:00", false, "2026-11-02T13:30:00+08:00"},  // lunch
        {"2026-11-02T16:59:59", true, "2026-11-02T16:59:59+08:00"},
        {"2026-11-02T17:00:00", false, "2026-11-05T09:00:00+08:00"},  // over the closure
        {"2026-11-07T12:00:00", false, "2026-11-08T10:00:00+08:00"},
        {"2026-09-30T17:00:00", false, "2026-10-08T09:00:00+08:00"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(is_open(counter, at(row.now)), row.open) << row.now;
        const auto next = next_opening(counter, at(row.now));
        ASSERT_TRUE(next.has_value()) << row.now;
        EXPECT_EQ(next->text(), row.next) << row.now;
    }
    const OpeningHours never;
    EXPECT_EQ(next_opening({WorkCalendar::built_in(), never}, at("2026-11-02T09:00:00")), std::nullopt);
}

TEST(OpeningHours, ASubmissionAfterClosingCountsFromTheNextWorkingDay) {
    const OpeningHours hours = hall();
    const Counter counter{WorkCalendar::built_in(), hours};
    EXPECT_EQ(received_day(counter, at("2026-11-02T16:59:00")), day("2026-11-02"));
    EXPECT_EQ(received_day(counter, at("2026-11-02T12:30:00")), day("2026-11-02"));
    EXPECT_EQ(received_day(counter, at("2026-11-02T17:00:00")), day("2026-11-03"));
    EXPECT_EQ(received_day(counter, at("2026-11-06T20:00:00")), day("2026-11-09"));
    EXPECT_EQ(received_day(counter, at("2026-11-07T10:00:00")), day("2026-11-09"));  // open, but no working day
    EXPECT_EQ(received_day(counter, at("2026-10-01T10:00:00")), day("2026-10-08"));
}

TEST(OpeningHours, OrderlySpans) {
    EXPECT_TRUE(is_orderly(DayHours{}));
    EXPECT_TRUE(is_orderly(DayHours{{0, 1440}}));
    EXPECT_TRUE(is_orderly(DayHours{{540, 720}, {720, 800}}));
    EXPECT_FALSE(is_orderly(DayHours{{540, 540}}));
    EXPECT_FALSE(is_orderly(DayHours{{540, 1441}}));
    EXPECT_FALSE(is_orderly(DayHours{{540, 720}, {700, 800}}));
    EXPECT_FALSE(is_orderly(DayHours{{-1, 720}}));
    DayHours many;
    for (std::int32_t hour = 0; hour < 6; ++hour)
        many.push_back({hour * 60, hour * 60 + 30});
    EXPECT_TRUE(is_orderly(many));
    many.push_back({600, 630});
    EXPECT_FALSE(is_orderly(many));
}

}  // namespace
}  // namespace onetrip::calendar
