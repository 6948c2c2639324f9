#include "core/seal/hash.h"

#include <gtest/gtest.h>

namespace onetrip::seal {
namespace {

using base::as_bytes;

// FIPS 180-4's examples.
TEST(Sha256, known_answers) {
    const struct {
        const char* text;
        const char* digest;
    } table[] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    };
    for (const auto& row : table)
        EXPECT_EQ(sha256_hex(as_bytes(row.text)), row.digest) << row.text;
}

// What is long is hashed by another library than what is short. FIPS 180-4's million, and what sha256sum says at the
// border.
TEST(Sha256, many_times_a) {
    const struct {
        std::size_t bytes;
        const char* digest;
    } table[] = {
        {16'383, "2e1023f5ad46df0d01aa4b73ce3db452ed0a768387949efa5a858b532b763012"},
        {16'384, "f3336bea752b5a28743033dd2c844a4a63fba08871aaee2586a2bf2d69be83a2"},
        {1'000'000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
    };
    for (const auto& row : table)
        EXPECT_EQ(sha256_hex(as_bytes(std::string(row.bytes, 'a'))), row.digest) << row.bytes;
}

// The 256-bit digest of "abc" as b2sum -l 256 gives it.
TEST(Blake2b, known_answer_and_keyed) {
    EXPECT_EQ(base::to_hex(blake2b(as_bytes("abc"))),
              "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    EXPECT_NE(blake2b(as_bytes("abc"), as_bytes("one key")), blake2b(as_bytes("abc")));
    EXPECT_NE(blake2b(as_bytes("abc"), as_bytes("one key")), blake2b(as_bytes("abc"), as_bytes("two key")));
}

TEST(Digest, has_one_spelling) {
    const std::string right(64, 'a');
    EXPECT_TRUE(is_digest_hex(right));
    EXPECT_FALSE(is_digest_hex(right.substr(1)));
    EXPECT_FALSE(is_digest_hex(right + "a"));
    EXPECT_FALSE(is_digest_hex("A" + right.substr(1)));
    EXPECT_FALSE(is_digest_hex("g" + right.substr(1)));
}

TEST(EqualInConstantTime, compares_bytes) {
    EXPECT_TRUE(equal_in_constant_time(as_bytes("same"), as_bytes("same")));
    EXPECT_TRUE(equal_in_constant_time({}, {}));
    EXPECT_FALSE(equal_in_constant_time(as_bytes("same"), as_bytes("sane")));
    EXPECT_FALSE(equal_in_constant_time(as_bytes("same"), as_bytes("sames")));
}

}  // namespace
}  // namespace onetrip::seal
