#include "core/material/decode/decode.h"
#include "tests/source_path.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace onetrip::material::decode {
namespace {

base::Bytes file(const std::string& name) {
    std::ifstream in(source_path("tests/vectors/files/") + name, std::ios::binary);
    return base::Bytes(std::istreambuf_iterator<char>(in), {});
}

std::string shape(const base::Result<Decoded, Refusal>& decoded) {
    if (!decoded) return "refused " + std::to_string(static_cast<int>(decoded.error()));
    const picture::Plane& plane = decoded->plane;
    EXPECT_EQ(plane.pixels.size(), std::size_t{plane.width} * plane.height * plane.channels);
    return std::to_string(plane.width) + "x" + std::to_string(plane.height) + " of " + std::to_string(plane.channels) +
           " at 1/" + std::to_string(decoded->reduction) + " turned " + std::to_string(decoded->orientation);
}

TEST(Decode, APictureIsReducedUntilItFits) {
    struct {
        const char* name;
        std::uint32_t long_side_max;
        bool colour;
        const char* expected;
    } cases[] = {
        {"page.jpg", 2048, false, "700x500 of 1 at 1/1 turned 1"},
        {"page.jpg", 699, false, "350x250 of 1 at 1/2 turned 1"},
        {"page.jpg", 100, true, "88x63 of 3 at 1/8 turned 1"},
        {"page.jpg", 10, false, "88x63 of 1 at 1/8 turned 1"},  // JPEG goes no further
        {"page_interlaced.png", 2048, false, "700x500 of 1 at 1/1 turned 1"},
        {"page_interlaced.png", 200, false, "175x125 of 1 at 1/4 turned 1"},
        {"page_interlaced.png", 60, true, "44x32 of 3 at 1/16 turned 1"},
        {"photo.png", 2048, true, "295x413 of 3 at 1/1 turned 1"},
        {"progressive.jpg", 300, false, "148x207 of 1 at 1/2 turned 1"},
    };
    for (const auto& one : cases) {
        const base::Bytes bytes = file(one.name);
        EXPECT_EQ(shape(decode(detect_kind(bytes), bytes, {one.long_side_max, one.colour})), one.expected) << one.name;
    }
}

TEST(Decode, WhatIsNoPictureOfOursIsRefused) {
    for (const char* name : {"photo.webp", "photo.heic", "small.gif", "small.bmp"}) {
        const base::Bytes bytes = file(name);
        EXPECT_EQ(shape(decode(detect_kind(bytes), bytes)), "refused 2") << name;
    }
}

TEST(Decode, ADamagedFileIsRefusedAndTheNextOneIsNot) {
    const base::Bytes whole = file("page.jpg");
    int refused = 0;
    for (std::size_t at = 2; at < 700; at += 7) {
        base::Bytes bytes = whole;
        bytes[at] ^= 0xFF;
        if (!decode(Kind::Jpeg, bytes)) ++refused;
    }
    EXPECT_GT(refused, 40);
    EXPECT_EQ(shape(decode(Kind::Jpeg, whole)), "700x500 of 1 at 1/1 turned 1");
    const base::BytesView cut(whole.data(), whole.size() / 2);
    EXPECT_EQ(shape(decode(Kind::Jpeg, cut)), "refused 0") << "half a picture is no picture";
    const base::Bytes png = file("page_interlaced.png");
    EXPECT_EQ(shape(decode(Kind::Png, base::BytesView(png).first(png.size() / 2))), "refused 0");
}

TEST(Decode, TheHeaderIsBelievedWhereItSaysTooMuch) {
    base::Bytes bytes = file("page.jpg");
    // SOF0: marker, length, precision, height, width.
    std::size_t at = 2;
    while (!(bytes[at] == 0xFF && bytes[at + 1] == 0xC0))
        ++at;
    bytes[at + 5] = bytes[at + 7] = 0x7F;
    EXPECT_EQ(shape(decode(Kind::Jpeg, bytes)), "refused 1");
    base::Bytes png = file("photo.png");
    png[16] = png[20] = 1;  // 16 million pixels a side
    EXPECT_EQ(shape(decode(Kind::Png, png)), "refused 1");
}

TEST(Decode, ATableThatCannotBeIsNotLookedUp) {
    base::Bytes bytes = file("page.jpg");
    // SOF0: marker, length, precision, height, width, how many components; of each its name, factors, table.
    std::size_t at = 2;
    while (!(bytes[at] == 0xFF && bytes[at + 1] == 0xC0))
        ++at;
    std::uint8_t& table = bytes[at + 12];
    ASSERT_EQ(table, 0) << "of the first component";
    for (int number = 3; number < 256; ++number) {
        table = static_cast<std::uint8_t>(number);
        for (const bool colour : {false, true})
            EXPECT_EQ(shape(decode(Kind::Jpeg, bytes, {2048, colour})), "refused 0") << number;
    }
}

TEST(Decode, PngAndJpegOfOnePageAreNearlyTheSame) {
    const base::Bytes jpeg = file("page.jpg");
    const base::Bytes png = file("page_interlaced.png");
    const auto a = decode(Kind::Jpeg, jpeg, {200, false});
    const auto b = decode(Kind::Png, png, {200, false});
    ASSERT_TRUE(a && b);
    ASSERT_EQ(a->plane.pixels.size(), b->plane.pixels.size());
    std::int64_t difference = 0;
    for (std::size_t i = 0; i < a->plane.pixels.size(); ++i)
        difference += std::abs(a->plane.pixels[i] - b->plane.pixels[i]);
    EXPECT_LT(difference / static_cast<std::int64_t>(a->plane.pixels.size()), 12) << "the PNG has eight grey levels";
}

TEST(Decode, ReductionIsTheSmallestThatFits) {
    EXPECT_EQ(reduction_for(4000, 3000, 2048), 2u);
    EXPECT_EQ(reduction_for(2048, 10, 2048), 1u);
    EXPECT_EQ(reduction_for(2049, 10, 2048), 2u);
    EXPECT_EQ(reduction_for(9000, 6000, 2048), 8u);
    EXPECT_EQ(reduction_for(65'000, 1, 2048), 16u);
}

}  // namespace
}  // namespace onetrip::material::decode
