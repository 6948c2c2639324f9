#include "core/appointment/rules.h"

#include <gtest/gtest.h>

namespace onetrip::appointment {
namespace {

base::Result<BookingRules, json::Fault> read(std::string_view text) {
    const auto parsed = json::Document::parse(text);
    return read_booking_rules(parsed->root(), "/rules");
}

TEST(BookingRules, fall_back_to_the_defaults) {
    const auto rules = read(R"({"hold_minutes":5,"late_tolerance_minutes":0,"misses_max":2})");
    ASSERT_TRUE(rules.ok());
    EXPECT_EQ(rules->hold_minutes, 5);
    EXPECT_EQ(rules->late_tolerance_minutes, 0);
    EXPECT_EQ(rules->misses_max, 2);
    EXPECT_EQ(rules->cancel_until_minutes, 120);
    EXPECT_EQ(rules->moves_max, 3);
    EXPECT_EQ(rules->offers_max, 3);
}

TEST(BookingRules, are_bounded) {
    const struct {
        const char* text;
        const char* fault;
    } table[] = {
        {R"({"hold_minutes":0})", "/rules/hold_minutes"},
        {R"({"hold_minutes":10081})", "/rules/hold_minutes"},
        {R"({"cancel_until_minutes":-1})", "/rules/cancel_until_minutes"},
        {R"({"moves_max":1001})", "/rules/moves_max"},
        {R"({"open_max":0})", "/rules/open_max"},
        {R"({"misses_max":0})", "/rules/misses_max"},
        {R"({"block_days":366})", "/rules/block_days"},
        {R"({"return_minutes_min":30,"return_minutes_max":29})", "/rules/return_minutes_max"},
        {R"({"holding":1})", "/rules/holding"},
    };
    for (const auto& row : table) {
        const auto rules = read(row.text);
        ASSERT_FALSE(rules.ok()) << row.text;
        EXPECT_EQ(rules.error().at, row.fault);
    }
}

}  // namespace
}  // namespace onetrip::appointment
