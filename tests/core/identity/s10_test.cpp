#include "core/identity/s10.h"

#include "tests/core/identity/judged.h"

namespace onetrip::identity {
namespace {

TEST(S10, OfTheUpu) {
    const JudgedRow rows[] = {
        {"RB123456785GB", "valid service=R country=GB"},
        {"EB000717595HK", "valid service=E country=HK"},
        {"EA123456785CN", "valid service=E country=CN"},
        {"EA 123 456 785 CN", "valid ->EA123456785CN service=E country=CN"},
        {"EA 123456785 CN", "invalid ?spelling ->EA123456785CN service=E country=CN"},
        {"RB123456786US", "invalid !check_digit"},
        {"EB000717594HK", "invalid !check_digit"},
        {"JA123456785CN", "valid ?service_reserved service=J country=CN"},
        {"EA123456785QQ", "valid ?country_unknown service=E country=QQ"},
        {"EA12345678CN", "invalid !length"},
        {"1A123456785CN", "invalid !characters"},
        {"00071759", "invalid !length check=5"},
    };
    expect_judged("s10", rows);
    EXPECT_EQ(s10_check_digit("00071759"), '5');  // remainder 0
    EXPECT_EQ(s10_check_digit("12345678"), '5');
    EXPECT_EQ(s10_check_digit("00000030"), '6');
    EXPECT_EQ(s10_check_digit("00004000"), '0');  // remainder 1
}

}  // namespace
}  // namespace onetrip::identity
