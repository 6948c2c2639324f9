// The limits, each at its edge: what just fits is answered, what is one more is stopped, and `try` does not catch it.

#include "core/logic/evaluator.h"

#include <gtest/gtest.h>

#include "tests/core/logic/apply.h"

namespace onetrip::logic {
namespace {

std::string repeated(std::string_view before, std::string_view middle, std::string_view after, int times) {
    std::string out;
    for (int i = 0; i < times; ++i)
        out += before;
    out += middle;
    for (int i = 0; i < times; ++i)
        out += after;
    return out;
}

TEST(Evaluator, KeepsDepth) {
    const Limits limits{.depth_max = 3};
    EXPECT_EQ(applied(repeated("{\"!\":", "1", "}", 3), "", limits), "false");
    EXPECT_EQ(applied(repeated("{\"!\":", "1", "}", 4), "", limits), "refused logic.too_deep at /!/!/!");
    EXPECT_EQ(applied("[[[1]]]", "", limits), "[[[1]]]");
    EXPECT_EQ(applied("[[[[1]]]]", "", limits), "refused logic.too_deep at ");
    EXPECT_EQ(applied("[[[{\"var\":\"a\"}]]]", "", limits), "refused logic.too_deep at /0/0/0");
    EXPECT_EQ(applied("{\"preserve\":[[1]]}", "", limits), "[[1]]");
    EXPECT_EQ(applied("{\"preserve\":[[[1]]]}", "", limits), "refused logic.too_deep at ");
    EXPECT_EQ(applied(repeated("{\"!\":", "1", "}", 64), ""), "true");
    EXPECT_EQ(applied(repeated("{\"!\":", "1", "}", 65), "").substr(0, 22), "refused logic.too_deep");
}

TEST(Evaluator, KeepsTheNumberOfNodes) {
    const Limits limits{.nodes_max = 4};
    EXPECT_EQ(applied("{\"+\":[1,2,3]}", "", limits), "6");
    EXPECT_EQ(applied("{\"+\":[1,2,3,4]}", "", limits), "refused logic.too_many_nodes at ");
    EXPECT_EQ(applied("[1,2,3]", "", limits), "[1,2,3]");
    EXPECT_EQ(applied("[1,2,3,4]", "", limits), "refused logic.too_many_nodes at ");
    EXPECT_EQ(applied("{\"in\":[1,[1]]}", "", limits), "true");
    EXPECT_EQ(applied("{\"in\":[1,[1,2]]}", "", limits), "refused logic.too_many_nodes at /in/1");
}

TEST(Evaluator, KeepsTheNumberOfSteps) {
    Limits limits;
    limits.steps_max = 4;
    EXPECT_EQ(applied("{\"+\":[1,2,3]}", "", limits), "6");
    EXPECT_EQ(applied("{\"+\":[1,2,3,4]}", "", limits), "throws logic.too_many_steps at /+/3");
    EXPECT_EQ(applied("{\"try\":[{\"+\":[1,2,3]},9]}", "", limits), "throws logic.too_many_steps at /try/0/+/2");
    // map, its list and one step an element.
    EXPECT_EQ(applied("{\"map\":[[1,2],0]}", "", limits), "[0,0]");
    EXPECT_EQ(applied("{\"map\":[[1,2,3],0]}", "", limits), "throws logic.too_many_steps at /map/1");
    // What compares, joins and searches large data counts as well.
    EXPECT_EQ(applied("{\"===\":[{\"var\":\"\"},{\"var\":\"\"}]}", "[1,2,3]", limits),
              "throws logic.too_many_steps at ");
    EXPECT_EQ(applied("{\"in\":[9,{\"var\":\"\"}]}", "[1,2,3]", limits), "throws logic.too_many_steps at ");
}

TEST(Evaluator, StopsWhatWouldRunAway) {
    std::string list = "[0";
    for (int i = 1; i < 200; ++i)
        list += ",0";
    const std::string data = "{\"l\":" + list + "]}";
    const char* cube =
        "{\"map\":[{\"var\":\"l\"},{\"map\":[{\"val\":[[2],\"l\"]},{\"map\":[{\"val\":[[4],\"l\"]},{\"val\":[[6],\"l\"]"
        "}]}]}]}";
    const std::string answer = applied(cube, data);
    EXPECT_EQ(answer.substr(0, 29), "throws logic.too_much_memory ") << answer;
    const char* counted =
        "{\"some\":[{\"var\":\"l\"},{\"some\":[{\"val\":[[2],\"l\"]},{\"some\":[{\"val\":[[4],\"l\"]},false]}]}]}";
    EXPECT_EQ(applied(counted, data).substr(0, 28), "throws logic.too_many_steps ");
    // A text that doubles in each round.
    const char* doubled =
        "{\"reduce\":[{\"var\":\"l\"},{\"cat\":[{\"var\":\"accumulator\"},{\"var\":\"accumulator\"}]},\"ab\"]}";
    EXPECT_EQ(applied(doubled, data).substr(0, 29), "throws logic.too_much_memory ");
}

TEST(Evaluator, KeepsMemory) {
    Limits limits;
    limits.memory_bytes_max = 4;
    EXPECT_EQ(applied("{\"cat\":[\"ab\",\"cd\"]}", "", limits), "\"abcd\"");
    EXPECT_EQ(applied("{\"cat\":[\"ab\",\"cde\"]}", "", limits), "throws logic.too_much_memory at ");
    EXPECT_EQ(applied("{\"try\":[{\"cat\":[\"ab\",\"cde\"]},1]}", "", limits),
              "throws logic.too_much_memory at /try/0");
    limits.memory_bytes_max = 2 * sizeof(Datum);
    EXPECT_EQ(applied("{\"map\":[[1,2],7]}", "", limits), "[7,7]");
    EXPECT_EQ(applied("{\"map\":[[1,2,3],7]}", "", limits), "throws logic.too_much_memory at ");
    EXPECT_EQ(applied("{\"merge\":[[1,2],3]}", "", limits), "throws logic.too_much_memory at ");
    EXPECT_EQ(applied("[{\"var\":\"\"},1,2]", "", limits), "throws logic.too_much_memory at ");
}

TEST(Evaluator, KeepsTheSizeOfTheResult) {
    Limits limits;
    limits.result_bytes_max = 12;
    EXPECT_EQ(applied("{\"cat\":[\"0123456\",\"789\"]}", "", limits), "\"0123456789\"");
    EXPECT_EQ(applied("{\"cat\":[\"0123456\",\"789x\"]}", "", limits), "throws logic.result_too_large at ");
    // What only passes the data on is no larger than the data.
    EXPECT_EQ(applied("{\"var\":\"\"}", "[\"0123456789abcdef\"]", limits), "[\"0123456789abcdef\"]");
    EXPECT_EQ(applied("{\"map\":[{\"var\":\"\"},{\"var\":\"\"}]}", "[\"0123456789abcdef\"]", limits),
              "throws logic.result_too_large at ");
    EXPECT_EQ(applied("{\"filter\":[{\"var\":\"\"},true]}", "[{\"a\":\"0123456789\"}]", limits),
              "throws logic.result_too_large at ");
    // Control characters are six bytes in JSON.
    EXPECT_EQ(applied("{\"cat\":[\"0123\\u0001\"]}", "", limits), "\"0123\\u0001\"");
    EXPECT_EQ(applied("{\"cat\":[\"01234\\u0001\"]}", "", limits), "throws logic.result_too_large at ");
}

TEST(Evaluator, KeepsTheDepthOfTheResult) {
    Limits limits;
    limits.result_depth_max = 3;
    const char* nest = "{\"map\":[[0],{\"map\":[[0],{\"map\":[[0],%]}]}]}";
    const auto nested = [&](std::string_view inside) {
        std::string rule = nest;
        return rule.replace(rule.find('%'), 1, inside);
    };
    EXPECT_EQ(applied(nested("1"), "", limits), "[[[1]]]");
    EXPECT_EQ(applied(nested("[1]"), "", limits), "throws logic.result_too_deep at ");
    // What lies in the data is as deep as the data, which the parser bounds.
    EXPECT_EQ(applied(nested("{\"val\":[[6]]}"), "[[[[1]]]]", limits), "[[[[[[[1]]]]]]]");
}

}  // namespace
}  // namespace onetrip::logic
