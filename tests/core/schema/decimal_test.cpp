#include "core/schema/decimal.h"

#include <gtest/gtest.h>

namespace onetrip::schema {
namespace {

Number number(const char* text) {
    return number_of(json::Document::parse(text)->root());
}

struct MultipleRow {
    const char* value;
    const char* divisor;
    bool is_multiple;
};

TEST(Decimal, DividesExactly) {
    const MultipleRow rows[] = {
        {"10", "2", true},
        {"7", "2", false},
        {"0", "1.5", true},
        {"0.0", "0.1", true},
        {"4.5", "1.5", true},
        {"-4.5", "1.5", true},
        {"35", "1.5", false},
        {"0.0075", "0.0001", true},
        {"0.00751", "0.0001", false},
        {"19.99", "0.01", true},  // a division of doubles says 1998.9999999999998
        {"1e308", "0.123456789", false},
        {"1e308", "0.5", true},
        {"12391239123", "1e-8", true},
        {"1e-8", "12391239123", false},
        {"9223372036854775807", "7", true},
        {"9223372036854775807", "2", false},
        {"100000000000000000000", "3", false},
        {"300000000000000000000", "3e20", true},
        {"1e22", "1e21", true},
        {"1.5e22", "1e22", false},
    };
    for (const MultipleRow& row : rows) {
        EXPECT_EQ(is_multiple(number(row.value), number(row.divisor)), row.is_multiple)
            << row.value << " / " << row.divisor;
    }
}

struct CompareRow {
    const char* a;
    const char* b;
    int outcome;
};

TEST(Decimal, ComparesIntegersAndDoublesExactly) {
    const CompareRow rows[] = {
        {"1", "2", -1},
        {"1", "1.0", 0},
        {"1", "1.5", -1},
        {"-1", "-1.5", 1},
        {"9007199254740993", "9007199254740992.0", 1},
        {"9223372036854775807", "9223372036854775808", -1},
        {"-9223372036854775808", "-9.3e18", 1},
        {"9223372036854775807", "1e300", -1},
        {"0.1", "0.2", -1},
        {"2.5", "2", 1},
    };
    for (const CompareRow& row : rows) {
        EXPECT_EQ(compare(number(row.a), number(row.b)), row.outcome) << row.a << " " << row.b;
        EXPECT_EQ(compare(number(row.b), number(row.a)), -row.outcome) << row.b << " " << row.a;
    }
}

TEST(Decimal, KnowsWholeNumbers) {
    const auto whole = [](const char* text) { return is_whole(json::Document::parse(text)->root()); };
    EXPECT_TRUE(whole("3"));
    EXPECT_TRUE(whole("3.0"));
    EXPECT_TRUE(whole("12345678910111213141516171819202122232425262728293031"));
    EXPECT_FALSE(whole("3.5"));
    EXPECT_FALSE(whole("\"3\""));
}

}  // namespace
}  // namespace onetrip::schema
