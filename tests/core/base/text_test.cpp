#include "core/base/text.h"

#include <gtest/gtest.h>

namespace onetrip::base {
namespace {

TEST(Text, CountsCodePointsAndNeitherBytesNorUtf16Units) {
    EXPECT_EQ(code_point_count(""), 0u);
    EXPECT_EQ(code_point_count("abc"), 3u);
    EXPECT_EQ(code_point_count("王小明"), 3u);
    EXPECT_EQ(code_point_count("𠮷𠮷"), 2u);
    // Whatever stands where: it is counted in words of eight bytes.
    std::string mixed;
    for (std::size_t count = 1; count < 40; ++count) {
        mixed += count % 4 == 0 ? "𠮷" : count % 3 == 0 ? "é" : count % 2 == 0 ? "王" : "a";
        EXPECT_EQ(code_point_count(mixed), count) << mixed;
    }
}

TEST(Text, RefusesBytesThatAreNoUtf8) {
    EXPECT_TRUE(is_well_formed_utf8("中𠮷é\x7F"));
    const std::string_view broken[] = {"\x80",
                                       "\xC0\x80",
                                       "\xC1\xBF",
                                       "\xE0\x80\x80",
                                       "\xED\xA0\x80",
                                       "\xF0\x80\x80\x80",
                                       "\xF4\x90\x80\x80",
                                       "\xF5\x80\x80\x80",
                                       "\xE4\xB8",
                                       "\xFF"};
    for (const std::string_view text : broken)
        EXPECT_FALSE(is_well_formed_utf8(text));
}

TEST(Text, FoldsWhatAChineseKeyboardTypes) {
    struct Row {
        const char* typed;
        const char* normal;
    };
    const Row table[] = {
        {"１１０１０１", "110101"},
        {" 1101 01\t", "110101"},
        {"1101-01", "110101"},
        {"110101x", "110101X"},
        {"Ａｂ　c", "ABC"},
        {"王\xC2\xA0小", "王小"},
        // Copied from a chat or out of Windows' own windows: what nobody sees came along.
        {"\u202A1101\u200B01\u202C\uFEFF", "110101"},
        {"1101\u2003\u2009\u202F01", "110101"},
        {"\u2066110\u2060101\u2069", "110101"},
        {"é", "é"},
    };
    for (const Row& row : table)
        EXPECT_EQ(normalise_identifier(row.typed), row.normal) << row.typed;
    EXPECT_EQ(fold_width("（Ａ－１）　～"), "(A-1) ~");
    EXPECT_EQ(fold_width("A\u200E\u00A01\u00AD"), "A 1\u00AD");
}

TEST(Text, FoldsBlanksAndLeavesOutWhatNobodySees) {
    const struct {
        char32_t character;
        const char* folded;
    } table[] = {
        {0x009F, "\u009F"}, {0x00A0, " "},  {0x00A1, "\u00A1"}, {0x1FFF, "\u1FFF"}, {0x2000, " "},
        {0x200A, " "},      {0x200B, ""},   {0x200F, ""},       {0x2010, "\u2010"}, {0x2029, "\u2029"},
        {0x202A, ""},       {0x202E, ""},   {0x202F, " "},      {0x2030, "\u2030"}, {0x205E, "\u205E"},
        {0x205F, " "},      {0x2060, ""},   {0x2069, ""},       {0x206A, "\u206A"}, {0x2FFF, "\u2FFF"},
        {0x3000, " "},      {0x3001, "、"}, {0xFEFE, "\uFEFE"}, {0xFEFF, ""},       {0xFF00, "\uFF00"},
        {0xFF01, "!"},      {0xFF5E, "~"},  {0xFF5F, "\uFF5F"},
    };
    for (const auto& row : table) {
        std::string text;
        append_code_point(text, row.character);
        EXPECT_EQ(fold_width(text), row.folded) << std::hex << static_cast<std::uint32_t>(row.character);
    }
}

TEST(Text, TrimsBothEnds) {
    EXPECT_EQ(trim("  王 小\xE3\x80\x80\n"), "王 小");
    EXPECT_EQ(trim("\xEF\xBB\xBFx"), "x");
    EXPECT_EQ(trim(" \t\xC2\xA0"), "");
    EXPECT_EQ(trim("\u202A\u2003王\u200B小\u202C"), "王\u200B小");
    EXPECT_EQ(trim("\u200B\u2060"), "");
}

TEST(Text, WritesEveryLengthOfCodePoint) {
    for (const char32_t c : {U'a', U'\u00E9', U'\u4E2D', U'\U00020BB7', U'\U0010FFFF'}) {
        std::string bytes;
        append_code_point(bytes, c);
        const auto decoded = decode_code_point(bytes, 0);
        ASSERT_TRUE(decoded);
        EXPECT_EQ(decoded->code_point, c);
        EXPECT_EQ(decoded->size_bytes, bytes.size());
    }
}

}  // namespace
}  // namespace onetrip::base
