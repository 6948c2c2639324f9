#include "core/base/numbers.h"

#include <gtest/gtest.h>

namespace onetrip::base {
namespace {

TEST(Numbers, ReadIntegersWholeOrNotAtAll) {
    EXPECT_EQ(parse_integer("-9223372036854775808"), INT64_MIN);
    EXPECT_EQ(parse_integer("0"), 0);
    for (const char* broken : {"", "-", "+1", " 1", "1 ", "1.0", "9223372036854775808"})
        EXPECT_FALSE(parse_integer(broken)) << broken;
}

TEST(Numbers, ReadRealsInJsonsGrammar) {
    EXPECT_EQ(parse_real("0.1"), 0.1);
    EXPECT_EQ(parse_real("-1.5E+3"), -1500.0);
    EXPECT_EQ(parse_real("5e-324"), 5e-324);
    for (const char* broken : {"", "01", "1.", ".1", "1e", "1e+", "0x1", "inf", "nan", "1e309", "1 "})
        EXPECT_FALSE(parse_real(broken)) << broken;
}

TEST(Numbers, AreWrittenAsEcmaScriptDoes) {
    // Among them the samples of RFC 8785 appendix B.
    const std::pair<double, const char*> table[] = {{0.0, "0"},
                                                    {-0.0, "0"},
                                                    {1.0, "1"},
                                                    {-1.5, "-1.5"},
                                                    {5e-324, "5e-324"},
                                                    {1.7976931348623157e308, "1.7976931348623157e+308"},
                                                    {9007199254740992.0, "9007199254740992"},
                                                    {295147905179352830000.0, "295147905179352830000"},
                                                    {1e21, "1e+21"},
                                                    {9.999999999999997e22, "9.999999999999997e+22"},
                                                    {1e23, "1e+23"},
                                                    {0.000001, "0.000001"},
                                                    {1e-7, "1e-7"},
                                                    {333333333.3333332, "333333333.3333332"},
                                                    {-0.0000033333333333333333, "-0.0000033333333333333333"},
                                                    {0.1 + 0.2, "0.30000000000000004"}};
    for (const auto& [value, written] : table) {
        std::string out;
        append_real(out, value);
        EXPECT_EQ(out, written);
        EXPECT_EQ(parse_real(out), value);
    }
}

}  // namespace
}  // namespace onetrip::base
