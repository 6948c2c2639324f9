#include "core/json/defect.h"

#include <gtest/gtest.h>

namespace onetrip::json {
namespace {

TEST(PointerBetween, LeadsToEveryValueOfADocument) {
    const auto document = Document::parse(R"({"a":[1,{"b/c":{"d~":[]}},[[2]]],"e":{},"f":null})");
    ASSERT_TRUE(document.ok());
    const View root = document->root();
    for (const char* pointer :
         {"", "/a", "/a/0", "/a/1", "/a/1/b~1c", "/a/1/b~1c/d~0", "/a/2", "/a/2/0", "/a/2/0/0", "/e", "/f"}) {
        const View value = root.find(pointer);
        ASSERT_TRUE(value) << pointer;
        EXPECT_EQ(pointer_between(root, value), pointer);
    }
    EXPECT_EQ(pointer_between(root["a"], root.find("/a/2/0")), "/2/0");
}

TEST(PointerBetween, IsEmptyForWhatIsNotBelow) {
    const auto document = Document::parse(R"({"a":[1],"b":[2,{"c":3}]})");
    ASSERT_TRUE(document.ok());
    const View root = document->root();
    EXPECT_EQ(pointer_between(root["a"], root["b"]), "");
    EXPECT_EQ(pointer_between(root["b"], root["a"]), "");
    EXPECT_EQ(pointer_between(root, View()), "");
    EXPECT_EQ(pointer_between(View(), View()), "");
}

TEST(ExpectText, AsksForEveryLanguage) {
    struct Case {
        const char* owner;
        const char* missing;  ///< details, joined; empty if nothing is
        const char* at;
    };
    const Case cases[] = {
        {R"({"title":{"zh-CN":"姓名","en":"Name"}})", "", ""},
        {R"({"title":{"zh-CN":"姓名"}})", "en", "/title"},
        {R"({"title":{"zh-CN":"　","en":""}})", "zh-CN en", "/title"},
        {R"({"title":"姓名"})", "title", "/title"},
        {R"({"other":1})", "title", ""},
    };
    for (const Case& each : cases) {
        const auto document = Document::parse(each.owner);
        ASSERT_TRUE(document.ok());
        Defects defects;
        EXPECT_EQ(expect_text(document->root(), "title", defects), each.missing == std::string_view());
        std::string missing;
        for (const Defect& defect : defects.list()) {
            EXPECT_EQ(defect.code, "text_missing");
            EXPECT_EQ(pointer_between(document->root(), defect.at), each.at);
            missing += missing.empty() ? defect.detail : " " + defect.detail;
        }
        EXPECT_EQ(missing, each.missing) << each.owner;
        EXPECT_TRUE(defects.can_run());
    }
}

TEST(TextAt, NamesTheLineOfAValue) {
    const std::string text = "{\n \"a\": [1,\n  2,\n  \"\\u0041\"],\n \"b\": {\n  \"c\": true } }";
    const auto document = Document::parse(text);
    ASSERT_TRUE(document.ok());
    const auto line = [&](const char* pointer) {
        const std::size_t at = document->root().find(pointer).text_at_bytes();
        return std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
    };
    EXPECT_EQ(line("/a"), 2);
    EXPECT_EQ(line("/a/2"), 4);
    EXPECT_EQ(line("/b/c"), 6);
}

}  // namespace
}  // namespace onetrip::json
