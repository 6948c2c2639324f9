#include "core/identity/regional_id.h"

#include "tests/core/identity/judged.h"

namespace onetrip::identity {
namespace {

TEST(RegionalId, HongKong) {
    const JudgedRow rows[] = {
        {"A123456(3)", "valid"},
        {"P174468(6)", "valid"},
        {"G123456(A)", "valid"},
        {"AB987654(3)", "valid"},
        {"A1234563", "valid ->A123456(3)"},
        {"a123456（3）", "invalid ?spelling ->A123456(3)"},
        {"K034169(1)", "invalid !check_digit"},
        {"A123456(B)", "invalid !characters"},
        {"A123456(3", "invalid !characters"},
        {"1123456(3)", "invalid !characters"},
        {"A12345(3)", "invalid !length"},
    };
    expect_judged("hk_id", rows);
}

TEST(RegionalId, Macao) {
    const JudgedRow rows[] = {
        {"5686611(1)", "valid"},          {"56866111", "valid ->5686611(1)"},
        {"1234567(8)", "valid"},          {"2686611(1)", "invalid !characters"},
        {"568661(1)", "invalid !length"}, {"5686611(A)", "invalid !characters"},
    };
    expect_judged("macau_id", rows);
}

TEST(RegionalId, Taiwan) {
    const JudgedRow rows[] = {
        {"A123456789", "valid sex=M"},         {"A800000014", "valid sex=M"},  // a foreign resident since 2021
        {"M517086311", "invalid !characters"}, {"A123456788", "invalid !check_digit"},
        {"A12345678", "invalid !length"},      {"a123456789", "invalid ?spelling ->A123456789 sex=M"},
    };
    expect_judged("tw_id", rows);
}

}  // namespace
}  // namespace onetrip::identity
