#include "core/identity/postcode.h"

#include "tests/core/identity/judged.h"

namespace onetrip::identity {
namespace {

TEST(Postcode, ByDistrict) {
    const JudgedRow rows[] = {
        {"734500", "valid"},
        {"100101", "valid"},
        {"999077", "valid"},
        {"999078", "valid"},
        {"999079", "invalid !district_unknown"},
        {"000000", "invalid !district_unknown"},
        {"080000", "invalid !district_unknown"},
        {"120000", "invalid !district_unknown"},
        {"760000", "invalid !district_unknown"},
        {"10010", "invalid !length"},
        {"10010A", "invalid !characters"},
        {"100 101", "invalid ?spelling ->100101"},
    };
    expect_judged("postcode", rows);
}

}  // namespace
}  // namespace onetrip::identity
