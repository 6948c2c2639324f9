#include "server/accounts/token.h"

#include <gtest/gtest.h>

#include "tests/server/doubles.h"

namespace onetrip::accounts {
namespace {

TEST(Token, Is32BytesAndKnownByItsHash) {
    test::CountedRandomness randomness;
    const std::string token = draw_token(randomness);
    EXPECT_EQ(token.size(), 43u);
    const auto hash = hash_of_token(token);
    ASSERT_TRUE(hash.has_value());
    EXPECT_EQ(*hash, seal::sha256(*base::from_base64url(token)));
    EXPECT_NE(draw_token(randomness), token);
}

TEST(Token, NothingElseHasAHash) {
    for (const std::string_view text : {"", "short", "====", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}) {
        EXPECT_EQ(hash_of_token(text), std::nullopt) << text;
    }
}

TEST(Id, IsShorterAndDifferentEveryTime) {
    test::CountedRandomness randomness;
    EXPECT_EQ(draw_id(randomness).size(), 22u);
    EXPECT_NE(draw_id(randomness), draw_id(randomness));
}

}  // namespace
}  // namespace onetrip::accounts
