#include "server/accounts/password.h"

#include <gtest/gtest.h>

#include <string>

namespace onetrip::accounts {
namespace {

constexpr PasswordCost cheap{1, 8192};

TEST(Password, IsArgon2idWithItsOwnSaltAndCost) {
    const std::string hash = hash_password("correct horse", cheap);
    EXPECT_EQ(hash.substr(0, 10), "$argon2id$");
    EXPECT_NE(hash, hash_password("correct horse", cheap)) << "every hash has a salt of its own";
    EXPECT_EQ(hash_password("x").substr(0, 30), "$argon2id$v=19$m=65536,t=2,p=1");
}

TEST(Password, FitsOnlyItself) {
    const std::string hash = hash_password("密码 one", cheap);
    EXPECT_TRUE(is_password(hash, "密码 one"));
    EXPECT_FALSE(is_password(hash, "密码 One"));
    EXPECT_FALSE(is_password(hash, ""));
}

TEST(Password, FitsNoHashThatIsNone) {
    for (const std::string& hash : {std::string(), std::string("$argon2id$"), std::string(4000, 'x')}) {
        EXPECT_FALSE(is_password(hash, "x"));
    }
}

}  // namespace
}  // namespace onetrip::accounts
