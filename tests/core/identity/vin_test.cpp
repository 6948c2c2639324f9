#include "core/identity/vin.h"

#include "tests/core/identity/judged.h"

namespace onetrip::identity {
namespace {

TEST(Vin, Gb16735) {
    const JudgedRow rows[] = {
        {"LDC613P23A1305189", "valid manufacturer=LDC"},
        {"LBV5S3102ESJ25655", "valid manufacturer=LBV"},
        {"11111111111111111", "valid manufacturer=111"},
        {"1M8GDM9AXKP042788", "valid manufacturer=1M8"},
        {"1M8GDM9A0KP042788", "invalid ?check_digit manufacturer=1M8"},
        {"1M8GDM9AXKP04278", "invalid !length"},
        {"1M8GDM9AXKP04278I", "invalid !characters"},
        {"1M8GDM9AXKP04278O", "invalid !characters"},
        {"1M8GDM9AXKP04278Q", "invalid !characters"},
        {"ldc613p23a1305189", "invalid ?spelling ->LDC613P23A1305189 manufacturer=LDC"},
    };
    expect_judged("vin", rows);
}

}  // namespace
}  // namespace onetrip::identity
