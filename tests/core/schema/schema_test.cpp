#include "core/schema/schema.h"

#include <gtest/gtest.h>

#include <memory>

namespace onetrip::schema {
namespace {

std::unique_ptr<json::Document> document(std::string_view text) {
    auto parsed = json::Document::parse(text, {.depth_max = 5000});
    EXPECT_TRUE(parsed) << text.substr(0, 200);
    return std::make_unique<json::Document>(std::move(parsed).value());
}

base::Result<Schema, CompileError> compiled(std::string_view text, const CompileOptions& options = {}) {
    const auto schema = document(text);
    return Schema::compile(schema->root(), {}, options);
}

/// The findings as one line each: `code instance schema`.
std::string findings(const Schema& schema, std::string_view instance_text) {
    const auto instance = document(instance_text);
    std::vector<SchemaFinding> list;
    schema.check(instance->root(), list);
    EXPECT_EQ(schema.valid(instance->root()), list.empty());
    std::string text;
    for (const SchemaFinding& finding : list)
        text += std::string(finding.code) + " " + finding.instance + " " + finding.schema + "\n";
    return text;
}

std::string refusal(std::string_view text, const CompileOptions& options = {}) {
    const auto schema = compiled(text, options);
    return schema ? "" : std::string(code_of(schema.error().refusal)) + " " + schema.error().at;
}

// The document of the schema is gone when compile() returns: a plan that still looked at it would fall over here.
TEST(Schema, OwnsWhatItNeeds) {
    const auto schema = compiled(R"({"properties":{"a":{"enum":[{"x":[1]},"long enough to live on the heap"]}}})");
    ASSERT_TRUE(schema);
    EXPECT_EQ(findings(*schema, R"({"a":{"x":[1.0]}})"), "");
    EXPECT_EQ(findings(*schema, R"({"a":"b"})"), "schema.enum /a /properties/a/enum\n");
}

TEST(Schema, ReportsEverythingInAFixedOrder) {
    const auto schema = compiled(
        R"({"required":["z","a"],"properties":{"a":{"minimum":5,"multipleOf":2},"b":{"type":"string"}},"maxProperties":1})");
    ASSERT_TRUE(schema);
    EXPECT_EQ(findings(*schema, R"({"b":1,"a":3})"),
              "schema.maxProperties  /maxProperties\n"
              "schema.required  /required/0\n"
              "schema.type /b /properties/b/type\n"
              "schema.minimum /a /properties/a/minimum\n"
              "schema.multipleOf /a /properties/a/multipleOf\n");
}

TEST(Schema, ListsTheBranchesWhereNoneHolds) {
    const auto schema = compiled(R"({"anyOf":[{"type":"string"},{"properties":{"a":{"const":1}}}]})");
    ASSERT_TRUE(schema);
    EXPECT_EQ(findings(*schema, R"({"a":1})"), "");
    EXPECT_EQ(findings(*schema, R"({"a":2})"),
              "schema.anyOf  /anyOf\nschema.type  /anyOf/0/type\nschema.const /a /anyOf/1/properties/a/const\n");
}

TEST(Schema, DoesNotCallUnevaluatedWhatAFailedBranchMayHaveLookedAt) {
    const auto schema =
        compiled(R"({"anyOf":[{"required":["x"],"properties":{"a":true}}],"unevaluatedProperties":false})");
    ASSERT_TRUE(schema);
    EXPECT_EQ(findings(*schema, R"({"a":1})"), "schema.anyOf  /anyOf\nschema.required  /anyOf/0/required/0\n");
    EXPECT_EQ(findings(*schema, R"({"a":1,"x":1})"), "schema.unevaluatedProperties /x /unevaluatedProperties\n");
}

TEST(Schema, ChecksAPartByItself) {
    const auto schema = compiled(R"({"properties":{"a/b":{"items":{"maxLength":1}}}})");
    ASSERT_TRUE(schema);
    const auto part = schema->part("/properties/a~1b");
    ASSERT_TRUE(part);
    EXPECT_FALSE(schema->part("/properties/c"));
    const auto value = document(R"(["x","yy"])");
    std::vector<SchemaFinding> list;
    schema->check(*part, value->root(), list);
    ASSERT_EQ(list.size(), 1u);
    EXPECT_EQ(list[0], (SchemaFinding{"schema.maxLength", "/1", "/properties/a~1b/items/maxLength"}));
    EXPECT_FALSE(schema->valid(*part, value->root()));
}

TEST(Schema, AsksForeignFormatsByName) {
    CompileOptions options;
    options.formats = true;
    options.formats_more = {[](std::string_view name) { return name == "even"; },
                            [](std::string_view, std::string_view text) { return text.size() % 2 == 0; }};
    const auto schema = compiled(R"({"format":"even"})", options);
    ASSERT_TRUE(schema);
    EXPECT_EQ(findings(*schema, R"("ab")"), "");
    EXPECT_EQ(findings(*schema, R"("abc")"), "schema.format  /format\n");
}

TEST(Schema, RefusesChainsThatLeadBackToThemselves) {
    EXPECT_EQ(refusal(R"({"$ref":"#"})"), "schema.reference_loop /$ref");
    EXPECT_EQ(refusal(R"({"$ref":"#/$defs/a","$defs":{"a":{"not":{"$ref":"#/$defs/b"}},"b":{"$ref":"#/$defs/a"}}})"),
              "schema.reference_loop /$defs/b/$ref");
    EXPECT_EQ(refusal(R"({"$dynamicAnchor":"x","$dynamicRef":"#x"})"), "schema.reference_loop /$dynamicRef");
    // Into the instance is no loop.
    EXPECT_EQ(refusal(R"({"properties":{"a":{"$ref":"#"}},"items":{"$ref":"#"},"additionalProperties":{"$ref":"#"}})"),
              "");
}

// Which anchor a $dynamicRef means is known only while checking; such a loop ends at the depth.
TEST(Schema, EndsALoopThatOnlyTheDynamicScopeCloses) {
    const auto schema =
        compiled(R"({"$id":"http://x/a","$dynamicAnchor":"n","$ref":"b","$defs":{"b":{"$id":"b","$dynamicRef":"#n",)"
                 R"("$defs":{"n":{"$dynamicAnchor":"n"}}}}})");
    ASSERT_TRUE(schema) << schema.error().at;
    EXPECT_EQ(findings(*schema, "1"), "schema.depth_exceeded  \n");
}

TEST(Schema, CompilesWithinItsLimits) {
    CompileOptions options;
    options.compile_limits.depth_max = 4;
    EXPECT_EQ(refusal(R"({"properties":{"a":{"properties":{"b":true}}}})", options), "");
    EXPECT_EQ(refusal(R"({"properties":{"a":{"properties":{"b":{"not":true}}}}})", options),
              "schema.too_deep /properties/a/properties/b/not");
    options = {};
    options.compile_limits.subschemas_max = 3;
    EXPECT_EQ(refusal(R"({"allOf":[true,true]})", options), "");
    EXPECT_EQ(refusal(R"({"allOf":[true,true,true]})", options), "schema.too_many /allOf/2");
    options = {};
    options.compile_limits.patterns_max = 1;
    EXPECT_EQ(refusal(R"({"allOf":[{"pattern":"a"},{"pattern":"a"}]})", options), "");
    EXPECT_EQ(refusal(R"({"allOf":[{"pattern":"a"},{"pattern":"b"}]})", options).substr(0, 15), "schema.too_many");
    options = {};
    options.compile_limits.pattern.length_bytes_max = 3;
    EXPECT_EQ(refusal(R"({"pattern":"abc"})", options), "");
    EXPECT_EQ(refusal(R"({"pattern":"abcd"})", options), "schema.pattern_too_large /pattern");
}

TEST(Schema, ChecksWithinItsLimits) {
    CompileOptions options;
    options.check_limits.findings_max = 2;
    const auto few = compiled(R"({"items":false})", options);
    EXPECT_EQ(findings(*few, "[1,2]"), "schema.items /0 /items\nschema.items /1 /items\n");
    EXPECT_EQ(findings(*few, "[1,2,3]"),
              "schema.items /0 /items\nschema.items /1 /items\nschema.findings_exceeded  \n");
    options = {};
    options.check_limits.depth_max = 3;
    const auto shallow = compiled(R"({"items":{"$ref":"#"}})", options);
    EXPECT_EQ(findings(*shallow, "[1]"), "");
    EXPECT_EQ(findings(*shallow, "[[1]]"), "schema.depth_exceeded  \n");
    options = {};
    options.check_limits.steps_max = 5;  // two for each element, one for the array
    const auto short_of_steps = compiled(R"({"items":{"type":"integer"}})", options);
    EXPECT_EQ(findings(*short_of_steps, "[1,2]"), "");
    EXPECT_EQ(findings(*short_of_steps, "[1,2,3]"), "schema.steps_exceeded  \n");
}

// Two references a level: 2^60 ways through the instance, were it not for the steps.
TEST(Schema, GivesUpWhatGrowsWithoutBound) {
    CompileOptions options;
    options.check_limits.steps_max = 10'000;
    const auto schema = compiled(R"({"properties":{"a":{"allOf":[{"$ref":"#"},{"$ref":"#"}]}}})", options);
    ASSERT_TRUE(schema);
    std::string text = "1";
    for (int i = 0; i < 60; ++i)
        text = "{\"a\":" + text + "}";
    EXPECT_EQ(findings(*schema, text), "schema.steps_exceeded  \n");
}

TEST(Schema, KnowsItsMetaschemas) {
    const auto schema = compiled(R"({"$ref":"https://json-schema.org/draft/2020-12/schema"})");
    ASSERT_TRUE(schema);
    EXPECT_EQ(findings(*schema, R"({"$defs":{"a":{"minLength":1,"items":{"type":["string","null"]}}}})"), "");
    EXPECT_NE(findings(*schema, R"({"$defs":{"a":{"items":{"minLength":-1}}}})"), "");
    // The metaschema describes itself.
    const auto self = compiled(R"({"$ref":"https://json-schema.org/draft/2020-12/meta/core"})");
    ASSERT_TRUE(self);
    EXPECT_EQ(findings(*self, R"({"$id":"http://x/","$anchor":"a"})"), "");
}

TEST(Schema, FindsManyMembersInAnyOrder) {
    std::string schema_text = "{\"additionalProperties\":false,\"properties\":{";
    std::string instance_text = "{";
    for (int i = 0; i < 100; ++i) {
        schema_text += (i > 0 ? "," : "") + ("\"k" + std::to_string(i) + "\":{\"const\":" + std::to_string(i) + "}");
        const int j = (i * 37) % 100;
        instance_text += (i > 0 ? "," : "") + ("\"k" + std::to_string(j) + "\":" + std::to_string(j));
    }
    const auto schema = compiled(schema_text + "}}");
    ASSERT_TRUE(schema);
    EXPECT_EQ(findings(*schema, instance_text + "}"), "");
    EXPECT_EQ(findings(*schema, instance_text + ",\"k100\":1}"),
              "schema.additionalProperties /k100 /additionalProperties\n");
}

TEST(Schema, TellsManyElementsApart) {
    const auto schema = compiled(R"({"uniqueItems":true})");
    std::string text = "[";
    for (int i = 0; i < 300; ++i)
        text += (i > 0 ? "," : "") + ("{\"a\":" + std::to_string(i) + ".5,\"b\":[" + std::to_string(i) + "]}");
    EXPECT_EQ(findings(*schema, text + "]"), "");
    EXPECT_EQ(findings(*schema, text + ",{\"b\":[7.0],\"a\":7.5}]"), "schema.uniqueItems  /uniqueItems\n");
}

}  // namespace
}  // namespace onetrip::schema
