#include "core/schema/unicode.h"

#include <gtest/gtest.h>

namespace onetrip::schema {
namespace {

// DerivedGeneralCategory.txt 15.0 closes each category with a total; these are such totals.
TEST(Unicode, HoldsEveryCharacterOfACategory) {
    const auto count = [](std::string_view name, std::string_view value) {
        std::vector<CodePointRange> ranges;
        EXPECT_EQ(append_property(name, value, ranges), PropertyAnswer::Known) << value;
        std::uint32_t total = 0;
        for (const CodePointRange& range : ranges)
            total += range.last - range.first + 1;
        return total;
    };
    EXPECT_EQ(count("", "Lu"), 1831u);
    EXPECT_EQ(count("", "Ll"), 2233u);
    EXPECT_EQ(count("", "Lo"), 131612u);
    EXPECT_EQ(count("", "Nd"), 680u);
    EXPECT_EQ(count("", "Mn"), 1985u);
    EXPECT_EQ(count("", "Po"), 628u);
    EXPECT_EQ(count("", "Cs"), 2048u);
    EXPECT_EQ(count("gc", "Zs"), 17u);
    EXPECT_EQ(count("General_Category", "Letter"), 1831u + 2233u + 31u + 397u + 131612u);
    EXPECT_EQ(count("Script", "Han"), 98408u);
    EXPECT_EQ(count("sc", "Tibt"), 207u);
    EXPECT_EQ(count("sc", "Latin"), 1481u);
    EXPECT_EQ(count("", "Any"), 0x110000u);
    EXPECT_EQ(count("", "Assigned") + count("", "Cn"), 0x110000u);
}

TEST(Unicode, KnowsSingleCharacters) {
    EXPECT_EQ(category_of('A'), Category::Lu);
    EXPECT_EQ(category_of(0x101), Category::Ll);  // within a run of cases that take turns
    EXPECT_EQ(category_of(0x4E00), Category::Lo);
    EXPECT_EQ(category_of(0x10FFFD), Category::Co);
    EXPECT_EQ(category_of(0x10FFFF), Category::Cn);
    EXPECT_EQ(script_of(0x4E00), Script::Han);
    EXPECT_EQ(script_of(0x3042), Script::Hiragana);
    EXPECT_EQ(script_of(0xAC00), Script::Hangul);
    EXPECT_EQ(script_of('1'), Script::Other);
    EXPECT_EQ(joining_of(0x628), Joining::Dual);
    EXPECT_EQ(joining_of(0x627), Joining::Right);
    EXPECT_EQ(direction_of(0x5D0), Direction::RightToLeft);
    EXPECT_EQ(direction_of('1'), Direction::EuropeanNumber);
    EXPECT_EQ(direction_of(0x660), Direction::ArabicNumber);
    EXPECT_TRUE(is_virama(0x94D));
    EXPECT_FALSE(is_virama(0x94C));
    EXPECT_TRUE(is_taken_out_of_labels(0xFB01));  // a ligature is unstable under NFKC
    EXPECT_FALSE(is_taken_out_of_labels(0x4E00));
}

TEST(Unicode, TellsWrongNamesFromUnsupportedOnes) {
    std::vector<CodePointRange> ranges;
    EXPECT_EQ(append_property("gc", "Foo", ranges), PropertyAnswer::Malformed);
    EXPECT_EQ(append_property("gc", "lu", ranges), PropertyAnswer::Malformed);
    EXPECT_EQ(append_property("Block", "Han", ranges), PropertyAnswer::Malformed);
    EXPECT_EQ(append_property("Script", "Runic", ranges), PropertyAnswer::Unsupported);
    EXPECT_EQ(append_property("scx", "Han", ranges), PropertyAnswer::Unsupported);
    EXPECT_EQ(append_property("", "Emoji", ranges), PropertyAnswer::Unsupported);
    EXPECT_TRUE(ranges.empty());
}

}  // namespace
}  // namespace onetrip::schema
