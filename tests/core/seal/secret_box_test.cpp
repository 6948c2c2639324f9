#include "core/seal/secret_box.h"

#include <gtest/gtest.h>

namespace onetrip::seal {
namespace {

using base::as_bytes;

const Digest key = blake2b(as_bytes("a key"));
const Nonce nonce{1, 2, 3};

TEST(SecretBox, opens_with_its_key_and_context_only) {
    for (const std::string& plain : {std::string(), std::string("a"), std::string("姓名"), std::string(5000, 'x')}) {
        const base::Bytes closed = close_box(key, nonce, as_bytes("draft"), as_bytes(plain));
        EXPECT_EQ(closed.size(), nonce_bytes + plain.size() + 16);
        const auto opened = open_box(key, as_bytes("draft"), closed);
        ASSERT_TRUE(opened.has_value());
        EXPECT_EQ(base::as_text(*opened), plain);
        EXPECT_FALSE(open_box(blake2b(as_bytes("another key")), as_bytes("draft"), closed).has_value());
        EXPECT_FALSE(open_box(key, as_bytes("another draft"), closed).has_value());
    }
}

TEST(SecretBox, sees_every_changed_byte_and_every_cut) {
    const base::Bytes closed = close_box(key, nonce, {}, as_bytes("answers"));
    for (std::size_t at = 0; at < closed.size(); ++at) {
        base::Bytes changed = closed;
        changed[at] ^= 1;
        EXPECT_FALSE(open_box(key, {}, changed).has_value()) << at;
        EXPECT_FALSE(open_box(key, {}, base::BytesView(closed).first(at)).has_value()) << at;
    }
}

// draft-irtf-cfrg-xchacha-03, A.3.1.
TEST(SecretBox, known_answer) {
    const auto bytes = [](std::string_view hex) { return *base::from_hex(hex); };
    Digest known_key{};
    Nonce known_nonce{};
    for (std::size_t at = 0; at < known_key.size(); ++at)
        known_key[at] = static_cast<std::uint8_t>(0x80 + at);
    for (std::size_t at = 0; at < known_nonce.size(); ++at)
        known_nonce[at] = static_cast<std::uint8_t>(0x40 + at);
    const std::string_view plain =
        "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would "
        "be it.";
    const base::Bytes closed = close_box(known_key, known_nonce, bytes("50515253c0c1c2c3c4c5c6c7"), as_bytes(plain));
    EXPECT_EQ(base::to_hex(base::BytesView(closed).last(16)), "c0875924c1c7987947deafd8780acf49");
}

}  // namespace
}  // namespace onetrip::seal
