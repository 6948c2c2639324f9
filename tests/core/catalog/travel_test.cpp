#include "core/catalog/travel.h"

#include <gtest/gtest.h>

#include "core/json/writer.h"

namespace onetrip::catalog {
namespace {

constexpr std::string_view halls[] = {"a", "b"};

/// Where it is wrong; empty for a sound one.
std::string fault(std::string_view text) {
    const auto document = json::Document::parse(text);
    const auto read = read_travel(document->root(), halls);
    return read ? std::string() : read.error().at;
}

std::string with_ways(std::size_t count) {
    json::Writer out;
    out.begin_object().name("between").begin_array();
    for (std::size_t i = 0; i < count; ++i)
        out.begin_object().member("from", "a").member("to", "b").member("minutes", 5).end_object();
    out.end_array().end_object();
    return out.take();
}

TEST(Travel, IsThirtyMinutesWhereNothingIsSaid) {
    const auto document = json::Document::parse("{}");
    const auto read = read_travel(document->root(), halls);
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->minutes, 30);
    EXPECT_TRUE(read->between.empty());
}

TEST(Travel, NamesWhatIsWrong) {
    struct Line {
        std::string text;
        std::string at;
    };
    for (const Line& line : {
             Line{R"({"minutes":0,"between":[{"from":"a","to":"b","minutes":1440}]})", ""},
             Line{R"({"minutes":1441})", "/minutes"},
             Line{R"({"between":[{"from":"a","to":"b","minutes":1441}]})", "/between/0/minutes"},
             Line{R"({"between":[{"from":"a","to":"b","minutes":-1}]})", "/between/0/minutes"},
             Line{R"({"between":[{"from":"c","to":"b","minutes":5}]})", "/between/0/from"},
             Line{R"({"between":[{"from":"a","to":"a","minutes":5}]})", "/between/0/to"},
             Line{R"({"between":[{"from":"a","to":"b","minutes":5,"by":"bus"}]})", "/between/0/by"},
             Line{R"({"ways":[]})", "/ways"},
             Line{with_ways(ways_max), ""},
             Line{with_ways(ways_max + 1), "/between"},
         }) {
        EXPECT_EQ(fault(line.text), line.at) << line.text.substr(0, 80);
    }
}

}  // namespace
}  // namespace onetrip::catalog
