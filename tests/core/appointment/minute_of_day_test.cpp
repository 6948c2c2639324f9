#include "core/appointment/minute_of_day.h"

#include <gtest/gtest.h>

namespace onetrip::appointment {
namespace {

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
