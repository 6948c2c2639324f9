#include "core/base/bytes.h"

#include <gtest/gtest.h>

namespace onetrip::base {
namespace {

TEST(Bytes, AreWrittenInHexadecimal) {
    EXPECT_EQ(to_hex(as_bytes("\x01\xAB\xFF")), "01abff");
    EXPECT_EQ(as_text(*from_hex("4F6b")), "Ok");
    for (const char* broken : {"1", "0g", "0x"})
        EXPECT_FALSE(from_hex(broken)) << broken;
}

TEST(Bytes, AreWrittenInBase64Url) {
    // RFC 4648 section 10, without padding.
    const std::pair<const char*, const char*> table[] = {
        {"", ""},           {"f", "Zg"},          {"fo", "Zm8"},         {"foo", "Zm9v"},
        {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}};
    for (const auto& [plain, written] : table) {
        EXPECT_EQ(to_base64url(as_bytes(plain)), written);
        EXPECT_EQ(as_text(*from_base64url(written)), plain);
    }
    EXPECT_EQ(to_base64url(as_bytes("\xFB\xFF")), "-_8");
    for (const char* broken : {"Z", "Zg==", "Zh", "Zm9", "a+b/", "Zm 8"})
        EXPECT_FALSE(from_base64url(broken)) << broken;
}

}  // namespace
}  // namespace onetrip::base
