#include "core/identity/plate.h"

#include "tests/core/identity/judged.h"

namespace onetrip::identity {
namespace {

TEST(Plate, Ga36) {
    const JudgedRow rows[] = {
        {"京A00599", "valid type=ordinary province=京"},
        {"黑D23908", "valid type=ordinary province=黑"},
        {"京AD92035", "valid type=nev_small energy=electric province=京"},
        {"粤BF12345", "valid type=nev_small energy=other province=粤"},
        {"京ADA2035", "valid type=nev_small energy=electric province=京"},
        {"京A19203D", "valid type=nev_large energy=electric province=京"},
        {"甘G23459F", "valid type=nev_large energy=other province=甘"},
        {"京A1234学", "valid type=training province=京"},
        {"京A1234挂", "valid type=trailer province=京"},
        {"京A1234警", "valid type=police province=京"},
        {"粤Z1234港", "valid type=hong_kong province=粤"},
        {"粤Z1234澳", "valid type=macao province=粤"},
        {"闽20401领", "valid type=consulate"},
        {"使014578", "valid type=embassy"},
        {"014578使", "valid type=embassy"},
        {"京O1234警", "invalid ?letter_unused type=police province=京"},
        {"京A·00599", "invalid ?spelling ->京A00599 type=ordinary province=京"},
        {"京a 00599", "invalid ?spelling ->京A00599 type=ordinary province=京"},
        {"京AI2345", "invalid !characters"},
        {"京AO2345", "invalid !characters"},
        {"京I12345", "invalid !characters"},
        {"浙苏H6F681", "invalid !characters"},
        {"京AL92035", "invalid !characters"},  // L is no letter of new energy
        {"京ADI2035", "invalid !characters"},
        {"京A123456", "invalid !characters"},
        {"宁AD1234555555", "invalid !length"},
        {"京A1234", "invalid !length"},
        {"沙A00599", "invalid !province_unknown"},
        {"京A1234使领", "invalid !characters"},
    };
    expect_judged("plate", rows);
    EXPECT_EQ(normalise_plate(" 京a·00599 "), "京A00599");
}

}  // namespace
}  // namespace onetrip::identity
