#include "core/json/shape.h"

#include <gtest/gtest.h>

#include "core/json/document.h"

namespace onetrip::json {
namespace {

struct Row {
    const char* text;
    const char* fault;  ///< nullptr: none
};

// One required member of each kind, one optional, nothing else; the first fault in reading order comes back.
TEST(Shape, names_the_first_place_that_is_wrong) {
    constexpr const char* whole =
        R"({"name":"a","count":3,"yes":true,"day":"2026-11-28","at":"2026-11-28T09:00:00Z","list":[],"map":{}})";
    const Row table[] = {
        {whole, nullptr},
        {R"({"name":"a","count":3,"yes":true,"day":"2026-11-28","at":"2026-11-28T09:00:00Z","list":[],"map":{},
             "maybe":null})",
         nullptr},
        {R"({"name":"a","count":3,"yes":true,"day":"2026-11-28","at":"2026-11-28T09:00:00Z","list":[],"map":{},
             "maybe":4})",
         "/in/maybe"},
        {R"({"name":"a","count":3,"yes":true,"day":"2026-11-28","at":"2026-11-28T09:00:00Z","list":[],"map":{},
             "a/b":4})",
         "/in/a~1b"},
        {R"({"count":11})", "/in/name"},
        {R"({"name":"a","count":11})", "/in/count"},
        {R"({"name":"a","count":3,"yes":1})", "/in/yes"},
        {R"({"name":"a","count":3,"yes":true,"day":"2026-02-30"})", "/in/day"},
        {R"({"name":"a","count":3,"yes":true,"day":"2026-02-28","at":"2026-02-28"})", "/in/at"},
        {R"([])", "/in"},
    };
    for (const Row& row : table) {
        SCOPED_TRACE(row.text);
        const auto parsed = Document::parse(row.text);
        ASSERT_TRUE(parsed.ok());
        Shape shape(parsed->root(), "/in");
        (void)shape.text("name");
        (void)shape.integer("count", 0, 10);
        (void)shape.boolean("yes");
        (void)shape.day("day");
        (void)shape.instant("at");
        (void)shape.array("list");
        (void)shape.object("map");
        (void)shape.text_if("maybe");
        shape.only({"name", "count", "yes", "day", "at", "list", "map", "maybe"});
        if (row.fault == nullptr) {
            EXPECT_EQ(shape.fault(), std::nullopt);
        } else {
            EXPECT_EQ(shape.fault(), row.fault);
        }
    }
}

TEST(Shape, optional_members_read_as_nothing_when_absent_or_null) {
    const auto parsed = Document::parse(R"({"a":null})");
    ASSERT_TRUE(parsed.ok());
    Shape shape(parsed->root());
    EXPECT_EQ(shape.text_if("a"), std::nullopt);
    EXPECT_EQ(shape.integer_if("b", 0, 1), std::nullopt);
    EXPECT_EQ(shape.boolean_if("a"), std::nullopt);
    EXPECT_EQ(shape.day_if("b"), std::nullopt);
    EXPECT_EQ(shape.instant_if("a"), std::nullopt);
    EXPECT_FALSE(shape.object_if("a").exists());
    EXPECT_FALSE(shape.array_if("b").exists());
    EXPECT_EQ(shape.fault(), std::nullopt);
}

TEST(Shape, takes_over_the_fault_of_a_part) {
    const auto parsed = Document::parse(R"({"list":[{}]})");
    ASSERT_TRUE(parsed.ok());
    Shape whole(parsed->root());
    Shape part(whole.array("list").at(0), whole.place("list", 0));
    (void)part.text("id");
    whole.take(part.fault());
    whole.wrong("list");
    EXPECT_EQ(whole.fault(), "/list/0/id");
}

}  // namespace
}  // namespace onetrip::json
