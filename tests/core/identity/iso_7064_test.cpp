#include "core/identity/iso_7064.h"

#include <gtest/gtest.h>

namespace onetrip::identity {
namespace {

TEST(Iso7064, CheckCharacters) {
    EXPECT_EQ(mod_11_2("11010519491231002"), 'X');
    EXPECT_EQ(mod_11_2("0794"), '0');                // the standard's example
    EXPECT_EQ(mod_37_36("A12425GABC1234002"), 'M');  // the example of the GRid standard
    EXPECT_EQ(mod_37_36("11100000000013338W01111430000006122244L20230000403001"), 'U');
    EXPECT_EQ(mod_37_36("11100000MB03271699022340100000000016001"), '9');
    EXPECT_EQ(alphanumeric_value('9'), 9);
    EXPECT_EQ(alphanumeric_value('Z'), 35);
    EXPECT_EQ(alphanumeric_value('z'), -1);
}

}  // namespace
}  // namespace onetrip::identity
