#include "core/json/document.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/json/writer.h"

namespace onetrip::json {
namespace {

TEST(Document, ReadsWhatItWrites) {
    const char* texts[] = {"null",
                           "true",
                           "[]",
                           "{}",
                           "[1,-2,3.5,\"x\",[[]],{\"a\":{\"b\":null}}]",
                           "{\"\xE5\xA7\x93\xE5\x90\x8D\":\"\xF0\xA0\xAE\xB7\"}",
                           "1e-7",
                           "1e+21",
                           "123456789012"};
    for (const char* text : texts) {
        const auto document = Document::parse(text);
        ASSERT_TRUE(document) << text;
        Writer out;
        out.value(document->root());
        EXPECT_EQ(out.take(), text);
        EXPECT_EQ(canonical(document->root()), text);
    }
}

struct RefusedText {
    const char* text;
    ParseRefusal refusal;
};

TEST(Document, RefusesWhatIsNotIJson) {
    const RefusedText table[] = {
        {"", ParseRefusal::NotJson},
        {" ", ParseRefusal::NotJson},
        {"01", ParseRefusal::NotJson},
        {"1.", ParseRefusal::NotJson},
        {".5", ParseRefusal::NotJson},
        {"1e", ParseRefusal::NotJson},
        {"+1", ParseRefusal::NotJson},
        {"1-2", ParseRefusal::NotJson},
        {"1.2.3", ParseRefusal::NotJson},
        {"nul", ParseRefusal::NotJson},
        {"[1,]", ParseRefusal::NotJson},
        {"[1 2]", ParseRefusal::NotJson},
        {"{\"a\"}", ParseRefusal::NotJson},
        {"{\"a\":1,}", ParseRefusal::NotJson},
        {"{a:1}", ParseRefusal::NotJson},
        {"\"a", ParseRefusal::NotJson},
        {"\"\t\"", ParseRefusal::NotJson},
        {"\"\\x\"", ParseRefusal::NotJson},
        {"\"\\u12g4\"", ParseRefusal::NotJson},
        {"1 1", ParseRefusal::NotJson},
        {"\"\\ud800\"", ParseRefusal::BadText},
        {"\"\\udc00\\ud800\"", ParseRefusal::BadText},
        {"\"\xC0\x80\"", ParseRefusal::BadText},
        {"\"\xED\xA0\x80\"", ParseRefusal::BadText},
        {"1e400", ParseRefusal::NumberRange},
        {"{\"a\":1,\"\\u0061\":2}", ParseRefusal::DuplicateName},
    };
    for (const RefusedText& row : table) {
        const auto document = Document::parse(row.text);
        ASSERT_FALSE(document) << row.text;
        EXPECT_EQ(document.error().refusal, row.refusal) << row.text;
    }
}

TEST(Document, SaysWhereANameStandsForTheSecondTime) {
    std::string many = "{\"a\":1";
    for (int i = 0; i < 100; ++i)
        many += ",\"n" + std::to_string(i) + "\":0";
    const std::size_t at_many = many.size() + 2;
    many += ",\"a\":2,\"z\":3}";
    const auto few = Document::parse("{\"a\":{\"b\":1,\n\"b\":2}}");
    ASSERT_FALSE(few);
    EXPECT_EQ(few.error().at_bytes, 14u);
    const auto sorted = Document::parse(many);
    ASSERT_FALSE(sorted);
    EXPECT_EQ(sorted.error().at_bytes, at_many);
}

TEST(Document, KeepsItsLimitsAtTheEdge) {
    const Limits limits{.size_bytes_max = 12, .depth_max = 3, .values_max = 4};
    EXPECT_TRUE(Document::parse("[[[]]]      ", limits));
    EXPECT_EQ(Document::parse("[[[]]]       ", limits).error().refusal, ParseRefusal::TooLarge);
    EXPECT_EQ(Document::parse("[[[[]]]]", limits).error().refusal, ParseRefusal::TooDeep);
    EXPECT_TRUE(Document::parse("[1,2,3]", limits));
    EXPECT_EQ(Document::parse("[1,2,3,4]", limits).error().refusal, ParseRefusal::TooMany);
}

TEST(Document, FindsManyNamesTwiceAsWellAsFew) {
    std::string text = "{";
    for (int i = 0; i < 40; ++i)
        text += "\"k" + std::to_string(i) + "\":" + std::to_string(i) + ",";
    EXPECT_TRUE(Document::parse(text + "\"last\":0}"));
    EXPECT_EQ(Document::parse(text + "\"k3\":0}").error().refusal, ParseRefusal::DuplicateName);
}

TEST(Document, LeadsWhereAPointerPoints) {
    const auto document = Document::parse(R"({"a/b":{"m~n":[10,{"x":true}]},"":1})");
    ASSERT_TRUE(document);
    EXPECT_EQ(document->root().find("/a~1b/m~0n/0").integer(), 10);
    EXPECT_EQ(document->root().find("/a~1b/m~0n/1/x").boolean(), true);
    EXPECT_EQ(document->root().find("/").integer(), 1);
    EXPECT_TRUE(document->root().find("").is_object());
    for (const char* nowhere : {"/c", "/a~1b/m~0n/2", "/a~1b/m~0n/01", "/a~1b/m~0n/-", "a", "/a~2"}) {
        EXPECT_FALSE(document->root().find(nowhere)) << nowhere;
    }
}

TEST(Document, ComparesAsJsonSchemaDoes) {
    const auto equal = [](const char* a, const char* b) {
        const auto left = Document::parse(a);
        const auto right = Document::parse(b);
        return left->root().equals(right->root());
    };
    EXPECT_TRUE(equal("1", "1.0"));
    EXPECT_TRUE(equal(R"({"a":1,"b":[2]})", R"({"b":[2.0],"a":1})"));
    EXPECT_FALSE(equal("9007199254740993", "9007199254740992"));
    EXPECT_FALSE(equal("0", "false"));
    EXPECT_FALSE(equal(R"({"a":1})", R"({"b":1})"));
    EXPECT_FALSE(equal("[1,2]", "[2,1]"));
    EXPECT_FALSE(equal("9223372036854775807", "9223372036854775808"));
    std::string rising = "{", falling = "{";
    for (int i = 0; i < 40; ++i) {
        rising += "\"k" + std::to_string(i) + "\":" + std::to_string(i) + (i < 39 ? "," : "}");
        falling += "\"k" + std::to_string(39 - i) + "\":" + std::to_string(39 - i) + (i < 39 ? "," : "}");
    }
    EXPECT_TRUE(equal(rising.c_str(), falling.c_str()));
    EXPECT_FALSE(equal(rising.c_str(), (falling.substr(0, falling.size() - 2) + "9}").c_str()));
}

TEST(Document, FindsAValueAgainByItsIndex) {
    const auto document = Document::parse(R"({"a":[1,{"b":"x"}]})");
    ASSERT_TRUE(document);
    const View value = document->root().find("/a/1/b");
    EXPECT_EQ(document->at(value.index()).string(), "x");
    EXPECT_EQ(document->at(value.index() - 1).string(), "b");
}

TEST(Document, AgreesWithNlohmann) {
    const char* texts[] = {R"({"a":[1,2.5e3,-0.1,"\u4e2d\ud842\udfb7\n"],"b":{"c":true}})",
                           "[1e308,-1E-5,0.30000000000000004]", "[18446744073709551616,-9223372036854775808]"};
    for (const char* text : texts) {
        const auto document = Document::parse(text);
        ASSERT_TRUE(document) << text;
        Writer out;
        out.value(document->root());
        EXPECT_EQ(nlohmann::json::parse(out.take(), nullptr, false), nlohmann::json::parse(text, nullptr, false))
            << text;
    }
}

TEST(Canonical, WritesAnIntegerBeyondADoubleAsTheDoubleThatOthersRead) {
    // RFC 8785 section 3.2.2.3; what `JSON.stringify(JSON.parse(text))` answers.
    const auto document = Document::parse(
        "[9007199254740991,9007199254740992,9007199254740993,-9007199254740993,9223372036854775807,-"
        "9223372036854775808]");
    ASSERT_TRUE(document);
    EXPECT_EQ(canonical(document->root()),
              "[9007199254740991,9007199254740992,9007199254740992,-9007199254740992,9223372036854776000,"
              "-9223372036854776000]");
}

TEST(Canonical, SortsNamesByUtf16Units) {
    // RFC 8785 section 3.2.3: U+1F602 (a surrogate pair) sorts before U+FB33.
    const auto document = Document::parse("{\"\xEF\xAC\xB3\":1,\"\xF0\x9F\x98\x82\":2,\"1\":3,\"\\r\":4}");
    ASSERT_TRUE(document);
    EXPECT_EQ(canonical(document->root()), "{\"\\r\":4,\"1\":3,\"\xF0\x9F\x98\x82\":2,\"\xEF\xAC\xB3\":1}");
}

}  // namespace
}  // namespace onetrip::json
