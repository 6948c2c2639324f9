#include "core/logic/arena.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>

namespace onetrip::logic {
namespace {

TEST(Arena, GivesAlignedMemoryUpToItsBudget) {
    Arena arena(100);
    void* first = arena.allocate(1);
    void* second = arena.allocate(60);
    ASSERT_NE(first, nullptr);
    ASSERT_NE(second, nullptr);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(second) % 8, 0u);
    EXPECT_GE(static_cast<std::byte*>(second) - static_cast<std::byte*>(first), 1);
    EXPECT_EQ(arena.left_bytes(), 39u);
    EXPECT_EQ(arena.allocate(40), nullptr);
    EXPECT_NE(arena.allocate(39), nullptr);
    EXPECT_EQ(arena.allocate(1), nullptr);
    EXPECT_NE(arena.allocate(0), nullptr);
}

TEST(Arena, KeepsWhatItGaveWhenItGrows) {
    Arena arena(1u << 20);
    char* pieces[40];
    for (int i = 0; i < 40; ++i) {
        pieces[i] = static_cast<char*>(arena.allocate(1000 + i));
        ASSERT_NE(pieces[i], nullptr);
        std::memset(pieces[i], i, 1000 + i);
    }
    char* large = static_cast<char*>(arena.allocate(200'000));
    ASSERT_NE(large, nullptr);
    std::memset(large, 99, 200'000);
    for (int i = 0; i < 40; ++i) {
        for (int at = 0; at < 1000 + i; ++at)
            ASSERT_EQ(pieces[i][at], i);
    }
}

}  // namespace
}  // namespace onetrip::logic
