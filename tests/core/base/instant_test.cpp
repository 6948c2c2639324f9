#include "core/base/instant.h"

#include <gtest/gtest.h>

namespace onetrip::base {
namespace {

TEST(Instant, ReadsRfc3339AndWritesItInAZone) {
    struct Row {
        const char* text;
        std::int64_t milliseconds;
        const char* in_china;
    };
    const Row table[] = {
        {"1970-01-01T00:00:00Z", 0, "1970-01-01T08:00:00+08:00"},
        {"2026-11-28T09:05:00+08:00", 1795827900000, "2026-11-28T09:05:00+08:00"},
        {"2026-11-27T20:05:00.250-05:00", 1795827900250, "2026-11-28T09:05:00.250+08:00"},
        {"1969-12-31T23:59:59.999Z", -1, "1970-01-01T07:59:59.999+08:00"},
        {"2016-12-31T23:59:60Z", 1483228800000, "2017-01-01T08:00:00+08:00"},
    };
    for (const Row& row : table) {
        const auto instant = Instant::parse(row.text);
        ASSERT_TRUE(instant) << row.text;
        EXPECT_EQ(instant->milliseconds(), row.milliseconds) << row.text;
        EXPECT_EQ(instant->text(), row.in_china) << row.text;
    }
    const char* broken[] = {"2026-11-28 09:05:00Z", "2026-11-28T09:05:00",   "2026-11-28T24:00:00Z",
                            "2026-11-28T09:60:00Z", "2026-11-28T09:05:61Z",  "2026-11-28T09:05:00+8:00",
                            "2026-02-30T09:05:00Z", "2026-11-28T09:05:00.Z", "2026-11-28T09:05:00.1234Z"};
    for (const char* text : broken)
        EXPECT_FALSE(Instant::parse(text)) << text;
}

TEST(Instant, IsReadOnlyWhereEveryZoneCanWriteIt) {
    for (const char* text : {"0000-01-01T14:00:00Z", "9999-12-31T09:59:59.999Z"}) {
        const auto instant = Instant::parse(text);
        ASSERT_TRUE(instant) << text;
        for (const std::int32_t offset : {-840, 480, 840})
            EXPECT_EQ(Instant::parse(instant->text(offset)), instant) << text;
    }
    for (const char* text : {"0000-01-01T13:59:59.999Z", "0000-01-01T00:00:00+23:59", "9999-12-31T10:00:00Z",
                             "9999-12-31T23:59:60-23:59"}) {
        EXPECT_FALSE(Instant::parse(text)) << text;
    }
}

TEST(Instant, FallsOnTheDayOfTheZone) {
    const Instant late = *Instant::parse("2026-11-28T16:30:00Z");
    EXPECT_EQ(late.day_in(china_offset_minutes).text(), "2026-11-29");
    EXPECT_EQ(late.minute_of_day_in(china_offset_minutes), 30);
    EXPECT_EQ(late.day_in(0).text(), "2026-11-28");
    EXPECT_EQ(Instant::at(*Day::parse("2026-11-29"), 30, china_offset_minutes), late);
    EXPECT_EQ(late.text(-300), "2026-11-28T11:30:00-05:00");
}

}  // namespace
}  // namespace onetrip::base
