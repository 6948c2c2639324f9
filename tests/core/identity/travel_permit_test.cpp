#include "core/identity/travel_permit.h"

#include "tests/core/identity/judged.h"

namespace onetrip::identity {
namespace {

TEST(TravelPermit, OfResidentsOfHongKongAndMacao) {
    const JudgedRow rows[] = {
        {"H12345678", "valid region=810000 holder=H12345678"},
        {"H1234567800", "valid region=810000 holder=H12345678 issue=00"},
        {"M1234567803", "valid region=820000 holder=M12345678 issue=03"},
        {"h12345678", "invalid ?spelling ->H12345678 region=810000 holder=H12345678"},
        {"C12345678", "invalid !characters"},
        {"H123456780", "invalid !length"},
        {"H1234567A", "invalid !characters"},
    };
    expect_judged("hm_travel_permit", rows);
}

TEST(TravelPermit, OfResidentsOfTaiwan) {
    const JudgedRow rows[] = {
        {"12345678", "valid"},
        {"0123456789", "valid"},
        {"0123456789B", "valid"},
        {"01234567891", "valid"},
        {"T12345678", "invalid !length"},
        {"1234567", "invalid !length"},
        {"1234567A", "invalid !characters"},
    };
    expect_judged("tw_travel_permit", rows);
}

TEST(TravelPermit, OfMainlandResidents) {
    const JudgedRow to_hong_kong[] = {
        {"C12345678", "valid"},
        {"CA0000001", "valid"},
        {"W12345678", "valid"},
        {"CI0000001", "invalid !characters"},
        {"CO0000001", "invalid !characters"},
        {"C1234567", "invalid !length"},
        {"L12345678", "invalid !characters"},
    };
    expect_judged("exit_permit_hkmo", to_hong_kong);
    const JudgedRow to_taiwan[] = {
        {"L12345678", "valid"},
        {"T12345678", "valid"},
        {"C12345678", "invalid !characters"},
    };
    expect_judged("exit_permit_tw", to_taiwan);
}

}  // namespace
}  // namespace onetrip::identity
