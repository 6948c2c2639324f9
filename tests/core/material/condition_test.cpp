#include "core/material/condition.h"

#include <gtest/gtest.h>

namespace onetrip::material {
namespace {

TEST(Condition, holds_as_it_says) {
    const struct {
        const char* condition;
        const char* answers;
        bool holds;
    } table[] = {
        {"true", "{}", true},
        {"false", "{}", false},
        {R"({"==":[{"var":"a"},1]})", R"({"a":1})", true},
        {R"({"==":[{"var":"a"},1]})", "{}", false},
        {R"({"throw":"x"})", "{}", false},
        {R"({"<":[{"var":"day"},{"today":[]}]})", R"({"day":"2026-11-27"})", true},
    };
    for (const auto& row : table) {
        const auto condition = json::Document::parse(row.condition);
        const auto answers = json::Document::parse(row.answers);
        json::Defects defects;
        const Condition read = read_condition(condition->root(), defects);
        EXPECT_TRUE(defects.list().empty()) << row.condition;
        EXPECT_EQ(read.holds(answers->root(), *base::Day::parse("2026-11-28")), row.holds) << row.condition;
    }
}

TEST(Condition, that_is_absent_holds_and_one_that_is_none_is_said) {
    json::Defects defects;
    EXPECT_TRUE(read_condition({}, defects).holds({}, {}));
    EXPECT_TRUE(defects.list().empty());
    const auto seven = json::Document::parse("7");
    (void)read_condition(seven->root(), defects);
    ASSERT_EQ(defects.list().size(), 1U);
    EXPECT_EQ(defects.list()[0].code, "rule_invalid");
}

}  // namespace
}  // namespace onetrip::material
