// Every operation on sixteen bytes against the same thing said byte by byte: on numbers of a seed, and at the ends.

#include "core/material/picture/lanes_internal.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <random>

namespace onetrip::material::picture {
namespace {

#if ONETRIP_LANES

using Bytes = std::array<std::uint8_t, 16>;
using Numbers = std::array<std::uint16_t, 8>;

Lanes lanes_of(const Bytes& bytes) {
    return load(bytes.data());
}

Bytes bytes_of(Lanes a) {
    Bytes out;
    store(out.data(), a);
    return out;
}

Numbers numbers_of(const Bytes& bytes) {
    Numbers out;
    std::memcpy(out.data(), bytes.data(), bytes.size());
    return out;
}

template <typename Act>
Bytes each(const Bytes& a, const Bytes& b, const Act& act) {
    Bytes out;
    for (std::size_t i = 0; i < a.size(); ++i)
        out[i] = static_cast<std::uint8_t>(act(a[i], b[i]));
    return out;
}

template <typename Act>
Numbers each_16(const Bytes& a, const Bytes& b, const Act& act) {
    const Numbers x = numbers_of(a);
    const Numbers y = numbers_of(b);
    Numbers out;
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = static_cast<std::uint16_t>(act(x[i], y[i]));
    return out;
}

std::vector<Bytes> samples() {
    std::vector<Bytes> out(4);
    out[1].fill(255);
    out[2].fill(128);
    for (std::size_t i = 0; i < out[3].size(); ++i)
        out[3][i] = i % 2 == 0 ? 255 : 0;
    std::mt19937 random(20261129);
    for (int i = 0; i < 40; ++i) {
        Bytes bytes;
        for (std::uint8_t& byte : bytes)
            byte = static_cast<std::uint8_t>(random());
        out.push_back(bytes);
    }
    return out;
}

TEST(Lanes, TwoAndTwoAreWhatTheirBytesAre) {
    for (const Bytes& a : samples()) {
        for (const Bytes& b : samples()) {
            const Lanes x = lanes_of(a);
            const Lanes y = lanes_of(b);
            EXPECT_EQ(bytes_of(least(x, y)), each(a, b, [](int p, int q) { return std::min(p, q); }));
            EXPECT_EQ(bytes_of(most(x, y)), each(a, b, [](int p, int q) { return std::max(p, q); }));
            EXPECT_EQ(bytes_of(both(x, y)), each(a, b, [](int p, int q) { return p & q; }));
            EXPECT_EQ(bytes_of(either(x, y)), each(a, b, [](int p, int q) { return p | q; }));
            EXPECT_EQ(bytes_of(differing(x, y)), each(a, b, [](int p, int q) { return p ^ q; }));
            EXPECT_EQ(bytes_of(less_by(x, y)), each(a, b, [](int p, int q) { return std::max(p - q, 0); }));
            EXPECT_EQ(bytes_of(is_same(x, y)), each(a, b, [](int p, int q) { return p == q ? 255 : 0; }));
            EXPECT_EQ(numbers_of(bytes_of(less_by_16(x, y))),
                      each_16(a, b, [](int p, int q) { return std::max(p - q, 0); }));
            EXPECT_EQ(numbers_of(bytes_of(add_16(x, y))), each_16(a, b, [](int p, int q) { return p + q; }));
        }
    }
}

TEST(Lanes, AMaskChoosesAndIsCounted) {
    for (const Bytes& a : samples()) {
        for (const Bytes& b : samples()) {
            const Lanes mask = is_same(least(lanes_of(a), lanes_of(b)), lanes_of(a));
            std::uint32_t digits = 0;
            Bytes chosen;
            for (std::size_t i = 0; i < a.size(); ++i) {
                const bool is_set = a[i] <= b[i];
                digits |= is_set ? 1u << i : 0;
                chosen[i] = is_set ? a[i] : b[i];
            }
            EXPECT_EQ(digits_of(mask), digits);
            EXPECT_EQ(bytes_of(select(mask, lanes_of(a), lanes_of(b))), chosen);
        }
    }
}

TEST(Lanes, ZippedSummedAndFilled) {
    for (const Bytes& a : samples()) {
        const Bytes b = samples().back();
        Bytes first;
        Bytes last;
        std::uint32_t total = 0;
        for (std::size_t i = 0; i < 8; ++i) {
            first[2 * i] = a[i];
            first[2 * i + 1] = b[i];
            last[2 * i] = a[8 + i];
            last[2 * i + 1] = b[8 + i];
            total += a[i] + a[8 + i];
        }
        EXPECT_EQ(bytes_of(zip_first(lanes_of(a), lanes_of(b))), first);
        EXPECT_EQ(bytes_of(zip_last(lanes_of(a), lanes_of(b))), last);
        EXPECT_EQ(total_of(lanes_of(a)), total);
        EXPECT_THAT(bytes_of(splat(a[0])), testing::Each(a[0]));
        EXPECT_THAT(numbers_of(bytes_of(splat_16(numbers_of(a)[0]))), testing::Each(numbers_of(a)[0]));
    }
}

#endif

}  // namespace
}  // namespace onetrip::material::picture
