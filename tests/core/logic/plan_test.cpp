#include "core/logic/plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace onetrip::logic {
namespace {

TEST(Plan, SplitsPaths) {
    using Names = std::vector<std::string>;
    const struct {
        const char* path;
        Names names;
    } table[] = {
        {"a", {"a"}},
        {"a.b.c", {"a", "b", "c"}},
        {"a\\.b.c", {"a.b", "c"}},
        {"a\\\\.b", {"a\\", "b"}},
        {"a\\b", {"a\\b"}},
        {"a\\", {"a\\"}},
        {"\\/", {"/"}},
        {".", {""}},
        {"...", {"", "", ""}},
        {".a", {"", "a"}},
        {"a.", {"a", ""}},
        {"..\\.a.", {"", "", ".a", ""}},
    };
    for (const auto& row : table)
        EXPECT_EQ(split_path(row.path), row.names) << row.path;
}

TEST(Plan, SaysWhereANodeStood) {
    // {"a/b":[[1],{"!":2}]}
    Plan plan;
    plan.nodes.resize(5);
    plan.places = {{0, Place::alone, "a/b"}, {0, 0, {}}, {0, 1, "!"}, {2, Place::alone, {}}, {1, 0, {}}};
    EXPECT_EQ(plan.pointer_to(0), "");
    EXPECT_EQ(plan.pointer_to(1), "/a~1b/0");
    EXPECT_EQ(plan.pointer_to(2), "/a~1b/1");
    EXPECT_EQ(plan.pointer_to(3), "/a~1b/1/!");
    EXPECT_EQ(plan.pointer_to(4), "/a~1b/0/0");
}

}  // namespace
}  // namespace onetrip::logic
