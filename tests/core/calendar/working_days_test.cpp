#include "core/calendar/working_days.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "core/calendar/read.h"
#include "tests/source_path.h"

namespace onetrip::calendar {
namespace {

base::Day day(std::string_view text) {
    return *base::Day::parse(text);
}

std::string file_text(const std::string& path) {
    std::ifstream in(path);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

TEST(WorkingDays, AreAddedAfterDayZero) {
    struct Row {
        const char* start;
        int days;
        const char* due;
        bool provisional;
    };
    const Row rows[] = {
        {"2026-02-11", 5, "2026-02-25", false},   // over the Spring Festival, 14 February is worked
        {"2026-02-12", 3, "2026-02-24", false},   //
        {"2026-02-13", 1, "2026-02-14", false},   // a worked Saturday
        {"2026-09-18", 5, "2026-09-24", false},   // 20 September is a worked Sunday
        {"2026-04-30", 5, "2026-05-11", false},   //
        {"2025-09-30", 5, "2025-10-14", false},   //
        {"2026-11-20", 20, "2026-12-18", false},  //
        {"2024-02-08", 3, "2024-02-19", false},   //
        {"2019-04-30", 3, "2019-05-07", false},   // 5 May 2019 is a worked Sunday
        {"2026-02-28", 1, "2026-03-02", false},   //
        {"2020-01-23", 1, "2020-02-03", false},   // the festival that was prolonged
        {"2026-11-28", 0, "2026-11-28", false},   // done on the spot, even on a Saturday
        {"2026-12-30", 1, "2026-12-31", false},   //
        {"2026-12-31", 1, "2027-01-04", true},    // the notice for 2027 is not out
        {"2027-02-04", 1, "2027-02-09", true},    // statutory days alone
        {"2030-01-01", 0, "2030-01-01", false},   // nothing is counted, nothing can change
        {"2017-12-31", 1, "2018-01-02", false},   // counts in 2018 only
        {"2017-12-29", 1, "2018-01-02", true},    // the weekend might have been worked
        {"2017-12-28", 1, "2017-12-29", true},    // before the table
        {"2026-11-27", count_max, "2040-12-18", true},
    };
    for (const Row& row : rows) {
        const DueDay due = add_workdays(WorkCalendar::built_in(), day(row.start), row.days);
        EXPECT_EQ(due.day.text(), row.due) << row.start << " + " << row.days;
        EXPECT_EQ(due.provisional, row.provisional) << row.start << " + " << row.days;
        EXPECT_EQ(count_workdays(WorkCalendar::built_in(), day(row.start), due.day), row.days) << row.start;
        EXPECT_EQ(count_workdays(WorkCalendar::built_in(), due.day, day(row.start)), -row.days) << row.start;
    }
}

TEST(WorkingDays, CalendarDaysEndOnAWorkingDay) {
    struct Row {
        const char* start;
        int days;
        const char* due;
        bool provisional;
    };
    const Row rows[] = {
        {"2026-11-02", 30, "2026-12-02", false},  // a Wednesday
        {"2026-11-05", 30, "2026-12-07", false},  // a Saturday moves to Monday
        {"2026-09-01", 30, "2026-10-08", false},  // National Day moves it to the eighth
        {"2026-01-15", 30, "2026-02-14", false},  // a worked Saturday stays
        {"2026-12-01", 60, "2027-02-01", true},   //
        {"2026-12-01", 30, "2026-12-31", false},  //
        {"2026-11-28", 0, "2026-11-28", false},
    };
    for (const Row& row : rows) {
        const DueDay due = add_calendar_days(WorkCalendar::built_in(), day(row.start), row.days);
        EXPECT_EQ(due.day.text(), row.due) << row.start << " + " << row.days;
        EXPECT_EQ(due.provisional, row.provisional) << row.start;
    }
}

TEST(WorkingDays, StatusOfEveryKindOfDay) {
    const WorkCalendar& calendar = WorkCalendar::built_in();
    EXPECT_EQ(calendar.status(day("2026-11-27")), DayStatus::Weekday);
    EXPECT_EQ(calendar.status(day("2026-11-28")), DayStatus::Weekend);
    EXPECT_EQ(calendar.status(day("2026-10-01")), DayStatus::DayOff);
    EXPECT_EQ(calendar.status(day("2026-10-03")), DayStatus::DayOff);  // a Saturday of the festival
    EXPECT_EQ(calendar.status(day("2026-10-10")), DayStatus::WorkedWeekend);
    EXPECT_TRUE(calendar.is_working_day(day("2026-10-10")));
    EXPECT_EQ(next_working_day(calendar, day("2026-10-01")), day("2026-10-08"));
    EXPECT_EQ(next_working_day(calendar, day("2026-10-08")), day("2026-10-08"));
}

// Working days a year as counted in an independent library on the same notices.
TEST(WorkingDays, YearsAddUp) {
    const int expected[] = {250, 250, 249, 250, 249, 249, 251, 248, 248};
    for (int year = 2018; year <= 2026; ++year) {
        const base::Day new_year = *base::Day::from_civil({year, 1, 1});
        const base::Day next = *base::Day::from_civil({year + 1, 1, 1});
        EXPECT_EQ(count_workdays(WorkCalendar::built_in(), new_year - 1, next - 1), expected[year - 2018]) << year;
    }
}

TEST(WorkingDays, BuiltInEqualsTheCatalogue) {
    const auto document = json::Document::parse(file_text(source_path("catalog/holidays.json")));
    ASSERT_TRUE(document.ok());
    const auto catalogue = read_calendar(document->root(), "");
    ASSERT_TRUE(catalogue.ok()) << catalogue.error().at;
    const WorkCalendar& built_in = WorkCalendar::built_in();
    EXPECT_EQ(built_in.version(), catalogue->version());
    EXPECT_EQ(built_in.marked_days(), catalogue->marked_days());
    for (base::Day at = day("2017-01-01"); at < day("2029-01-01"); at = at + 1) {
        EXPECT_EQ(built_in.status(at), catalogue->status(at)) << at.text();
        EXPECT_EQ(built_in.is_published(at.civil().year), catalogue->is_published(at.civil().year)) << at.text();
    }
}

TEST(WorkCalendar, WorkWinsWithinACallAndALaterCallWins) {
    WorkCalendar calendar("test");
    const MarkedDay notice[] = {{day("2026-10-01"), Mark::Off},
                                {day("2026-10-02"), Mark::Work},
                                {day("2026-10-02"), Mark::Off},
                                {day("2026-10-10"), Mark::Work}};
    calendar.mark(notice);
    EXPECT_EQ(calendar.status(day("2026-10-01")), DayStatus::DayOff);
    EXPECT_EQ(calendar.status(day("2026-10-02")), DayStatus::WorkedWeekday);
    EXPECT_EQ(calendar.status(day("2026-10-10")), DayStatus::WorkedWeekend);
    const MarkedDay overlay[] = {{day("2026-10-10"), Mark::Off}, {day("2026-11-03"), Mark::Off}};
    calendar.mark(overlay);
    EXPECT_EQ(calendar.marked_days(), 4u);
    EXPECT_EQ(calendar.status(day("2026-10-10")), DayStatus::DayOff);
    EXPECT_EQ(calendar.status(day("2026-11-03")), DayStatus::DayOff);
    EXPECT_EQ(calendar.status(day("2026-10-01")), DayStatus::DayOff);
}

TEST(WorkCalendar, PublishesAtMostItsYears) {
    WorkCalendar calendar("test");
    EXPECT_FALSE(calendar.is_published(2026));
    EXPECT_TRUE(calendar.publish(2026));
    EXPECT_FALSE(calendar.publish(2025));
    EXPECT_TRUE(calendar.publish(2026 + calendar_years_max - 1));
    EXPECT_FALSE(calendar.publish(2026 + calendar_years_max));
    EXPECT_TRUE(calendar.is_published(2026));
    EXPECT_FALSE(calendar.is_published(2027));
    EXPECT_TRUE(calendar.touches_unpublished(day("2026-12-31"), day("2027-01-01")));
    EXPECT_FALSE(calendar.touches_unpublished(day("2026-01-01"), day("2026-12-31")));
}

TEST(WorkCalendar, ADeadlineOnceToldIsNeverShortened) {
    EXPECT_EQ(recomputed_due(day("2027-02-10"), day("2027-02-12")), day("2027-02-12"));
    EXPECT_EQ(recomputed_due(day("2027-02-10"), day("2027-02-08")), day("2027-02-10"));
}

TEST(WorkCalendar, CountsFromTheseYears) {
    EXPECT_FALSE(is_countable(day("1899-12-31")));
    EXPECT_TRUE(is_countable(day("1900-01-01")));
    EXPECT_TRUE(is_countable(day("2199-12-31")));
    EXPECT_FALSE(is_countable(day("2200-01-01")));
}

}  // namespace
}  // namespace onetrip::calendar
