#include "core/material/picture/judge.h"

#include <gtest/gtest.h>

namespace onetrip::material::picture {
namespace {

Measures good() {
    Measures out;
    out.edge_width_hundredths = 100;
    out.contrast = 150;
    out.paper = 200;
    out.ink = 60;
    out.slope_balance = 600;
    out.quantiser_tenths = 100;
    out.edge_density = 300;
    out.skew_tenths = 5;
    out.text_height_tenths = 400;
    return out;
}

std::string verdicts(const Measures& measures, const Limits& limits = {}) {
    std::string text;
    for (const Verdict& verdict : judge(measures, limits)) {
        if (verdict.outcome == Outcome::Pass) continue;
        text += std::string(verdict.row->code) + " " + std::string(name_of(verdict.outcome)) + "\n";
    }
    return text;
}

TEST(Judge, EachLimitAtItsEdge) {
    struct {
        const char* what;
        void (*change)(Measures&);
        const char* expected;
    } cases[] = {
        {"good", [](Measures&) {}, ""},
        {"sharp enough", [](Measures& m) { m.edge_width_hundredths = 190; }, ""},
        {"soft", [](Measures& m) { m.edge_width_hundredths = 191; }, "material.blurred warn\n"},
        {"blurred", [](Measures& m) { m.edge_width_hundredths = 261; }, "material.blurred error\n"},
        {"a hand that shook a little", [](Measures& m) { m.slope_balance = 329; }, "material.blurred warn\n"},
        {"a hand that shook", [](Measures& m) { m.slope_balance = 229; }, "material.blurred error\n"},
        {"dim", [](Measures& m) { m.paper = 99; }, "material.too_dark warn\n"},
        {"dark", [](Measures& m) { m.paper = 74, m.contrast = 147; }, "material.too_dark error\n"},
        {"a screenshot in dark colours", [](Measures& m) { m.paper = 74, m.contrast = 148; }, ""},
        {"in black", [](Measures& m) { m.paper = 10, m.contrast = 128; }, ""},
        {"noise at night", [](Measures& m) { m.paper = 10, m.contrast = 127; }, "material.too_dark error\n"},
        {"a scan", [](Measures& m) { m.paper = 255; }, ""},
        {"fading", [](Measures& m) { m.paper = 250, m.ink = 141; }, "material.too_bright warn\n"},
        {"washed out", [](Measures& m) { m.paper = 250, m.ink = 186; }, "material.too_bright error\n"},
        {"a bright page that is not white", [](Measures& m) { m.paper = 249, m.ink = 186; }, ""},
        {"pale", [](Measures& m) { m.contrast = 41; }, "material.low_contrast error\n"},
        {"a sensor in the dark", [](Measures& m) { m.grain_tenths = 301; }, "material.grainy error\n"},
        {"sent through too many hands", [](Measures& m) { m.quantiser_tenths = 451; }, "material.compressed warn\n"},
        {"a lamp", [](Measures& m) { m.glare_permille = 16; }, "material.glare error\n"},
        {"nothing", [](Measures& m) { m.edge_density = 24; }, "material.blank error\n"},
        {"hardly anything", [](Measures& m) { m.edge_density = 31; }, "material.blank warn\n"},
        {"crooked", [](Measures& m) { m.skew_tenths = -81; }, "material.skewed warn\n"},
        {"askew", [](Measures& m) { m.skew_tenths = 201; }, "material.skewed error\n"},
        {"cut", [](Measures& m) { m.cut_permille = 121; }, "material.cut_off error\n"},
        {"small", [](Measures& m) { m.text_height_tenths = 84; }, "material.text_small error\n"},
        {"several", [](Measures& m) { m.paper = 60, m.contrast = 60, m.edge_width_hundredths = 300; },
         "material.blurred error\nmaterial.too_dark error\n"},
        {"what is measured in blurred strokes",
         [](Measures& m) {
             m.slope_balance = 200, m.skew_tenths = 300, m.cut_permille = 900, m.text_height_tenths = 20;
         },
         "material.blurred error\n"},
    };
    for (const auto& one : cases) {
        Measures measures = good();
        one.change(measures);
        EXPECT_EQ(verdicts(measures), one.expected) << one.what;
    }
}

TEST(Judge, WhatCannotBeMeasuredPasses) {
    Measures measures = good();
    measures.edge_width_hundredths.reset();
    measures.slope_balance.reset();
    measures.ink.reset();
    measures.quantiser_tenths.reset();
    measures.contrast.reset();
    measures.skew_tenths.reset();
    measures.text_height_tenths.reset();
    EXPECT_EQ(verdicts(measures), "");
    EXPECT_EQ(judge(measures, {}).size(), check_count);
}

TEST(Judge, APortraitIsNoPage) {
    Measures measures = good();
    measures.edge_density = 0;
    measures.cut_permille = 900;
    measures.skew_tenths = 300;
    measures.edge_width_hundredths = 300;
    Limits limits;
    limits.subject = Subject::Portrait;
    EXPECT_EQ(verdicts(measures, limits), "material.blurred error\n");
    limits.subject = Subject::Anything;
    EXPECT_TRUE(judge(measures, limits).empty());
}

}  // namespace
}  // namespace onetrip::material::picture
