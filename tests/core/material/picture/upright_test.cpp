#include "core/material/picture/upright.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/core/material/picture/drawn_person.h"

namespace onetrip::material::picture {
namespace {

/// The rows of a picture of letters.
std::string rows(const Plane& plane) {
    std::string text;
    for (std::uint32_t y = 0; y < plane.height; ++y) {
        const std::uint8_t* row = plane.gray().row(y);
        text += (y == 0 ? "" : "/") + std::string(row, row + plane.width);
    }
    return text;
}

TEST(Upright, EachOrientationAsExifSaysIt) {
    // What the row 0 and the column 0 of the file are in the picture, in EXIF's words.
    const struct {
        std::uint32_t orientation;
        const char* row_0;
        const char* column_0;
        const char* shown;
    } cases[] = {
        {1, "top", "left", "abc/def"},       {2, "top", "right", "cba/fed"},    {3, "bottom", "right", "fed/cba"},
        {4, "bottom", "left", "def/abc"},    {5, "left", "top", "ad/be/cf"},    {6, "right", "top", "da/eb/fc"},
        {7, "right", "bottom", "fc/eb/da"},  {8, "left", "bottom", "cf/be/ad"}, {0, "none", "as stored", "abc/def"},
        {9, "none", "as stored", "abc/def"},
    };
    const Plane stored{{'a', 'b', 'c', 'd', 'e', 'f'}, 3, 2, 1};
    for (const auto& one : cases)
        EXPECT_EQ(rows(upright(stored, one.orientation)), one.shown) << one.row_0 << ", " << one.column_0;
}

/// So that it is shown as `shown` with that orientation: a quarter turn is taken back by the other one.
Plane stored_as(const Plane& shown, std::uint32_t orientation) {
    return upright(shown, orientation == 6 ? 8 : orientation == 8 ? 6 : orientation);
}

std::string written(const std::optional<Portrait>& portrait) {
    json::Writer out;
    write_portrait(out, *portrait);
    return std::string(out.text());
}

TEST(Upright, APersonStoredInAnyWayIsMeasuredAsShown) {
    const Plane person = drawn::person({.middle = 120, .shadow = 20});
    const std::string expected = written(measure_portrait(person.colour()));
    for (std::uint32_t orientation = 1; orientation <= 8; ++orientation) {
        const Plane stored = stored_as(person, orientation);
        const Plane shown = upright(stored, orientation);
        EXPECT_EQ(shown.pixels, person.pixels) << orientation;
        EXPECT_EQ(written(measure_portrait(shown.colour())), expected) << orientation;
        EXPECT_EQ(written(measure_portrait(stored.colour())) == expected, orientation <= 2) << orientation;
    }
}

}  // namespace
}  // namespace onetrip::material::picture
