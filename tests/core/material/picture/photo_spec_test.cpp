#include "core/material/picture/photo_spec.h"

#include <gtest/gtest.h>

namespace onetrip::material::picture {
namespace {

std::string read(std::string_view text) {
    const auto document = json::Document::parse(text);
    const auto spec = read_photo_spec(document->root(), "/photo");
    if (!spec) return spec.error().at;
    return std::to_string(spec->heads) + (spec->head_top ? " " + std::to_string(spec->head_top->most) : "");
}

TEST(PhotoSpec, WhatTheCatalogueSays) {
    EXPECT_EQ(read("{}"), "1");
    EXPECT_EQ(read(R"({"background":"red","heads":2,"head_top":[16,48]})"), "2 48");
    EXPECT_EQ(read(R"({"background":"green"})"), "/photo/background");
    EXPECT_EQ(read(R"({"heads":3})"), "/photo/heads");
    EXPECT_EQ(read(R"({"head_top":[48,16]})"), "/photo/head_top");
    EXPECT_EQ(read(R"({"head_width":[1]})"), "/photo/head_width");
    EXPECT_EQ(read(R"({"eyes":2})"), "/photo/eyes");
}

TEST(PhotoSpec, AColourMissesABackgroundBySteps) {
    struct {
        const char* what;
        Colour colour;
        int white, blue, red;
    } cases[] = {
        {"white", {250, 128, 128}, 0, 50, 120},
        {"a dim wall", {215, 128, 128}, 10, 17, 85},
        {"studio blue, 438EDB", {128, 179, 84}, 97, 0, 96},
        {"red, C8101C", {72, 103, 219}, 153, 97, 0},
    };
    for (const auto& one : cases) {
        EXPECT_EQ(background_misses(one.colour, Background::White), one.white) << one.what;
        EXPECT_EQ(background_misses(one.colour, Background::Blue), one.blue) << one.what;
        EXPECT_EQ(background_misses(one.colour, Background::Red), one.red) << one.what;
    }
}

std::string findings(const Portrait& portrait, const PhotoSpec& spec) {
    std::string text;
    for (const base::Finding& finding : check_photo(portrait, spec)) {
        text += finding.code + " " + std::string(base::name_of(finding.severity)) + " " +
                std::to_string(finding.measure->measured) + "/" + std::to_string(finding.measure->limit) + "\n";
        EXPECT_FALSE(photo_remedy_of(finding.code).empty());
    }
    return text;
}

TEST(PhotoSpec, EachBoundAtItsEdge) {
    struct {
        const char* what;
        void (*change)(Portrait&);
        const char* expected;
    } cases[] = {
        {"good", [](Portrait&) {}, ""},
        {"a dim wall", [](Portrait& p) { p.ground.y = 224; }, "material.photo_background warn 1/0\n"},
        {"a grey wall", [](Portrait& p) { p.ground.y = 199; }, "material.photo_background error 26/25\n"},
        {"a lamp from the side", [](Portrait& p) { p.ground_uneven = 31; },
         "material.photo_background_uneven warn 31/30\n"},
        {"a curtain, before which no head is sure", [](Portrait& p) { p.ground_uneven = 61, p.heads = 0; },
         "material.photo_background_uneven error 61/60\n"},
        {"nobody", [](Portrait& p) { p.heads = 0; }, "material.photo_heads error 0/1\n"},
        {"two",
         [](Portrait& p) {
             p.heads = 2, p.head_width_permille = Spread{100, 100};
         },
         "material.photo_heads error 2/1\n"},
        {"as wide as may be",
         [](Portrait& p) {
             p.head_width_permille = Spread{618, 618};
         },
         ""},
        {"a little wider",
         [](Portrait& p) {
             p.head_width_permille = Spread{695, 695};
         },
         "material.photo_head_size warn 695/618\n"},
        {"too wide",
         [](Portrait& p) {
             p.head_width_permille = Spread{696, 696};
         },
         "material.photo_head_size error 696/618\n"},
        {"too narrow",
         [](Portrait& p) {
             p.head_width_permille = Spread{471, 471};
         },
         "material.photo_head_size error 471/539\n"},
        {"close to the edge",
         [](Portrait& p) {
             p.head_top_permille = Spread{0, 0};
         },
         "material.photo_head_place warn 0/16\n"},
        {"too low",
         [](Portrait& p) {
             p.head_top_permille = Spread{69, 69};
         },
         "material.photo_head_place error 69/48\n"},
        {"off the middle", [](Portrait& p) { p.off_centre_permille = 101; },
         "material.photo_head_place error 101/100\n"},
        {"a little wide and much too high",
         [](Portrait& p) {
             p.head_width_permille = Spread{640, 640}, p.head_height_permille = Spread{900, 900};
         },
         "material.photo_head_size error 900/760\n"},
        {"a little high and far off the middle",
         [](Portrait& p) {
             p.head_top_permille = Spread{10, 10}, p.off_centre_permille = 101;
         },
         "material.photo_head_place error 101/100\n"},
        {"much too wide and a little high",
         [](Portrait& p) {
             p.head_width_permille = Spread{700, 700}, p.head_height_permille = Spread{800, 800};
         },
         "material.photo_head_size error 700/618\n"},
        {"a little wide and a little high",
         [](Portrait& p) {
             p.head_width_permille = Spread{640, 640}, p.head_height_permille = Spread{800, 800};
         },
         "material.photo_head_size warn 640/618\n"},
        {"no neck to be seen", [](Portrait& p) { p.head_height_permille.reset(); }, ""},
    };
    const PhotoSpec identity_card{Background::White, 1, Bounds{16, 48}, Bounds{539, 618}, Bounds{520, 760}};
    for (const auto& one : cases) {
        Portrait portrait{{250, 128, 128}, 3, 1, Spread{30, 30}, Spread{580, 580}, Spread{650, 650}, 10, {}};
        one.change(portrait);
        EXPECT_EQ(findings(portrait, identity_card), one.expected) << one.what;
    }
}

TEST(PhotoSpec, ACoupleHasItsHeadsAtOneHeight) {
    PhotoSpec marriage;
    marriage.background = Background::Red;
    marriage.heads = 2;
    Portrait couple{{72, 103, 219}, 3, 2, Spread{70, 100}, Spread{250, 260}, Spread{600, 610}, 0, 30};
    EXPECT_EQ(findings(couple, marriage), "");
    couple.level_permille = 81;
    EXPECT_EQ(findings(couple, marriage), "material.photo_heads_level error 81/80\n");
}

TEST(PhotoSpec, EachOfTwoHeadsIsHeldAgainstBothBounds) {
    const struct {
        const char* what;
        void (*change)(Portrait&);
        const char* expected;
    } cases[] = {
        {"both within", [](Portrait&) {}, ""},
        {"one too large",
         [](Portrait& p) {
             p.head_width_permille = Spread{200, 338};
         },
         "material.photo_head_size error 338/300\n"},
        {"one too small",
         [](Portrait& p) {
             p.head_width_permille = Spread{99, 300};
         },
         "material.photo_head_size error 99/120\n"},
        {"one a little small, one too large",
         [](Portrait& p) {
             p.head_width_permille = Spread{119, 338};
         },
         "material.photo_head_size error 338/300\n"},
        {"one too low",
         [](Portrait& p) {
             p.head_top_permille = Spread{70, 221};
         },
         "material.photo_head_place error 221/180\n"},
        {"one too high",
         [](Portrait& p) {
             p.head_height_permille = Spread{500, 901};
         },
         "material.photo_head_size error 901/800\n"},
    };
    const PhotoSpec marriage{Background::Red, 2, Bounds{40, 180}, Bounds{120, 300}, Bounds{300, 800}};
    for (const auto& one : cases) {
        Portrait couple{{72, 103, 219}, 3, 2, Spread{70, 90}, Spread{200, 240}, Spread{500, 600}, 0, 20};
        one.change(couple);
        EXPECT_EQ(findings(couple, marriage), one.expected) << one.what;
    }
}

}  // namespace
}  // namespace onetrip::material::picture
