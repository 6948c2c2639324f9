#include "core/identity/resident_id.h"

#include "tests/core/identity/judged.h"

namespace onetrip::identity {
namespace {

// GB 11643-1999, its sample first; public test values and computed ones.
TEST(ResidentId, OfEighteenCharacters) {
    const JudgedRow rows[] = {
        {"11010519491231002X", "valid birth=1949-12-31 sex=F region=110105"},
        {"110101199003078670", "valid birth=1990-03-07 sex=M region=110101"},
        {"44040119580101000X", "valid birth=1958-01-01 sex=F region=440401"},  // an abolished region
        {"140120197901010008", "valid birth=1979-01-01 sex=F region=140120"},  // a city proper before 1984
        {"110101190001010014", "valid birth=1900-01-01 sex=M region=110101"},
        {"440305200002290264", "valid birth=2000-02-29 sex=F region=440305"},
        {"11010519491231002x", "invalid ?spelling ->11010519491231002X birth=1949-12-31 sex=F region=110105"},
        {" 110105 19491231 002X", "invalid ?spelling ->11010519491231002X birth=1949-12-31 sex=F region=110105"},
        {"１１０１０５１９４９１２３１００２Ｘ",
         "invalid ?spelling ->11010519491231002X birth=1949-12-31 sex=F region=110105"},
        {"11010119900307867X", "invalid !check_digit"},
        {"440308199902301512", "invalid !birth_date !check_digit"},  // 30 February
        {"44030819990110", "invalid !length"},
        {"1101051949123100200", "invalid !length"},
        {"3301022011022000D6", "invalid !characters"},
        {"X1010519491231002X", "invalid !characters"},
        {"201511221897205960", "invalid !province_unknown !birth_date"},
        {"659001202612310087", "invalid !birth_in_future"},
        {"110177199003078670", "invalid ?region_unknown !check_digit"},
        {"110177199003078678", "valid ?region_unknown birth=1990-03-07 sex=M region=110177"},
        {"000000199003078673", "invalid !province_unknown"},
        {"110101184912310017", "invalid ?birth_too_early birth=1849-12-31 sex=M region=110101"},
        {"110101185001010018", "valid birth=1850-01-01 sex=M region=110101"},
        {"", "invalid !length"},
        {"   ", "invalid !length ->"},
    };
    expect_judged("citizen_id_18", rows);
}

TEST(ResidentId, WithoutTodayNothingIsInTheFuture) {
    EXPECT_EQ(judged("citizen_id_18", "659001202612310087", ""), "valid birth=2026-12-31 sex=F region=659001");
    EXPECT_EQ(judged("citizen_id_18", "659001202612310087", "2026-12-30"), "invalid !birth_in_future");
    EXPECT_EQ(judged("citizen_id_18", "659001202612310087", "2026-12-31"),
              "valid birth=2026-12-31 sex=F region=659001");
}

TEST(ResidentId, OfFifteenDigits) {
    const JudgedRow rows[] = {
        {"610104620927690",
         "valid ?first_generation_void birth=1962-09-27 sex=F region=610104 upgraded=610104196209276908"},
        {"330102200403064",
         "valid ?first_generation_void birth=1920-04-03 sex=F region=330102 upgraded=33010219200403064X"},
        {"110101900101997",
         "valid ?first_generation_void birth=1890-01-01 sex=M region=110101 upgraded=110101189001019977"},
        {"360198910283844", "invalid ?region_unknown !birth_date"},
        {"815727834224151", "invalid ?region_unknown !birth_date"},
        {"61010462092769X", "invalid !characters"},
        {"61010462092769", "invalid !length"},
        {"990104620927690", "invalid !province_unknown"},
    };
    expect_judged("citizen_id_15", rows);
    EXPECT_EQ(upgrade_resident_id("610104620927690"), "610104196209276908");
    EXPECT_EQ(upgrade_resident_id("360198910283844"), std::nullopt);
    EXPECT_EQ(upgrade_resident_id("61010462092769"), std::nullopt);
}

TEST(ResidentId, OfResidentsOfHongKongMacaoAndTaiwan) {
    const JudgedRow rows[] = {
        {"81000019980902013X", "valid birth=1998-09-02 sex=M region=810000"},
        {"830000200209060065", "valid birth=2002-09-06 sex=F region=830000"},
        {"830000199201300022", "valid birth=1992-01-30 sex=F region=830000"},
        {"830000199201300023", "invalid !check_digit"},
        {"110101199003078670", "invalid !region_not_of_kind"},
        {"710000199201300026", "invalid !region_not_of_kind !check_digit"},
    };
    expect_judged("hmt_residence_permit_18", rows);
}

}  // namespace
}  // namespace onetrip::identity
