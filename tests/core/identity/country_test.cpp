#include "core/identity/country.h"

#include <gtest/gtest.h>

namespace onetrip::identity {
namespace {

TEST(Country, ByCode) {
    EXPECT_EQ(country_letters_of("682"), "SAU");
    EXPECT_EQ(country_letters_of("124"), "CAN");
    EXPECT_EQ(country_letters_of("156"), "CHN");
    EXPECT_EQ(country_letters_of("004"), "AFG");
    EXPECT_EQ(country_letters_of("894"), "ZMB");
    EXPECT_EQ(country_letters_of("999"), "");
    EXPECT_EQ(country_letters_of("4"), "");
    EXPECT_TRUE(is_country_letters("KAZ"));
    EXPECT_FALSE(is_country_letters("AZK"));
    EXPECT_FALSE(is_country_letters("KA"));
    EXPECT_TRUE(is_country_pair("CN"));
    EXPECT_TRUE(is_country_pair("GB"));
    EXPECT_TRUE(is_country_pair("ZW"));
    EXPECT_FALSE(is_country_pair("QQ"));
    EXPECT_FALSE(is_country_pair("cn"));
    EXPECT_FALSE(is_country_pair("CHN"));
}

}  // namespace
}  // namespace onetrip::identity
