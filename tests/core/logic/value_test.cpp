#include "core/logic/value.h"

#include <gtest/gtest.h>

#include "tests/core/logic/apply.h"

namespace onetrip::logic {
namespace {

TEST(Value, ReadsAsWhatItIs) {
    const json::Document document =
        parsed("{\"b\":true,\"i\":3,\"r\":3.0,\"f\":2.5,\"s\":\"abc\",\"a\":[1,2],\"n\":null}");
    const Value object(document.root());
    EXPECT_EQ(object.kind(), json::Kind::Object);
    EXPECT_EQ(object.size(), 7u);
    EXPECT_EQ(object["b"].boolean(), true);
    EXPECT_EQ(object["i"].integer(), 3);
    EXPECT_EQ(object["r"].integer(), 3);
    EXPECT_EQ(object["f"].integer(), std::nullopt);
    EXPECT_EQ(object["f"].number(), 2.5);
    EXPECT_EQ(object["s"].string(), "abc");
    EXPECT_EQ(object["s"].size(), 3u);
    EXPECT_EQ(object["a"].at(1).integer(), 2);
    EXPECT_TRUE(object["a"].at(2).is_null());
    EXPECT_TRUE(object["n"].is_null());
    EXPECT_TRUE(object["absent"].is_null());
    EXPECT_TRUE(object["a"]["0"].is_null());
    EXPECT_EQ(object["i"].boolean(), std::nullopt);
    EXPECT_EQ(object["i"].string(), std::nullopt);
    EXPECT_TRUE(object["i"].equals(object["r"]));
    EXPECT_FALSE(object["i"].equals(object["s"]));
    EXPECT_TRUE(Value().is_null());
    EXPECT_FALSE(Value().truthy());
}

TEST(Value, KeepsWhatWasComputedAliveInItsCopies) {
    Value kept;
    const json::Document text =
        parsed("{\"map\":[{\"var\":\"names\"},{\"cat\":[{\"var\":\"\"},\" and some more text\"]}]}");
    const json::Document data = parsed("{\"names\":[\"a\",\"b\"]}");
    const auto rule = Rule::compile(text.root());
    ASSERT_TRUE(rule);
    {
        const auto value = rule->apply(data.root());
        ASSERT_TRUE(value);
        kept = value->at(1);
    }
    EXPECT_EQ(kept.string(), "b and some more text");
}

}  // namespace
}  // namespace onetrip::logic
