#include "core/schema/domain_label.h"

#include <gtest/gtest.h>

namespace onetrip::schema {
namespace {

struct PunycodeRow {
    const char32_t* unicode;
    const char* ascii;
};

// RFC 3492 section 7.1: (B) Chinese, (D) Czech, (G) Japanese, (L) and (S).
TEST(DomainLabel, WritesAndReadsPunycode) {
    const PunycodeRow rows[] = {
        {U"\u4ED6\u4EEC\u4E3A\u4EC0\u4E48\u4E0D\u8BF4\u4E2D\u6587", "ihqwcrb4cv8a8dqg056pqjye"},
        {U"Pro\u010Dprost\u011Bnemluv\u00ED\u010Desky", "Proprostnemluvesky-uyb24dma41a"},
        {U"\u306A\u305C\u307F\u3093\u306A\u65E5\u672C\u8A9E\u3092\u8A71\u3057\u3066\u304F\u308C\u306A\u3044\u306E"
         U"\u304B",
         "n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa"},
        {U"3\u5E74B\u7D44\u91D1\u516B\u5148\u751F", "3B-ww4c5e180e575a65lsy2b"},
        {U"-> $1.00 <-", "-> $1.00 <--"},
    };
    for (const PunycodeRow& row : rows) {
        EXPECT_EQ(punycode_encoded(row.unicode), row.ascii);
        EXPECT_EQ(punycode_decoded(row.ascii), row.unicode);
    }
    for (const char* broken : {"a-\xC3", "!", "99999999"})
        EXPECT_FALSE(punycode_decoded(broken)) << broken;
}

TEST(DomainLabel, KnowsAsciiLabels) {
    EXPECT_TRUE(is_ascii_label("a"));
    EXPECT_TRUE(is_ascii_label(std::string(63, 'a')));
    EXPECT_FALSE(is_ascii_label(std::string(64, 'a')));
    for (const char* wrong : {"", "-a", "a-", "a_b", "a.b"})
        EXPECT_FALSE(is_ascii_label(wrong)) << wrong;
}

TEST(DomainLabel, KnowsUnicodeLabels) {
    EXPECT_TRUE(is_unicode_label(U"\u653F\u52A1"));
    EXPECT_FALSE(is_unicode_label(U""));
    EXPECT_FALSE(is_unicode_label(U"\u0300a"));   // begins with a mark
    EXPECT_FALSE(is_unicode_label(U"\uFF11"));    // full width folds away
    EXPECT_FALSE(is_unicode_label(U"a\u00B7b"));  // a middle dot stands between two l
    EXPECT_TRUE(is_unicode_label(U"l\u00B7l"));
}

TEST(DomainLabel, JudgesWholeNames) {
    EXPECT_TRUE(is_domain_name("www.gov.cn", false));
    EXPECT_TRUE(is_domain_name("xn--fiqs8s.xn--fiqs8s", false));
    EXPECT_FALSE(is_domain_name("\xE4\xB8\xAD\xE5\x9B\xBD", false));
    EXPECT_TRUE(is_domain_name("\xE4\xB8\xAD\xE5\x9B\xBD\xE3\x80\x82\xE4\xB8\xAD\xE5\x9B\xBD", true));
    EXPECT_FALSE(is_domain_name("a..b", true));
    EXPECT_FALSE(is_domain_name("0a.\xD7\x90", true));  // beside a right-to-left label, none begins with a digit
}

}  // namespace
}  // namespace onetrip::schema
