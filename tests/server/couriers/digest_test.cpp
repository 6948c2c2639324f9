#include "server/couriers/digest.h"

#include <gtest/gtest.h>

namespace onetrip::couriers {
namespace {

base::Bytes bytes_of_hex(std::string_view hex) {
    return base::from_hex(hex).value();
}

// RFC 1321, appendix A.5.
TEST(Md5, HasTheStandardsDigests) {
    EXPECT_EQ(lower_hex(md5("")), "d41d8cd98f00b204e9800998ecf8427e");
    EXPECT_EQ(lower_hex(md5("abc")), "900150983cd24fb0d6963f7d28e17f72");
    EXPECT_EQ(upper_hex(md5("message digest")), "F96B697D7CB7938D525A2F31AAF161D0");
}

// RFC 4648, section 10.
TEST(Base64, HasTheStandardsTexts) {
    const std::pair<const char*, const char*> table[] = {{"", ""},
                                                         {"f", "Zg=="},
                                                         {"fo", "Zm8="},
                                                         {"foo", "Zm9v"},
                                                         {"foob", "Zm9vYg=="},
                                                         {"fooba", "Zm9vYmE="},
                                                         {"foobar", "Zm9vYmFy"}};
    for (const auto& [plain, text] : table) {
        EXPECT_EQ(base64(base::as_bytes(plain)), text);
        const auto back = from_base64(text);
        ASSERT_TRUE(back) << text;
        EXPECT_EQ(base::as_text(*back), plain);
    }
}

TEST(Base64, ReadsNothingElse) {
    for (const char* text : {"Zg", "Zg=", "Z===", "Zh==", "Zm9v\n", "Zm9*", "====", " Zm9"})
        EXPECT_FALSE(from_base64(text)) << text;
}

// GB/T 32907, appendix A.1: one block, so that what follows it is padding.
TEST(Sm4, HasTheStandardsBlock) {
    const base::Bytes key = bytes_of_hex("0123456789abcdeffedcba9876543210");
    const auto closed = sm4_encrypt(key, base::as_text(key));
    ASSERT_TRUE(closed);
    ASSERT_EQ(closed->size(), 32u);
    EXPECT_EQ(base::to_hex(*closed).substr(0, 32), "681edf34d206965e86b3e94f536e4246");
    EXPECT_EQ(sm4_decrypt(key, *closed), std::string(base::as_text(key)));
}

TEST(Sm4, ReadsNothingThatWasNotSealedWithTheKey) {
    const base::Bytes key = bytes_of_hex("0123456789abcdeffedcba9876543210");
    const base::Bytes other = bytes_of_hex("00000000000000000000000000000000");
    const base::Bytes closed = sm4_encrypt(key, "text").value();
    EXPECT_EQ(sm4_decrypt(key, closed), "text");
    EXPECT_NE(sm4_decrypt(other, closed), "text");
    EXPECT_FALSE(sm4_decrypt(key, base::BytesView(closed).first(15)));
    EXPECT_FALSE(sm4_decrypt(key, {}));
    EXPECT_FALSE(sm4_encrypt(base::BytesView(key).first(15), "text"));
}

}  // namespace
}  // namespace onetrip::couriers
