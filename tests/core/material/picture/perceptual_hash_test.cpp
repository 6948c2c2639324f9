#include "core/material/picture/perceptual_hash.h"

#include <gtest/gtest.h>

#include "tests/core/material/picture/drawn.h"

namespace onetrip::material::picture {
namespace {

Plane other() {
    Plane plane = drawn::page({.desk = 200, .paper = 120, .size = 70});
    drawn::fill(plane, 100, 100, 500, 400, 30);
    return plane;
}

TEST(PerceptualHash, StaysNearWhenThePictureIsTheSame) {
    const Plane page = drawn::with_lamp(drawn::page({}), 300, 300, 90);
    const std::uint64_t hash = perceptual_hash(page.gray());
    EXPECT_LE(hash_distance(hash, perceptual_hash(drawn::blurred(page, 2, 2).gray())), near_bits_max);
    EXPECT_LE(hash_distance(hash, perceptual_hash(drawn::toned(page, 20, 200).gray())), near_bits_max);
    EXPECT_GT(hash_distance(hash, perceptual_hash(other().gray())), near_bits_max);
}

TEST(PerceptualHash, IsOfThePictureAsItIsShown) {
    // The same picture, stored as each orientation has it: where the shown (row, column) is stored.
    constexpr std::uint32_t side = 64;
    Plane shown{std::vector<std::uint8_t>(side * side, 20), side, side, 1};
    drawn::fill(shown, 0, 0, 20, 40, 220);
    drawn::fill(shown, 40, 50, 60, 60, 160);
    struct {
        std::uint32_t orientation;
        std::size_t (*stored)(std::size_t row, std::size_t column);
    } cases[] = {
        {1, [](std::size_t r, std::size_t c) { return r * side + c; }},
        {2, [](std::size_t r, std::size_t c) { return r * side + (side - 1 - c); }},
        {3, [](std::size_t r, std::size_t c) { return (side - 1 - r) * side + (side - 1 - c); }},
        {4, [](std::size_t r, std::size_t c) { return (side - 1 - r) * side + c; }},
        {5, [](std::size_t r, std::size_t c) { return c * side + r; }},
        {6, [](std::size_t r, std::size_t c) { return (side - 1 - c) * side + r; }},
        {7, [](std::size_t r, std::size_t c) { return (side - 1 - c) * side + (side - 1 - r); }},
        {8, [](std::size_t r, std::size_t c) { return c * side + (side - 1 - r); }},
    };
    for (const auto& one : cases) {
        Plane stored = shown;
        for (std::size_t row = 0; row < side; ++row) {
            for (std::size_t column = 0; column < side; ++column)
                stored.pixels[one.stored(row, column)] = shown.pixels[row * side + column];
        }
        EXPECT_EQ(perceptual_hash(stored.gray(), one.orientation), perceptual_hash(shown.gray())) << one.orientation;
    }
}

TEST(PerceptualHash, IsWrittenInSixteenDigits) {
    EXPECT_EQ(hash_text(0), "0000000000000000");
    EXPECT_EQ(hash_text(0x0123456789abcdef), "0123456789abcdef");
    EXPECT_EQ(hash_distance(0, ~std::uint64_t{0}), 64);
    EXPECT_EQ(perceptual_hash({nullptr, 7, 900}), 0u);
}

}  // namespace
}  // namespace onetrip::material::picture
