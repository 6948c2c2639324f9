#include "core/identity/permanent_residence.h"

#include "tests/core/identity/judged.h"

namespace onetrip::identity {
namespace {

TEST(PermanentResidence, CardOf2023) {
    const JudgedRow rows[] = {
        {"932682198501010017",
         "valid birth=1985-01-01 sex=M accept_province=32 nationality_numeric=682 nationality=SAU"},
        {"911124198108030024",
         "valid birth=1981-08-03 sex=F accept_province=11 nationality_numeric=124 nationality=CAN"},
        {"932682198501010018", "invalid !check_digit"},
        {"832682198501010017", "invalid !region_not_of_kind"},
        {"999682198501010015", "invalid !province_unknown !check_digit"},
        {"932999198501010012", "invalid ?nationality_unknown !check_digit"},
        {"93268219850101001", "invalid !length"},
        {"932682202712010010", "invalid !birth_in_future !check_digit"},
    };
    expect_judged("foreign_pr_18", rows);
}

TEST(PermanentResidence, OldCard) {
    const JudgedRow rows[] = {
        {"KAZ110090123105", "valid nationality=KAZ area=1100 birth_yymmdd=901231"},
        {"CAN310000022905", "valid nationality=CAN area=3100 birth_yymmdd=000229"},
        {"CAN110019810803", "invalid !birth_date"},
        {"CAN110001022905", "invalid !birth_date"},  // 29 February of 1901 or 2001
        {"XQZ110090123105", "valid ?nationality_unknown nationality=XQZ area=1100 birth_yymmdd=901231"},
        {"KAZ990090123105", "valid ?province_unknown nationality=KAZ area=9900 birth_yymmdd=901231"},
        {"KA1110090123105", "invalid !characters"},
        {"KAZ11009012310", "invalid !length"},
        {"kaz110090123105", "invalid ?spelling ->KAZ110090123105 nationality=KAZ area=1100 birth_yymmdd=901231"},
    };
    expect_judged("foreign_pr_15", rows);
}

}  // namespace
}  // namespace onetrip::identity
