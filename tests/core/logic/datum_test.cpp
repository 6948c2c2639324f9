#include "core/logic/datum.h"

#include <gtest/gtest.h>

#include "tests/core/logic/apply.h"

namespace onetrip::logic {
namespace {

TEST(Datum, TakesWhatADocumentHolds) {
    const struct {
        const char* text;
        Tag tag;
        std::uint32_t count;
        bool truthy;
    } table[] = {
        {"null", Tag::Null, 0, false},
        {"true", Tag::Boolean, 0, true},
        {"false", Tag::Boolean, 0, false},
        {"0", Tag::Integer, 0, false},
        {"-7", Tag::Integer, 0, true},
        {"0.0", Tag::Real, 0, false},
        {"1e300", Tag::Real, 0, true},
        {"\"\"", Tag::String, 0, false},
        {"\"0\"", Tag::String, 0, true},
        {"[]", Tag::DocumentArray, 0, false},
        {"[0]", Tag::DocumentArray, 1, true},
        {"{}", Tag::DocumentObject, 0, true},
        {"{\"a\":1,\"b\":2}", Tag::DocumentObject, 2, true},
    };
    for (const auto& row : table) {
        const json::Document document = parsed(row.text);
        const Datum datum = Datum::of(document.root());
        EXPECT_EQ(datum.tag, row.tag) << row.text;
        EXPECT_EQ(datum.count(), row.count) << row.text;
        EXPECT_EQ(datum.truthy(), row.truthy) << row.text;
        json::Writer out;
        write(out, datum);
        json::Writer direct;
        direct.value(document.root());
        EXPECT_EQ(out.text(), direct.text());
    }
    EXPECT_TRUE(Datum::of(json::View()).is_null());
}

TEST(Datum, FindsInDocumentsAndInWhatWasComputedAlike) {
    const json::Document document = parsed("{\"list\":[1,null,3],\"object\":{\"a\":null}}");
    const Datum list = Datum::of(document.root()["list"]);
    const Datum object = Datum::of(document.root()["object"]);
    const Datum elements[] = {Datum::of(std::int64_t{1}), Datum(), Datum::of(std::int64_t{3})};
    Datum computed_list;
    computed_list.tag = Tag::Array;
    computed_list.size = 3;
    computed_list.elements = elements;
    const DatumMember members[] = {{Datum::of(std::string_view("a")), Datum()}};
    Datum computed_object;
    computed_object.tag = Tag::Object;
    computed_object.size = 1;
    computed_object.members = members;

    for (const Datum& each : {list, computed_list}) {
        EXPECT_EQ(element_of(each, 2)->integer, 3);
        EXPECT_TRUE(element_of(each, 1)->is_null());
        EXPECT_FALSE(element_of(each, 3));
        EXPECT_EQ(member_of(each, "2")->integer, 3);
        EXPECT_FALSE(member_of(each, "02"));
        EXPECT_FALSE(member_of(each, "length"));
        Elements walk(each);
        Datum element;
        std::string seen;
        while (walk.next(element))
            seen += element.is_null() ? "-" : std::to_string(element.integer);
        EXPECT_EQ(seen, "1-3");
    }
    for (const Datum& each : {object, computed_object}) {
        EXPECT_TRUE(member_of(each, "a")->is_null());
        EXPECT_FALSE(member_of(each, "b"));
        EXPECT_FALSE(element_of(each, 0));
    }
    Datum none;
    Elements nothing(Datum::of(std::string_view("abc")));
    EXPECT_FALSE(nothing.next(none));
    EXPECT_FALSE(member_of(Datum::of(std::string_view("abc")), "0"));
}

}  // namespace
}  // namespace onetrip::logic
