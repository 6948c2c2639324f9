#include "core/material/picture/portrait.h"

#include <gtest/gtest.h>

#include "tests/core/material/picture/drawn_person.h"

namespace onetrip::material::picture {
namespace {

using drawn::Person;

/// What is of one head is twice the same; -1 if nothing was measured.
int of_one(const std::optional<Spread>& spread) {
    if (!spread) return -1;
    EXPECT_EQ(spread->least, spread->most);
    return spread->least;
}

TEST(Portrait, WhereTheHeadIs) {
    struct {
        const char* what;
        Person person;
        int top, width, height, off_centre;  // permille
    } cases[] = {
        {"in the middle", {}, 100, 500, 505, 0},
        {"small", {.head_width = 90, .head_height = 130}, 100, 300, 275, 0},
        {"to the side", {.middle = 105}, 100, 500, 505, 150},
        {"low", {.top = 100}, 250, 500, 505, 0},
    };
    for (const auto& one : cases) {
        const auto portrait = measure_portrait(drawn::person(one.person).colour());
        ASSERT_TRUE(portrait) << one.what;
        EXPECT_EQ(portrait->heads, 1) << one.what;
        EXPECT_NEAR(of_one(portrait->head_top_permille), one.top, 12) << one.what;
        EXPECT_NEAR(of_one(portrait->head_width_permille), one.width, 15) << one.what;
        EXPECT_NEAR(of_one(portrait->head_height_permille), one.height, 40) << one.what;
        EXPECT_NEAR(portrait->off_centre_permille.value_or(-1), one.off_centre, 10) << one.what;
        EXPECT_FALSE(portrait->level_permille) << one.what;
    }
}

TEST(Portrait, TheGroundIsWhatHangsTogetherWithTheUpperBorder) {
    const auto white = measure_portrait(drawn::person({}).colour());
    EXPECT_EQ(white->ground.y, 250);
    EXPECT_EQ(white->ground.cb, 128);
    EXPECT_LE(white->ground_uneven, 2);
    const auto blue = measure_portrait(drawn::person({.ground = {128, 179, 84}}).colour());
    EXPECT_EQ(blue->ground.cb, 179);
    EXPECT_EQ(blue->heads, 1);
    EXPECT_NEAR(measure_portrait(drawn::person({.shadow = 40}).colour())->ground_uneven, 36, 6);
}

TEST(Portrait, TwoHeadsAndNone) {
    Plane two = drawn::person({.middle = 80, .head_width = 80, .head_height = 200});
    drawn::add_person(two, {.middle = 220, .top = 60, .head_width = 80, .head_height = 200});
    const auto couple = measure_portrait(two.colour());
    EXPECT_EQ(couple->heads, 2);
    EXPECT_NEAR(couple->level_permille.value_or(-1), 50, 10);
    EXPECT_NEAR(couple->off_centre_permille.value_or(-1), 0, 10);
    ASSERT_TRUE(couple->head_top_permille && couple->head_width_permille);
    EXPECT_NEAR(couple->head_top_permille->least, 100, 12);
    EXPECT_NEAR(couple->head_top_permille->most, 150, 12);
    const auto wall = measure_portrait(drawn::wall({}).colour());
    EXPECT_EQ(wall->heads, 0);
    EXPECT_FALSE(wall->head_width_permille);
}

TEST(Portrait, OfTwoHeadsTheSmallerAndTheLargerAreKept) {
    Plane two = drawn::person({.middle = 70, .head_width = 60, .head_height = 160});
    drawn::add_person(two, {.middle = 210, .head_width = 120, .head_height = 240});
    const auto couple = measure_portrait(two.colour());
    ASSERT_EQ(couple->heads, 2);
    ASSERT_TRUE(couple->head_width_permille && couple->head_height_permille);
    EXPECT_NEAR(couple->head_width_permille->least, 200, 15);
    EXPECT_NEAR(couple->head_width_permille->most, 400, 15);
    EXPECT_NEAR(couple->head_height_permille->least, 335, 40);
    EXPECT_NEAR(couple->head_height_permille->most, 505, 40);
}

TEST(Portrait, ASmallPictureIsNone) {
    const std::vector<std::uint8_t> pixels(std::size_t{63} * 63 * 3, 128);
    EXPECT_FALSE(measure_portrait({pixels.data(), 63, 63}));
}

TEST(Portrait, WhatIsWrittenIsRead) {
    json::Writer out;
    write_portrait(out, *measure_portrait(drawn::person({}).colour()));
    const auto read = read_portrait(json::Document::parse(out.text())->root());
    ASSERT_TRUE(read);
    json::Writer again;
    write_portrait(again, *read);
    EXPECT_EQ(again.text(), out.text());
    for (const char* facts : {"{}", R"({"ground":[1,2],"uneven":0,"heads":1})", R"({"ground":[1,2,3],"uneven":0})",
                              R"({"ground":[1,2,3],"uneven":0,"heads":1,"head_top":-1})",
                              R"({"ground":[1,2,3],"uneven":0,"heads":1,"head_top":7})",
                              R"({"ground":[1,2,3],"uneven":0,"heads":1,"head_top":[7]})",
                              R"({"ground":[1,2,3],"uneven":0,"heads":1,"head_top":[7,6]})",
                              R"({"ground":[1,2,3],"uneven":0,"heads":1,"head_top":[6,7,8]})"}) {
        EXPECT_FALSE(read_portrait(json::Document::parse(facts)->root())) << facts;
    }
}

}  // namespace
}  // namespace onetrip::material::picture
