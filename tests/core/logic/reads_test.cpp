#include "core/logic/reads.h"

#include <gtest/gtest.h>

#include "tests/core/logic/apply.h"

namespace onetrip::logic {
namespace {

std::string listed(std::span<const std::string> names) {
    std::string out;
    for (const std::string& name : names)
        (out += name.empty() ? "(all)" : name) += " ";
    return out;
}

struct Reading {
    const char* rule;
    const char* variables;
    const char* outer;
};

TEST(Reads, NamesWhatARuleDependsOn) {
    const Reading table[] = {
        {"1", "", ""},
        {"{\"var\":\"a\"}", "/a ", ""},
        {"{\"var\":\"a.b\"}", "/a/b ", ""},
        {"{\"var\":\"a/b~.c\"}", "/a~1b~0/c ", ""},
        {"{\"var\":\"\"}", "(all) ", ""},
        {"{\"and\":[{\"var\":\"b\"},{\"var\":\"a\"},{\"var\":\"b\"}]}", "/a /b ", ""},
        {"{\"var\":[\"a\",{\"var\":\"b\"}]}", "/a /b ", ""},
        {"{\"val\":[\"a\",0,\"b\"]}", "/a/0/b ", ""},
        {"{\"val\":[\"a\",{\"var\":\"i\"},\"b\"]}", "/a /i ", ""},
        {"{\"exists\":[\"a\",\"b\"]}", "/a/b ", ""},
        {"{\"missing\":[\"a\",\"b.c\"]}", "/a /b/c ", ""},
        {"{\"missing\":\"a\"}", "/a ", ""},
        {"{\"missing_some\":[1,[\"a\",\"b\"]]}", "/a /b ", ""},
        {"{\"missing\":{\"merge\":[\"a\",{\"if\":[{\"var\":\"x\"},[\"b\"],[]]}]}}", "/a /b /x ", ""},
        {"{\"missing\":{\"var\":\"names\"}}", "(all) /names ", ""},
        {"{\"var\":{\"var\":\"a\"}}", "(all) /a ", "(all) "},
        // Inside a list, names are the elements'; from there, two levels out is the data.
        {"{\"map\":[{\"var\":\"list\"},{\"+\":[{\"var\":\"x\"},{\"val\":[[2],\"y\"]},{\"var\":\"../../z\"}]}]}",
         "/list /y /z ", ""},
        {"{\"map\":[{\"var\":\"list\"},{\"val\":[[1],\"index\"]}]}", "/list ", ""},
        {"{\"map\":[{\"var\":\"l\"},{\"map\":[{\"var\":\"m\"},{\"val\":[[4],\"deep\"]}]}]}", "/deep /l ", ""},
        {"{\"reduce\":[{\"var\":\"l\"},{\"var\":\"current.x\"},{\"var\":\"start\"}]}", "/l /start ", ""},
        {"{\"try\":[{\"var\":\"a\"},{\"var\":\"type\"},{\"val\":[[2],\"b\"]}]}", "/a /b ", ""},
        {"{\"map\":[{\"var\":\"l\"},{\"missing\":[\"x\"]}]}", "/l ", ""},
        // Beyond the data lies what the application puts around it.
        {"{\"val\":[[2],\"city\"]}", "", "/city "},
        {"{\"map\":[{\"var\":\"l\"},{\"val\":[[-4],\"city\"]}]}", "/l ", "/city "},
        {"{\"val\":[[1],\"index\"]}", "", ""},
        {"{\"preserve\":{\"var\":\"a\"}}", "", ""},
    };
    for (const Reading& row : table) {
        const json::Document text = parsed(row.rule);
        const auto rule = Rule::compile(text.root());
        ASSERT_TRUE(rule) << row.rule;
        EXPECT_EQ(listed(rule->variables()), row.variables) << row.rule;
        EXPECT_EQ(listed(rule->outer_variables()), row.outer) << row.rule;
    }
}

TEST(Reads, KnowsWhetherTheDayMatters) {
    const struct {
        const char* rule;
        bool today;
        bool workdays;
    } table[] = {
        {"{\"age\":{\"var\":\"birth\"}}", true, false},
        {"{\"age\":[{\"var\":\"birth\"}]}", true, false},
        {"{\"age\":[{\"var\":\"birth\"},{\"var\":\"on\"}]}", false, false},
        {"{\"if\":[true,{\"today\":[]}]}", true, false},
        {"{\"add_workdays\":[{\"today\":[]},5]}", true, true},
        {"{\"is_workday\":\"2026-01-01\"}", false, true},
        {"{\"days_between\":[{\"var\":\"a\"},{\"var\":\"b\"}]}", false, false},
    };
    for (const auto& row : table) {
        const json::Document text = parsed(row.rule);
        const auto rule = Rule::compile(text.root());
        ASSERT_TRUE(rule) << row.rule;
        EXPECT_EQ(rule->reads_today(), row.today) << row.rule;
        EXPECT_EQ(rule->reads_workdays(), row.workdays) << row.rule;
    }
}

}  // namespace
}  // namespace onetrip::logic
