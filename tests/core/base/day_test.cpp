#include "core/base/day.h"

#include <gtest/gtest.h>

namespace onetrip::base {
namespace {

TEST(Day, ReadsOnlyDatesThatExist) {
    const char* existing[] = {"1970-01-01", "2024-02-29", "2000-02-29", "0000-03-01", "9999-12-31", "2026-11-28"};
    for (const char* text : existing) {
        const auto day = Day::parse(text);
        ASSERT_TRUE(day) << text;
        EXPECT_EQ(day->text(), text);
    }
    const char* impossible[] = {"2023-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-11-31",  "2026-1-01",
                                "26-11-28",   "2026/11/28", "2026-11-2x", "",           "2026-11-28 ", "+026-11-28"};
    for (const char* text : impossible)
        EXPECT_FALSE(Day::parse(text)) << text;
}

TEST(Day, CountsFromTheEpochAndKnowsTheWeekday) {
    struct Row {
        const char* text;
        int days_since_epoch;
        Weekday weekday;
    };
    const Row table[] = {
        {"1970-01-01", 0, Weekday::Thursday},      {"1969-12-31", -1, Weekday::Wednesday},
        {"2000-03-01", 11017, Weekday::Wednesday}, {"2026-11-28", 20785, Weekday::Saturday},
        {"1900-01-01", -25567, Weekday::Monday},
    };
    for (const Row& row : table) {
        EXPECT_EQ(Day::parse(row.text)->days_since_epoch(), row.days_since_epoch) << row.text;
        EXPECT_EQ(Day::parse(row.text)->weekday(), row.weekday) << row.text;
    }
}

TEST(Day, ComesBackFromItsCountForFourCenturies) {
    for (std::int32_t count = -150000; count < 150000; count += 7) {
        EXPECT_EQ(Day::parse(Day(count).text())->days_since_epoch(), count);
    }
}

TEST(Day, CountsWholeYearsOfLife) {
    struct Row {
        const char* birth;
        const char* today;
        int years;
    };
    const Row table[] = {
        {"2008-11-28", "2026-11-27", 17}, {"2008-11-28", "2026-11-28", 18}, {"2008-02-29", "2026-02-28", 17},
        {"2008-02-29", "2026-03-01", 18}, {"2026-11-28", "2026-11-28", 0},  {"2026-11-29", "2026-11-28", -1},
    };
    for (const Row& row : table) {
        EXPECT_EQ(age_in_years(*Day::parse(row.birth), *Day::parse(row.today)), row.years) << row.birth;
    }
}

}  // namespace
}  // namespace onetrip::base
