#include "core/json/writer.h"

#include <gtest/gtest.h>

namespace onetrip::json {
namespace {

TEST(Writer, SetsCommasAndColonsByItself) {
    Writer out;
    out.begin_object()
        .member("a", 1)
        .member("b", "x")
        .name("c")
        .begin_array()
        .value(true)
        .null()
        .value(2.5)
        .end_array();
    out.name("d").begin_object().end_object().end_object();
    EXPECT_EQ(out.take(), R"({"a":1,"b":"x","c":[true,null,2.5],"d":{}})");
}

TEST(Writer, EscapesWhatJsonForbidsInText) {
    Writer out;
    out.value("\"\\\b\f\n\r\t\x01/中");
    EXPECT_EQ(out.take(), R"("\"\\\b\f\n\r\t\u0001/中")");
}

TEST(Writer, CopiesFromADocument) {
    const auto document = Document::parse(R"( { "b" : [ 1 , { } ] , "a" : "\u4e2d" } )");
    Writer out;
    out.begin_array().value(document->root()).end_array();
    EXPECT_EQ(out.take(), R"([{"b":[1,{}],"a":"中"}])");
}

TEST(WriterDeathTest, AnUnfinishedTextIsABug) {
    Writer out;
    out.begin_object();
    EXPECT_DEATH(static_cast<void>(out.take()), "bug:");
    EXPECT_DEATH(out.value(1), "bug:");
}

}  // namespace
}  // namespace onetrip::json
