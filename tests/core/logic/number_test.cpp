#include "core/logic/number.h"

#include <gtest/gtest.h>

#include "tests/core/logic/apply.h"

namespace onetrip::logic {
namespace {

std::string text_of(const std::optional<Datum>& number) {
    if (!number) return "NaN";
    std::string out = number->tag == Tag::Integer ? "" : "~";
    append_number(out, *number);
    return out;
}

TEST(Number, ReadsDecimalsAsTextsHaveThem) {
    const struct {
        const char* text;
        const char* number;
    } table[] = {
        {"", "0"},
        {"  ", "0"},
        {"12", "12"},
        {" -12\t", "-12"},
        {"+5", "5"},
        {"007", "7"},
        {"-0", "0"},
        {"1.5", "~1.5"},
        {".5", "~0.5"},
        {"5.", "5"},
        {"-.5e1", "~-5"},
        {"1e2", "~100"},
        {"1E-2", "~0.01"},
        {"1.0", "~1"},
        {"123456789012345678", "123456789012345678"},
        {"9223372036854775807", "9223372036854775807"},
        {"9223372036854775808", "~9223372036854776000"},
        {"0x10", "NaN"},
        {"Infinity", "NaN"},
        {"1e400", "NaN"},
        {"12abc", "NaN"},
        {"1 2", "NaN"},
        {"-", "NaN"},
        {"+", "NaN"},
        {".", "NaN"},
        {"e5", "NaN"},
        {"1e", "NaN"},
        {"--1", "NaN"},
        {"1_0", "NaN"},
        {"2024-01-01", "NaN"},
        {"\xEF\xBC\x91", "NaN"},
    };
    for (const auto& row : table)
        EXPECT_EQ(text_of(read_number(row.text)), row.number) << row.text;
}

Datum number(const char* text) {
    return *read_number(text);
}

TEST(Number, ComputesDecimalsAsDecimals) {
    const struct {
        const char* a;
        const char* b;
        const char* sum;
        const char* difference;
        const char* product;
        const char* quotient;
        const char* remainder;
    } table[] = {
        {"7", "2", "9", "5", "14", "~3.5", "1"},
        {"6", "3", "9", "3", "18", "2", "0"},
        {"-7", "2", "-5", "-9", "-14", "~-3.5", "-1"},
        {"0.1", "0.2", "~0.3", "~-0.1", "~0.02", "~0.5", "~0.1"},
        {"0.3", "0.1", "~0.4", "~0.2", "~0.03", "3", "~0"},
        {"1.1", "3", "~4.1", "~-1.9", "~3.3", "~0.36666666666666664", "~1.1"},
        {"100", "0.01", "~100.01", "~99.99", "~1", "10000", "~0"},
        {"1", "3", "4", "-2", "3", "~0.3333333333333333", "1"},
        {"1", "0", "1", "1", "0", "NaN", "NaN"},
        {"9223372036854775807", "1", "~9223372036854776000", "9223372036854775806", "9223372036854775807",
         "9223372036854775807", "0"},
        {"-9223372036854775808", "-1", "~-9223372036854776000", "-9223372036854775807", "~9223372036854776000",
         "~9223372036854776000", "0"},
        {"1e308", "1e308", "NaN", "~0", "NaN", "~1", "~0"},
        {"1e308", "1e-308", "~1e+308", "~1e+308", "~0.9999999999999999", "NaN", nullptr},
        {"123456.789", "1000", "~124456.789", "~122456.789", "~123456789", "~123.456789", "~456.789"},
    };
    for (const auto& row : table) {
        const Datum a = number(row.a);
        const Datum b = number(row.b);
        EXPECT_EQ(text_of(add(a, b)), row.sum) << row.a << " + " << row.b;
        EXPECT_EQ(text_of(subtract(a, b)), row.difference) << row.a << " - " << row.b;
        EXPECT_EQ(text_of(multiply(a, b)), row.product) << row.a << " * " << row.b;
        EXPECT_EQ(text_of(divide(a, b)), row.quotient) << row.a << " / " << row.b;
        if (row.remainder != nullptr) {
            EXPECT_EQ(text_of(remainder(a, b)), row.remainder) << row.a << " % " << row.b;
        }
    }
}

TEST(Number, SumsSharesInAnyOrder) {
    const char* shares[] = {"0.7", "0.1", "0.2"};
    const int orders[][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    for (const auto& order : orders) {
        Datum sum = number("0");
        for (const int index : order)
            sum = *add(sum, number(shares[index]));
        EXPECT_EQ(compare_numbers(sum, number("1")), 0);
    }
}

TEST(Number, ComparesExactly) {
    const char* ascending[] = {"-1e300",
                               "-9223372036854775808",
                               "-1.5",
                               "-1",
                               "0",
                               "0.5",
                               "1",
                               "9007199254740992",
                               "9007199254740993",
                               "9223372036854775807",
                               "9223372036854775808",
                               "1e300"};
    for (const char* a : ascending) {
        for (const char* b : ascending) {
            const int expected =
                a == b
                    ? 0
                    : (std::find(ascending, std::end(ascending), a) < std::find(ascending, std::end(ascending), b) ? -1
                                                                                                                   : 1);
            EXPECT_EQ(compare_numbers(number(a), number(b)), expected) << a << " and " << b;
        }
    }
}

TEST(Number, IsEqualByValueWithinItsBudget) {
    const struct {
        const char* a;
        const char* b;
        bool equal;
    } table[] = {
        {"1", "1.0", true},
        {"1", "true", false},
        {"null", "null", true},
        {"null", "false", false},
        {"\"a\"", "\"a\"", true},
        {"[1,[2]]", "[1.0,[2]]", true},
        {"[1]", "[1,2]", false},
        {"{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}", true},
        {"{\"a\":1}", "{\"b\":1}", false},
        {"{}", "[]", false},
    };
    for (const auto& row : table) {
        const json::Document a = parsed(row.a);
        const json::Document b = parsed(row.b);
        std::uint32_t budget = 100;
        EXPECT_EQ(equals(Datum::of(a.root()), Datum::of(b.root()), budget), row.equal) << row.a << " and " << row.b;
    }
    const json::Document list = parsed("[1,2,3]");
    std::uint32_t enough = 4;
    EXPECT_TRUE(equals(Datum::of(list.root()), Datum::of(list.root()), enough));
    EXPECT_EQ(enough, 0u);
    std::uint32_t too_few = 3;
    EXPECT_FALSE(equals(Datum::of(list.root()), Datum::of(list.root()), too_few));
}

}  // namespace
}  // namespace onetrip::logic
