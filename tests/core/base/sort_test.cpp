#include "core/base/sort.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace onetrip::base {
namespace {

TEST(Sort, OrdersIndicesByWhatTheyMean) {
    std::uint32_t seed = 1;
    for (std::size_t size = 0; size < 70; ++size) {
        std::vector<std::uint32_t> values;
        for (std::size_t i = 0; i < size; ++i) {
            seed = seed * 1664525u + 1013904223u;
            values.push_back(seed >> 28);  // many are equal
        }
        std::vector<std::uint32_t> order = indices(size);
        const auto before = [&](std::uint32_t a, std::uint32_t b) {
            return values[a] != values[b] ? values[a] < values[b] : a < b;
        };
        std::vector<std::uint32_t> expected = order;
        std::sort(expected.begin(), expected.end(), before);
        sort_order(order, before);
        EXPECT_EQ(order, expected) << size;
    }
}

}  // namespace
}  // namespace onetrip::base
