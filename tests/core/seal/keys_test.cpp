#include "core/seal/keys.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

namespace onetrip::seal {
namespace {

template <typename Array>
Array array_of(std::string_view hex) {
    const auto bytes = base::from_hex(hex);
    Array out{};
    EXPECT_TRUE(bytes && bytes->size() == out.size());
    std::copy(bytes->begin(), bytes->end(), out.begin());
    return out;
}

// RFC 8032 section 7.1, tests 1 to 3.
TEST(Ed25519, rfc_8032_vectors) {
    const struct {
        const char* seed;
        const char* public_key;
        const char* message;
        const char* signature;
    } table[] = {
        {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
         "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
         "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bb"
         "e24655141438e7a100b"},
        {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
         "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
         "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302"
         "aeeb00d291612bb0c00"},
        {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
         "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
         "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed"
         "28dc027beceea1ec40a"},
    };
    for (const auto& row : table) {
        const SigningKey key = SigningKey::from_seed(array_of<Seed>(row.seed));
        const auto message = *base::from_hex(row.message);
        EXPECT_EQ(base::to_hex(key.verifying_key().public_key), row.public_key);
        EXPECT_EQ(base::to_hex(key.sign(message)), row.signature);
        EXPECT_TRUE(is_signed_by(key.verifying_key().public_key, message, array_of<Signature>(row.signature)));
    }
}

TEST(Ed25519, a_changed_message_signature_or_key_does_not_verify) {
    const SigningKey key = SigningKey::from_seed(Seed{1});
    const SigningKey other = SigningKey::from_seed(Seed{2});
    const auto message = base::as_bytes("receipt");
    Signature signature = key.sign(message);
    EXPECT_TRUE(is_signed_by(key.verifying_key().public_key, message, signature));
    EXPECT_FALSE(is_signed_by(key.verifying_key().public_key, base::as_bytes("Receipt"), signature));
    EXPECT_FALSE(is_signed_by(other.verifying_key().public_key, message, signature));
    signature[63] ^= 0x10;
    EXPECT_FALSE(is_signed_by(key.verifying_key().public_key, message, signature));
    EXPECT_FALSE(is_signed_by(PublicKey{1}, message, Signature{}));  // a point of small order
}

TEST(SigningKey, moves_with_its_secret) {
    SigningKey key = SigningKey::from_seed(Seed{1});
    const Signature signature = key.sign(base::as_bytes("x"));
    SigningKey moved = std::move(key);
    EXPECT_EQ(moved.sign(base::as_bytes("x")), signature);
    SigningKey assigned = SigningKey::from_seed(Seed{2});
    assigned = std::move(moved);
    EXPECT_EQ(assigned.sign(base::as_bytes("x")), signature);
}

TEST(PublicKey, is_read_in_one_spelling_only) {
    const SigningKey key = SigningKey::from_seed(Seed{1});
    const std::string text = base::to_base64url(key.verifying_key().public_key);
    const auto read = read_public_key(text);
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->public_key, key.verifying_key().public_key);
    EXPECT_EQ(read->key_id, key.key_id());
    EXPECT_EQ(read->key_id.size(), 16u);
    EXPECT_FALSE(read_public_key(text + "="));
    EXPECT_FALSE(read_public_key(text.substr(1)));
    EXPECT_FALSE(read_public_key(""));
}

}  // namespace
}  // namespace onetrip::seal
