#include "core/material/picture/measures.h"

#include <gtest/gtest.h>

#include "tests/core/material/picture/drawn.h"

namespace onetrip::material::picture {
namespace {

TEST(Measures, AnEdgeIsAsWideAsItIsBlurred) {
    const Plane sharp = drawn::page({.size = 120});
    struct {
        int reach, times, least, most;
    } cases[] = {
        {0, 0, 50, 80},     // a step from one pixel to the next: three fifths of a pixel
        {1, 3, 210, 280},   // a standard deviation of 1.4 pixels
        {2, 3, 370, 450},   // 2.4
        {3, 4, 550, 2000},  // 4: strokes run into each other
    };
    for (const auto& one : cases) {
        const auto width = measure(drawn::blurred(sharp, one.reach, one.times).gray(), 1).edge_width_hundredths;
        ASSERT_TRUE(width) << one.reach;
        EXPECT_GE(*width, one.least) << one.reach;
        EXPECT_LE(*width, one.most) << one.reach;
    }
}

TEST(Measures, TonesAreThoseOfPaperAndInk) {
    const Measures usual = measure(drawn::page({}).gray(), 1);
    EXPECT_NEAR(usual.paper, 210, 3);
    EXPECT_NEAR(*usual.contrast, 170, 8);
    EXPECT_NEAR(*usual.ink, 40, 15);
    const Measures dark = measure(drawn::toned(drawn::page({}), 0, 80).gray(), 1);
    EXPECT_NEAR(dark.paper, 65, 3);
    EXPECT_NEAR(*dark.contrast, 53, 8);
    const Measures washed = measure(drawn::page({.desk = 255, .paper = 255, .ink = 180}).gray(), 1);
    EXPECT_EQ(washed.paper, 255);
    EXPECT_NEAR(*washed.ink, 180, 10);
}

TEST(Measures, LinesAreTurnedByTheirAngle) {
    const Plane straight = drawn::page({});
    struct {
        int rise, tenths;
    } cases[] = {{0, 0}, {87, 50}, {176, 100}, {364, 200}, {-176, -100}, {700, 350}};
    for (const auto& one : cases) {
        const auto skew = measure(drawn::blurred(drawn::turned(straight, one.rise, 90), 1, 1).gray(), 1).skew_tenths;
        ASSERT_TRUE(skew) << one.rise;
        EXPECT_NEAR(*skew, one.tenths, 15) << one.rise;
    }
}

TEST(Measures, AnEdgeAtASlantIsNotWider) {
    const Plane sharp = drawn::blurred(drawn::page({.size = 120}), 1, 1);
    const int straight = *measure(sharp.gray(), 1).edge_width_hundredths;
    for (const int rise : {100, 200, 400}) {
        const int turned = *measure(drawn::turned(sharp, rise, 90).gray(), 1).edge_width_hundredths;
        EXPECT_NEAR(turned, straight, 40) << rise;
    }
}

TEST(Measures, AMovementLeavesTheSlopesAcrossIt) {
    const Plane still = drawn::page({});
    EXPECT_GT(*measure(still.gray(), 1).slope_balance, 450);
    EXPECT_LT(*measure(drawn::moved(still, 8).gray(), 1).slope_balance, 230);
    EXPECT_GT(*measure(drawn::blurred(still, 1, 2).gray(), 1).slope_balance, 450) << "blurred, but not moved";
}

TEST(Measures, GrainIsTheDeviationOfTheNoise) {
    EXPECT_LT(measure(drawn::page({}).gray(), 1).grain_tenths, 5);
    for (const int amplitude : {10, 30, 60}) {
        // An even distribution over +-a has the deviation a / sqrt(3).
        const int grain = measure(drawn::noisy(drawn::page({}), amplitude).gray(), 1).grain_tenths;
        EXPECT_NEAR(grain, amplitude * 577 / 100, 15 + amplitude) << amplitude;
    }
}

TEST(Measures, CharactersAreAsHighAsTheyAreDrawn) {
    for (const std::uint32_t size : {8u, 12u, 20u, 30u, 60u}) {
        const auto height = measure(drawn::page({.size = size}).gray(), 2).text_height_tenths;
        ASSERT_TRUE(height) << size;
        EXPECT_NEAR(*height, static_cast<int>(size) * 20, 20) << "in pixels of the file, half of which were decoded";
    }
    EXPECT_FALSE(measure(drawn::page({.size = 0}).gray(), 1).text_height_tenths);
}

TEST(Measures, ALampInThePageIsGlareAndAWhiteThingBesideItIsNot) {
    const Plane page = drawn::page({.paper = 190});
    EXPECT_EQ(measure(page.gray(), 1).glare_permille, 0u);
    EXPECT_NEAR(measure(drawn::with_lamp(page, 400, 600, 100).gray(), 1).glare_permille, 20, 8);
    EXPECT_NEAR(measure(drawn::with_lamp(drawn::page({.paper = 240}), 400, 600, 100).gray(), 1).glare_permille, 26, 8)
        << "on bright paper as well";
    const Plane margin = drawn::page({.paper = 190, .inset = 400});
    EXPECT_EQ(measure(drawn::with_lamp(margin, 250, 640, 90).gray(), 1).glare_permille, 0u) << "nothing is lost there";
    Plane beside = page;
    drawn::fill(beside, 0, 0, 58, 1280, 255);
    EXPECT_EQ(measure(beside.gray(), 1).glare_permille, 0u);
    EXPECT_EQ(measure(drawn::with_lamp(drawn::page({.paper = 250}), 400, 600, 100).gray(), 1).glare_permille, 0u)
        << "on a white page nothing can be told";
}

TEST(Measures, WritingThatRunsOutOfThePictureIsCutOff) {
    EXPECT_EQ(measure(drawn::page({}).gray(), 1).cut_permille, 0u);
    EXPECT_EQ(measure(drawn::page({.margin = 0, .inset = 12}).gray(), 1).cut_permille, 0u) << "a scan to the edge";
    EXPECT_GT(measure(drawn::page({.margin = 0, .inset = 0}).gray(), 1).cut_permille, 300u);
}

TEST(Measures, AnEmptySheetHasNoEdges) {
    EXPECT_LE(measure(drawn::page({.size = 0}).gray(), 1).edge_density, 24u);
    EXPECT_EQ(measure(drawn::plain(240).gray(), 1).edge_density, 0u);
    EXPECT_GT(measure(drawn::page({}).gray(), 1).edge_density, 200u);
    EXPECT_FALSE(measure(drawn::plain(240).gray(), 1).edge_width_hundredths);
}

TEST(Measures, ThePictureMayBeAsSmallAsAPixel) {
    const std::uint8_t pixels[12] = {};
    for (const auto& [width, height] : {std::pair{1u, 1u}, {2u, 1u}, {1u, 3u}, {3u, 3u}, {12u, 1u}}) {
        const Measures measures = measure({pixels, width, height}, 1);
        EXPECT_FALSE(measures.contrast);
        EXPECT_EQ(measures.paper, 0);
    }
}

TEST(Measures, WhatIsWrittenIsRead) {
    const Measures measures = measure(drawn::page({}).gray(), 4);
    json::Writer out;
    write_measures(out, measures);
    const auto document = json::Document::parse(out.text());
    ASSERT_TRUE(document);
    const auto read = read_measures(document->root());
    ASSERT_TRUE(read);
    json::Writer again;
    write_measures(again, *read);
    EXPECT_EQ(again.text(), out.text());
}

TEST(Measures, FactsThatCannotBeAreNone) {
    for (const char* facts : {"{}", "[]", R"({"paper":-1,"grain":0,"glare":0,"edges":0,"cut":0})",
                              R"({"paper":"1","grain":0,"glare":0,"edges":0,"cut":0})",
                              R"({"paper":1,"grain":0,"glare":0,"edges":0,"cut":0,"skew":-451})"}) {
        EXPECT_FALSE(read_measures(json::Document::parse(facts)->root())) << facts;
    }
}

}  // namespace
}  // namespace onetrip::material::picture
