#include "core/json/pointer.h"

#include <gtest/gtest.h>

#include <vector>

namespace onetrip::json {
namespace {

TEST(Pointer, IsReadTokenByToken) {
    PointerReader reader("/a~1b/m~0n//0");
    std::vector<std::string> tokens;
    while (reader.more())
        tokens.push_back(*reader.next());
    EXPECT_EQ(tokens, (std::vector<std::string>{"a/b", "m~n", "", "0"}));
    EXPECT_FALSE(PointerReader("a").next());
    EXPECT_FALSE(PointerReader("/~").next());
    EXPECT_FALSE(PointerReader("/~2").next());
}

TEST(Pointer, IndexesArraysAsRfc6901Spells) {
    EXPECT_EQ(array_index("0"), 0u);
    EXPECT_EQ(array_index("120"), 120u);
    for (const char* none : {"", "-", "01", "1a", "-1", "9999999999"})
        EXPECT_FALSE(array_index(none)) << none;
}

TEST(Pointer, IsWrittenEscaped) {
    std::string pointer;
    append_token(pointer, "a/b~c");
    append_token(pointer, std::size_t{12});
    EXPECT_EQ(pointer, "/a~1b~0c/12");
}

}  // namespace
}  // namespace onetrip::json
