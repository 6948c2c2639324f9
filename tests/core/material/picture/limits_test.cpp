#include "core/material/picture/limits.h"

#include <gtest/gtest.h>

namespace onetrip::material::picture {
namespace {

std::string read(std::string_view text) {
    const auto document = json::Document::parse(text);
    const auto limits = read_limits(document->root(), "/image");
    if (!limits) return limits.error().at;
    const CheckLimits sharpness = limits->of(Check::Sharpness);
    return std::to_string(static_cast<int>(limits->subject)) + " " + std::to_string(sharpness.warn) + " " +
           std::to_string(sharpness.error);
}

TEST(Limits, WhatIsNotSaidStays) {
    struct {
        const char* given;
        const char* expected;
    } cases[] = {
        {"{}", "0 190 260"},
        {R"({"of":"portrait"})", "1 190 260"},
        {R"({"of":"anything"})", "2 190 260"},
        {R"({"limits":{"sharpness":{"error":300}}})", "0 190 300"},
        {R"({"limits":{"sharpness":{"warn":100,"error":100}}})", "0 100 100"},
        {R"({"of":"cat"})", "/image/of"},
        {R"({"more":1})", "/image/more"},
        {R"({"limits":{"beauty":{}}})", "/image/limits/beauty"},
        {R"({"limits":{"sharpness":{"warn":-1}}})", "/image/limits/sharpness/warn"},
        {R"({"limits":{"sharpness":{"warn":270}}})", "/image/limits/sharpness/warn"},
        {R"({"limits":{"darkness":{"warn":70}}})", "/image/limits/darkness/warn"},
        {R"({"limits":{"darkness":{"more":70}}})", "/image/limits/darkness/more"},
        {"[]", "/image"},
    };
    for (const auto& one : cases)
        EXPECT_EQ(read(one.given), one.expected) << one.given;
}

TEST(Limits, EachCheckHasItsOwnNameCodeAndRemedy) {
    for (const CheckRow& row : check_table()) {
        EXPECT_EQ(&check_table()[static_cast<std::size_t>(row.check)], &row);
        EXPECT_EQ(row.code.substr(0, 9), "material.");
        EXPECT_FALSE(row.remedy.empty());
        EXPECT_TRUE(row.is_bad_above ? row.defaults.warn <= row.defaults.error
                                     : row.defaults.warn >= row.defaults.error);
    }
}

}  // namespace
}  // namespace onetrip::material::picture
