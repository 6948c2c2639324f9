#include "core/identity/region.h"

#include "tests/core/identity/judged.h"

namespace onetrip::identity {
namespace {

TEST(Region, IsLookedUp) {
    struct Row {
        const char* code;
        RegionKnowledge known;
    };
    using enum RegionKnowledge;
    const Row rows[] = {
        {"110000", Known},
        {"110101", Known},
        {"110103", Known},  // 崇文, abolished 2010
        {"110100", Known},
        {"140120", Known},
        {"321083", Known},  // abolished
        {"371001", Known},
        {"429004", Known},
        {"469029", Known},
        {"500154", Known},
        {"659012", Known},
        {"659001", Known},
        {"370620", Known},
        {"810000", Known},
        {"820000", Known},
        {"830000", Known},
        {"710000", Known},
        {"110177", CountyUnknown},
        {"659099", CountyUnknown},
        {"119900", PrefectureUnknown},
        {"810001", PrefectureUnknown},
        {"659800", PrefectureUnknown},
        {"000000", ProvinceUnknown},
        {"100000", ProvinceUnknown},
        {"660000", ProvinceUnknown},
        {"999999", ProvinceUnknown},
    };
    for (const Row& row : rows)
        EXPECT_EQ(look_up_region(row.code), row.known) << row.code;
}

TEST(Region, Provinces) {
    int count = 0;
    for (int province = 0; province < 100; ++province) {
        const std::string text{static_cast<char>('0' + province / 10), static_cast<char>('0' + province % 10)};
        count += is_mainland_province(text) ? 1 : 0;
    }
    EXPECT_EQ(count, 31);
    EXPECT_TRUE(is_province("83"));
    EXPECT_FALSE(is_mainland_province("83"));
    EXPECT_FALSE(is_province("8A"));
    EXPECT_FALSE(is_province("00"));
    EXPECT_FALSE(is_province("1"));
}

// The table holds what it was made from: its size is named in region_codes.inc.
TEST(Region, TableHoldsItsCodes) {
    int known = 0;
    for (int code = 110000; code < 660000; ++code) {
        const std::string text = std::to_string(code);
        if (is_province(text.substr(0, 2)) && look_up_region(text) == RegionKnowledge::Known) ++known;
    }
    EXPECT_GT(known, 6900);
    EXPECT_LT(known, 7800);
}

TEST(Region, AsAKind) {
    const JudgedRow rows[] = {
        {"330106", "valid province=33"},         {"110177", "valid ?region_unknown province=11"},
        {"990000", "invalid !province_unknown"}, {"3301", "invalid !length"},
        {"33010A", "invalid !characters"},
    };
    expect_judged("region_code", rows);
}

}  // namespace
}  // namespace onetrip::identity
