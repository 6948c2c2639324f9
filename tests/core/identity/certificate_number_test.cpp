#include "core/identity/certificate_number.h"

#include "tests/core/identity/judged.h"

namespace onetrip::identity {
namespace {

TEST(CertificateNumber, Birth) {
    const JudgedRow rows[] = {
        {"X320101001", "valid series=X province=32"},
        {"x320101001", "invalid ?spelling ->X320101001 series=X province=32"},
        {"X990101001", "valid ?province_unknown series=X province=99"},
        {"320101001X", "invalid !characters"},
        {"X32010100", "invalid !length"},
    };
    expect_judged("birth_cert_no", rows);
}

TEST(CertificateNumber, Disability) {
    const JudgedRow rows[] = {
        {"11010519491231002X41", "valid birth=1949-12-31 sex=F region=110105 category=4 grade=1"},
        {"11010519491231002X74B", "valid birth=1949-12-31 sex=F region=110105 category=7 grade=4 reissue=B"},
        {"11010519491231002X41B2", "valid birth=1949-12-31 sex=F region=110105 category=4 grade=1 reissue=B2"},
        {"11010519491231002X81", "invalid !category"},
        {"11010519491231002X45", "invalid !grade"},
        {"11010519491231002X00", "invalid !category !grade"},
        {"11010519491231002141", "invalid !check_digit"},
        {"11010519491231002X41C", "invalid !characters"},
        {"11010519491231002X41B1", "invalid !characters"},
        {"11010519491231002X4", "invalid !length"},
        {"11010519491231002X41B22", "invalid !length"},
    };
    expect_judged("disability_card_20", rows);
}

TEST(CertificateNumber, Electronic) {
    const JudgedRow rows[] = {
        {"1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U",
         "valid type=11100000000013338W011 issuer=11430000006122244L serial=20230000403 version=001"},
        {"1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9",
         "valid type=11100000MB03271699022 issuer=340100 serial=000000016 version=001"},
        {"1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.8", "invalid !check_digit"},
        {"1.2.156.3005.2.11100000MB03271699022.340100.000000017.001.9", "invalid !check_digit"},
        {"1.2.156.3005.3.11100000MB03271699022.340100.000000016.001.9", "invalid !form"},
        {"1.2.156.3005.2.11100000MB03271699022.340100.000000016.001", "invalid !form"},
        {"1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9.1", "invalid !form"},
        {"1.2.156.3005.2.11100000MB03271699022.34010.000000016.001.9", "invalid !form"},
        {"1.2.156.3005.2.11100000MB03271699022.340100..001.9", "invalid !form"},
        {"1.2.156.3005.2.11100000MB03271699022.340100.00000_016.001.9", "invalid !characters"},
        {"1.2.156.3005.2.11100000MB03271699022.340100.123456789012345678901234567890123.001.9", "invalid !form"},
    };
    expect_judged("ecert_id", rows);
}

}  // namespace
}  // namespace onetrip::identity
