#include "core/logic/operators.h"

#include <gtest/gtest.h>

#include "tests/core/logic/apply.h"

namespace onetrip::logic {
namespace {

TEST(Operators, AreFoundByName) {
    const char* names[] = {"var",
                           "val",
                           "exists",
                           "missing",
                           "missing_some",
                           "get",
                           "preserve",
                           "if",
                           "?:",
                           "and",
                           "or",
                           "??",
                           "!",
                           "!!",
                           "try",
                           "throw",
                           "==",
                           "!=",
                           "===",
                           "!==",
                           "<",
                           "<=",
                           ">",
                           ">=",
                           "in",
                           "+",
                           "-",
                           "*",
                           "/",
                           "%",
                           "max",
                           "min",
                           "map",
                           "filter",
                           "reduce",
                           "all",
                           "some",
                           "none",
                           "merge",
                           "cat",
                           "substr",
                           "length",
                           "code_points",
                           "today",
                           "is_date",
                           "age",
                           "days_between",
                           "add_days",
                           "add_months",
                           "date_before",
                           "date_on_or_before",
                           "add_workdays",
                           "is_workday",
                           "workdays_between"};
    for (const char* name : names) {
        const Operator* known = find_operator(name);
        ASSERT_NE(known, nullptr) << name;
        EXPECT_EQ(known->name, name);
    }
    for (const char* name : {"", "log", "VAR", "constructor", "hasOwnProperty", "+ "}) {
        EXPECT_EQ(find_operator(name), nullptr) << name;
    }
}

/// What decides or walks must be written with an array, also if a rule would yield one.
TEST(Operators, ThatAreLazyTakeAnArrayOnly) {
    for (const char* name : {"if", "?:", "and", "or", "??", "==", "!=", "===", "!==", "<", "<=", ">", ">=", "map",
                             "filter", "reduce", "all", "some", "none"}) {
        const std::string quoted = "{\"" + std::string(name) + "\":";
        EXPECT_EQ(applied(quoted + "5}", ""), "throws Invalid Arguments at ") << name;
        EXPECT_EQ(applied(quoted + "{\"preserve\":[[1,2],3]}}", ""), "throws Invalid Arguments at ") << name;
    }
}

/// What takes arguments takes those that a rule yields.
TEST(Operators, ThatTakeArgumentsTakeThemFromARule) {
    const struct {
        const char* rule;
        const char* answer;
    } table[] = {
        {"{\"+\":{\"preserve\":[7,8]}}", "15"},
        {"{\"+\":{\"preserve\":[]}}", "0"},
        {"{\"*\":{\"preserve\":[7,8]}}", "56"},
        {"{\"-\":{\"preserve\":[7]}}", "-7"},
        {"{\"-\":{\"preserve\":[]}}", "throws Invalid Arguments at "},
        {"{\"%\":{\"preserve\":[7]}}", "throws Invalid Arguments at "},
        {"{\"max\":{\"preserve\":[1,5]}}", "5"},
        {"{\"in\":{\"preserve\":[1,[1]]}}", "true"},
        {"{\"cat\":{\"preserve\":[\"a\",\"b\"]}}", "\"ab\""},
        {"{\"substr\":{\"preserve\":[\"abc\",1]}}", "\"bc\""},
        {"{\"merge\":{\"preserve\":[[1],[2]]}}", "[1,2]"},
        {"{\"missing\":{\"preserve\":[\"a\"]}}", "[\"a\"]"},
        {"{\"days_between\":{\"preserve\":[\"2026-01-01\",\"2026-01-03\"]}}", "2"},
        {"{\"!\":{\"preserve\":[0]}}", "false"},
        {"{\"length\":{\"preserve\":[0]}}", "1"},
    };
    for (const auto& row : table)
        EXPECT_EQ(applied(row.rule, ""), row.answer) << row.rule;
}

}  // namespace
}  // namespace onetrip::logic
