#include "core/identity/pattern.h"

#include <gtest/gtest.h>

namespace onetrip::identity {
namespace {

TEST(Pattern, PlacesAndLiterals) {
    EXPECT_TRUE(fits("H12", "H##"));
    EXPECT_FALSE(fits("M12", "H##"));
    EXPECT_FALSE(fits("H123", "H##"));
    EXPECT_TRUE(fits("IO", "@@"));
    EXPECT_FALSE(fits("I", "%"));
    EXPECT_TRUE(fits("A0", "**"));
    EXPECT_FALSE(fits("a", "*"));
    EXPECT_TRUE(fits("", ""));
}

TEST(Pattern, SaysWhatIsWrong) {
    constexpr Pattern patterns[] = {{"H##", "first"}, {"M##", "second"}, {"M####", "third"}};
    Judging good("M1234", "M1234", std::nullopt);
    const Pattern* found = judge_patterns(good, patterns);
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(found->meaning, "third");
    Judging characters("M1X", "M1X", std::nullopt);
    EXPECT_EQ(judge_patterns(characters, patterns), nullptr);
    EXPECT_EQ(characters.finish().findings.front().code, "identity.characters");
    Judging length("M123", "M123", std::nullopt);
    EXPECT_EQ(judge_patterns(length, patterns), nullptr);
    EXPECT_EQ(length.finish().findings.front().code, "identity.length");
}

}  // namespace
}  // namespace onetrip::identity
