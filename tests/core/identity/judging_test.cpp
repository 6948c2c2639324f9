#include "core/identity/judging.h"

#include <gtest/gtest.h>

namespace onetrip::identity {
namespace {

TEST(Judging, ErrorsDoubtsAndWarnings) {
    Judging sound("A", "A", std::nullopt);
    sound.fact("letter", "A");
    sound.warn("identity.region_unknown");
    const IdentityReport kept = sound.finish();
    EXPECT_TRUE(kept.valid);
    EXPECT_FALSE(kept.has_error());
    EXPECT_EQ(kept.fact("letter"), "A");
    EXPECT_EQ(kept.fact("digit"), "");

    Judging doubted("A", "A", std::nullopt);
    doubted.doubt("identity.check_digit");
    doubted.fact("letter", "A");
    const IdentityReport asked = doubted.finish();
    EXPECT_FALSE(asked.valid);
    EXPECT_FALSE(asked.has_error());
    EXPECT_EQ(asked.fact("letter"), "A");

    Judging broken("A", "A", std::nullopt);
    broken.fact("letter", "A");
    broken.error("identity.check_digit");
    broken.suggest("suggestion", "B");
    const IdentityReport refused = broken.finish();
    EXPECT_FALSE(refused.valid);
    EXPECT_TRUE(refused.has_error());
    EXPECT_EQ(refused.fact("letter"), "");
    EXPECT_EQ(refused.fact("suggestion"), "B");
}

TEST(Judging, ASpellingThatIsNotTheUsualOneIsDoubted) {
    Judging spelled("a", "A", std::nullopt);
    const IdentityReport doubted = spelled.finish();
    EXPECT_FALSE(doubted.valid);
    EXPECT_EQ(doubted.findings, (std::vector<ValueFinding>{{"identity.spelling", base::Severity::Warn}}));
    Judging allowed("a", "A", std::nullopt);
    allowed.allow_spelling();
    EXPECT_TRUE(allowed.finish().valid);
    Judging replaced("A", "A", std::nullopt, Judging::Facts::Unwanted);
    replaced.set_value("B");
    replaced.fact("letter", "B");
    const IdentityReport other = replaced.finish();
    EXPECT_EQ(other.value, "B");
    EXPECT_FALSE(other.valid);
    EXPECT_TRUE(other.facts.empty());
}

}  // namespace
}  // namespace onetrip::identity
