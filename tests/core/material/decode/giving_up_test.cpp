#include "core/material/decode/giving_up.h"

#include <gtest/gtest.h>

#include "core/material/decode/decode.h"

namespace onetrip::material::decode {
namespace {

TEST(GivingUp, TheNextFileIsRefusedOnce) {
    // A file of a kind that is not decoded does not use it up.
    EXPECT_FALSE(has_given_up());
    give_up();
    EXPECT_TRUE(has_given_up());
    EXPECT_EQ(decode(Kind::Webp, {}).error(), Refusal::NotDecodable);
    EXPECT_TRUE(has_given_up());
    EXPECT_EQ(decode(Kind::Jpeg, {}).error(), Refusal::Damaged);
    EXPECT_FALSE(has_given_up());
    EXPECT_FALSE(take_given_up());
}

}  // namespace
}  // namespace onetrip::material::decode
