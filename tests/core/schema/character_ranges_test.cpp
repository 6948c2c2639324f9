#include "core/schema/character_ranges.h"

#include <gtest/gtest.h>

namespace onetrip::schema {
namespace {

TEST(CharacterRanges, NormalisesAndComplements) {
    CodePointRanges ranges = {{'x', 'z'}, {'a', 'c'}, {'d', 'f'}, {'b', 'e'}};
    normalise(ranges);
    EXPECT_TRUE(equal(ranges, CodePointRanges{{'a', 'f'}, {'x', 'z'}}));
    complement(ranges);
    EXPECT_TRUE(equal(ranges, CodePointRanges{{0, '`'}, {'g', 'w'}, {'{', code_point_last}}));
    complement(ranges);
    EXPECT_TRUE(equal(ranges, CodePointRanges{{'a', 'f'}, {'x', 'z'}}));
    CodePointRanges none;
    complement(none);
    EXPECT_TRUE(equal(none, CodePointRanges{{0, code_point_last}}));
    complement(none);
    EXPECT_TRUE(none.empty());
}

TEST(CharacterRanges, KnowsWhatMayNameAGroup) {
    EXPECT_TRUE(is_identifier_start('_'));
    EXPECT_FALSE(is_identifier_start('1'));
    EXPECT_TRUE(is_identifier_part('1'));
    EXPECT_TRUE(is_identifier_start(0x540D));
    EXPECT_FALSE(is_identifier_start(0x0300));
    EXPECT_TRUE(is_identifier_part(0x0300));
    EXPECT_FALSE(is_identifier_part('-'));
}

}  // namespace
}  // namespace onetrip::schema
