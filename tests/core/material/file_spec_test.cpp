#include "core/material/file_spec.h"

#include <gtest/gtest.h>

namespace onetrip::material {
namespace {

TEST(FileSpec, names_the_first_wrong_place) {
    const struct {
        const char* text;
        const char* fault;
    } table[] = {
        {"[]", "/spec"},
        {R"({"kinds":["jpg"]})", "/spec/kinds"},
        {R"({"kinds":["unknown"]})", "/spec/kinds"},
        {R"({"kinds":"jpeg"})", "/spec/kinds"},
        {R"({"size_bytes_min":-1})", "/spec/size_bytes_min"},
        {R"({"size_bytes_min":2,"size_bytes_max":1})", "/spec/size_bytes_max"},
        {R"({"width_min":10,"width_max":9})", "/spec/width_max"},
        {R"({"height_min":0})", "/spec/height_min"},
        {R"({"ratio":[295]})", "/spec/ratio"},
        {R"({"ratio":[295,0]})", "/spec/ratio"},
        {R"({"ratio":[295,413,1]})", "/spec/ratio"},
        {R"({"ratio":[1,1],"ratio_tolerance_permille":1001})", "/spec/ratio_tolerance_permille"},
        {R"({"pages_max":0})", "/spec/pages_max"},
        {R"({"embedded_files":1})", "/spec/embedded_files"},
        {R"({"dpi":300})", "/spec/dpi"},
    };
    for (const auto& row : table) {
        const auto parsed = json::Document::parse(row.text);
        ASSERT_TRUE(parsed.ok());
        const auto read = read_file_spec(parsed->root(), "/spec");
        EXPECT_EQ(read ? "-" : read.error().at, row.fault) << row.text;
    }
}

TEST(FileSpec, accepts_what_is_known_and_named) {
    FileSpec spec;
    EXPECT_TRUE(spec.accepts(Kind::Zip));
    EXPECT_FALSE(spec.accepts(Kind::Unknown));
    spec.kinds = {Kind::Jpeg};
    EXPECT_TRUE(spec.accepts(Kind::Jpeg));
    EXPECT_FALSE(spec.accepts(Kind::Png));
}

}  // namespace
}  // namespace onetrip::material
