#include "server/accounts/recovery_codes.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/server/doubles.h"

namespace onetrip::accounts {
namespace {

TEST(RecoveryCodes, AreTenDifferentOnesInGroups) {
    test::CountedRandomness randomness;
    const RecoveryCodes codes = draw_recovery_codes(randomness);
    EXPECT_EQ(std::set<std::string>(codes.begin(), codes.end()).size(), 10u);
    for (const std::string& code : codes) {
        EXPECT_EQ(code.size(), 19u) << code;
        EXPECT_TRUE(hash_of_recovery_code("clerk", code).has_value()) << code;
    }
}

TEST(RecoveryCodes, FitHoweverTheyAreTyped) {
    const auto hash = hash_of_recovery_code("clerk", "ABCD-EFGH-IJKL-MN23");
    ASSERT_TRUE(hash.has_value());
    for (const std::string_view typed : {"abcd-efgh-ijkl-mn23", "ABCDEFGHIJKLMN23", " abcd EFGH ijkl MN23 "})
        EXPECT_EQ(hash_of_recovery_code("clerk", typed), hash) << typed;
    EXPECT_NE(hash_of_recovery_code("decider", "ABCD-EFGH-IJKL-MN23"), hash) << "somebody else's";
    for (const std::string_view wrong :
         {"", "123456", "ABCD-EFGH-IJKL-MN2", "ABCD-EFGH-IJKL-MN234", "ABCD-EFGH-IJKL-MN28", "ABCD_EFGH_IJKL_MN23"})
        EXPECT_FALSE(hash_of_recovery_code("clerk", wrong).has_value()) << wrong;
}

}  // namespace
}  // namespace onetrip::accounts
