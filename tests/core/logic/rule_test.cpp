#include "core/logic/rule.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/core/logic/apply.h"
#include "tests/source_path.h"

namespace onetrip::logic {
namespace {

std::string read_file(const std::string& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// As `apply` answers it: the result, or what is thrown (its place left out).
void expect_case(const nlohmann::json& example) {
    const std::string data = example.contains("data") ? example["data"].dump() : "";
    std::string answer = applied(example["rule"].dump(), data, {}, example.value("today", ""));
    SCOPED_TRACE(example.dump());
    if (example.contains("throws") || example.contains("error")) {
        const std::string type =
            example.value("throws", example.contains("error") ? example["error"].value("type", "") : "");
        EXPECT_EQ(answer.substr(0, answer.rfind(" at ")), "throws " + type);
        return;
    }
    ASSERT_NE(answer.rfind("throws", 0), 0u) << answer;
    ASSERT_NE(answer.rfind("refused", 0), 0u) << answer;
    EXPECT_EQ(nlohmann::json::parse(answer), example["result"]);
}

TEST(Rule, AnswersTheClassicSuite) {
    const std::string text = read_file(source_path("../shared/suites/jsonlogic-compatible.json"));
    if (text.empty()) {
        std::cout << "passed over: the classic JsonLogic suite is not beside the project\n";
        return;
    }
    int cases = 0;
    for (const nlohmann::json& example : nlohmann::json::parse(text)) {
        if (!example.is_object()) continue;
        expect_case(example);
        ++cases;
    }
    EXPECT_EQ(cases, 278);
    std::cout << "JsonLogic classic suite: " << cases << " cases\n";
}

TEST(Rule, DoesWhatItsReadmeShows) {
    std::istringstream readme(read_file(source_path("core/logic/README.md")));
    std::string line;
    bool inside = false;
    int cases = 0;
    while (std::getline(readme, line)) {
        if (line.rfind("```", 0) == 0) {
            inside = line == "```json lines";
        } else if (inside) {
            expect_case(nlohmann::json::parse(line));
            ++cases;
        }
    }
    EXPECT_GT(cases, 60);
}

struct Example {
    const char* rule;
    const char* data;
    const char* answer;
};

void expect_all(const Example* begin, const Example* end) {
    for (const Example* example = begin; example != end; ++example) {
        EXPECT_EQ(applied(example->rule, example->data, {}, "2026-11-28"), example->answer)
            << example->rule << " with " << example->data;
    }
}

#define EXPECT_TABLE(table) expect_all(std::begin(table), std::end(table))

TEST(Rule, PassesOnWhatIsNoRule) {
    const Example table[] = {
        {"null", "", "null"},
        {"{}", "", "{}"},
        {"[1,[{\"var\":\"x\"},{}]]", "{\"x\":2}", "[1,[2,{}]]"},
        {"[]", "", "[]"},
        {"\"\xE6\xB1\x89\"", "", "\"\xE6\xB1\x89\""},
    };
    EXPECT_TABLE(table);
}

TEST(Rule, RefusesWhatItDoesNotKnow) {
    const Example table[] = {
        {"{\"nope\":1}", "", "refused logic.unknown_operator at "},
        {"{\"if\":[false,{\"nope\":1},2]}", "", "refused logic.unknown_operator at /if/1"},
        {"{\"!\":{\"nope\":1}}", "", "refused logic.unknown_operator at /!"},
        {"[1,{\"and\":[[{\"a\":1,\"b\":2}]]}]", "", "refused logic.unknown_operator at /1/and/0/0"},
        {"{\"try\":[{\"nope\":1},2]}", "", "refused logic.unknown_operator at /try/0"},
        {"{\"var\":[\"a\",{\"nope\":1}]}", "", "refused logic.unknown_operator at /var/1"},
        {"{\"toString\":[]}", "", "refused logic.unknown_operator at "},
    };
    EXPECT_TABLE(table);
}

TEST(Rule, ReadsTheData) {
    const Example table[] = {
        {"{\"var\":\"\"}", "{\"a\":1}", "{\"a\":1}"},
        {"{\"var\":[]}", "7", "7"},
        {"{\"var\":\"a\"}", "", "null"},
        {"{\"var\":\"a.1.b\"}", "{\"a\":[0,{\"b\":5}]}", "5"},
        {"{\"var\":1.1}", "[0,[1,2]]", "2"},
        {"{\"var\":\"a.01\"}", "{\"a\":[0,1]}", "null"},
        {"{\"var\":\"a.-1\"}", "{\"a\":[0,1]}", "null"},
        {"{\"var\":\"a.0\"}", "{\"a\":\"text\"}", "null"},
        {"{\"var\":[\"a\",5]}", "{\"a\":null}", "null"},
        {"{\"var\":[\"a\",{\"+\":[1,1]}]}", "{}", "2"},
        {"{\"var\":\".\"}", "{\"\":1}", "1"},
        {"{\"var\":\"..\\\\.key.\"}", "{\"\":{\"\":{\".key\":{\"\":7}}}}", "7"},
        {"{\"var\":{\"cat\":[\"a\",\".b\"]}}", "{\"a\":{\"b\":3}}", "3"},
        {"{\"var\":{\"preserve\":[\"x\",9]}}", "{}", "9"},
        {"{\"var\":[{\"var\":\"k\"},4]}", "{\"k\":[1]}", "4"},
        {"{\"map\":[[1,2],{\"var\":\"../index\"}]}", "", "[0,1]"},
        {"{\"map\":[[1,2],{\"var\":\"../../x\"}]}", "{\"x\":5}", "[5,5]"},
        {"{\"map\":[[1,2],{\"var\":{\"cat\":[\"../\",\"../x\"]}}]}", "{\"x\":5}", "[5,5]"},
        {"{\"var\":\"../x\"}", "{\"x\":5}", "null"},
        {"{\"val\":[]}", "{\"a\":1}", "{\"a\":1}"},
        {"{\"val\":null}", "{\"a\":1}", "null"},
        {"{\"val\":[\"a\",{\"var\":\"i\"}]}", "{\"a\":[7,8],\"i\":1}", "8"},
        {"{\"val\":{\"preserve\":[\"a\",\"b\"]}}", "{\"a\":{\"b\":6}}", "6"},
        {"{\"val\":[[0],\"a\"]}", "{\"a\":2}", "2"},
        {"{\"val\":[[2],\"a\"]}", "{\"a\":2}", "null"},
        {"{\"val\":[[\"x\"],\"a\"]}", "{\"a\":2}", "null"},
        {"{\"map\":[[1],{\"val\":[[2]]}]}", "{\"a\":2}", "[{\"a\":2}]"},
        {"{\"map\":[[1],{\"val\":[[{\"+\":[1,1]}],\"a\"]}]}", "{\"a\":2}", "[2]"},
        {"{\"map\":[[4],{\"val\":[[1]]}]}", "", "[{\"index\":0,\"iterator\":[4]}]"},
        {"{\"map\":[[4],{\"val\":[[1],\"iterator\",0]}]}", "", "[4]"},
        {"{\"reduce\":[[1,2],{\"+\":[{\"val\":[[1],\"index\"]},{\"val\":\"accumulator\"}]},10]}", "", "11"},
        {"{\"reduce\":[[1,2],{\"val\":[]},null]}", "",
         "{\"accumulator\":{\"accumulator\":null,\"current\":1},\"current\":2}"},
        {"{\"exists\":[]}", "", "true"},
        {"{\"exists\":[\"a\",0]}", "{\"a\":[1]}", "true"},
        {"{\"exists\":[\"a\",1]}", "{\"a\":[1]}", "false"},
        {"{\"exists\":{\"cat\":[\"a\"]}}", "{\"a\":null}", "true"},
        {"{\"missing\":{\"merge\":[\"a\",{\"if\":[{\"var\":\"x\"},[\"b\"],[]]}]}}", "{\"x\":true}", "[\"a\",\"b\"]"},
        {"{\"missing\":[[\"a\",\"b\"]]}", "{\"a\":0}", "[\"b\"]"},
        {"{\"missing\":[1]}", "[5]", "[1]"},
        {"{\"missing_some\":[1,\"a\"]}", "{}", "throws Invalid Arguments at "},
        {"{\"get\":[{\"var\":\"a\"},0]}", "{\"a\":[3]}", "3"},
        {"{\"get\":[1]}", "", "throws Invalid Arguments at "},
    };
    // The accumulator of the whole context is an object in an object, which `reduce` refuses in the second round.
    for (const Example& example : table) {
        const bool nested = std::string_view(example.answer).find("\"accumulator\":{") != std::string_view::npos;
        EXPECT_EQ(applied(example.rule, example.data), nested ? "throws Exceeded Allowed Depth at " : example.answer)
            << example.rule;
    }
}

TEST(Rule, DecidesAndCatches) {
    const Example table[] = {
        {"{\"if\":[0,1]}", "", "null"},
        {"{\"or\":[]}", "", "false"},
        {"{\"??\":[]}", "", "null"},
        {"{\"??\":{\"var\":\"a\"}}", "{\"a\":[null,1]}", "throws Invalid Arguments at "},
        {"{\"!\":[]}", "", "true"},
        {"{\"try\":[]}", "", "throws Invalid Arguments at "},
        {"{\"try\":1}", "", "1"},
        {"{\"try\":[{\"throw\":{\"var\":\"e\"}},{\"var\":\"why\"}]}", "{\"e\":{\"type\":\"X\",\"why\":\"because\"}}",
         "\"because\""},
        {"{\"try\":[{\"throw\":\"x\"},{\"var\":\"\"}]}", "", "{\"type\":\"x\"}"},
        {"{\"try\":[{\"throw\":\"x\"},{\"val\":[[2],\"a\"]}]}", "{\"a\":1}", "1"},
        {"{\"try\":[{\"throw\":\"x\"},{\"exists\":\"type\"}]}", "", "true"},
        {"{\"try\":[{\"throw\":\"x\"},{\"exists\":\"code\"}]}", "", "false"},
        {"{\"throw\":5}", "", "throws 5 at "},
        {"{\"throw\":[\"x\",\"y\"]}", "", "throws x at "},
        {"{\"throw\":null}", "", "throws Invalid Arguments at "},
        {"{\"throw\":{\"preserve\":{\"a\":1}}}", "", "throws Unknown Error at "},
        {"{\"if\":[true,{\"+\":[1,{\"*\":\"x\"}]}]}", "", "throws NaN at /if/1/+/1"},
        {"{\"map\":[[1],{\"!\":{\"+\":\"x\"}}]}", "", "throws NaN at /map/1/!"},
        {"[[{\"/\":[1,0]}]]", "", "throws NaN at /0/0"},
    };
    EXPECT_TABLE(table);
}

TEST(Rule, Compares) {
    const Example table[] = {
        {"{\"==\":[null,\"\"]}", "", "false"},
        {"{\"!=\":[null,\"A\"]}", "", "true"},
        {"{\"<\":[null,\"A\"]}", "", "false"},
        {"{\">\":[\"A\",null]}", "", "false"},
        {"{\"<\":[null,\"5\"]}", "", "true"},
        {"{\"<\":[\"10\",\"9\"]}", "", "true"},
        {"{\"==\":[\" 1 \",1]}", "", "true"},
        {"{\"==\":[null,[]]}", "", "throws NaN at "},
        {"{\"<\":[9007199254740992,9007199254740993]}", "", "true"},
        {"{\"<\":[9223372036854775807,9223372036854775808]}", "", "true"},
        {"{\"===\":[{\"var\":\"a\"},{\"var\":\"b\"}]}", "{\"a\":{\"x\":1,\"y\":[2]},\"b\":{\"y\":[2.0],\"x\":1}}",
         "true"},
        {"{\"===\":[{\"preserve\":{\"x\":1}},{\"var\":\"a\"}]}", "{\"a\":{\"x\":2}}", "false"},
        {"{\"!==\":[[1],[1,2]]}", "", "true"},
        {"{\"in\":[1,\"212\"]}", "", "true"},
        {"{\"in\":[null,\"null\"]}", "", "false"},
        {"{\"in\":[\"a\"]}", "", "false"},
        {"{\"in\":[1,5]}", "", "false"},
        {"{\"in\":[1,[\"1\",1.0]]}", "", "true"},
    };
    EXPECT_TABLE(table);
}

TEST(Rule, ComputesAndWalks) {
    const Example table[] = {
        {"{\"+\":[{\"var\":\"a\"},0.2]}", "{\"a\":0.1}", "0.3"},
        {"{\"/\":[7,2]}", "", "3.5"},
        {"{\"/\":[6,2]}", "", "3"},
        {"{\"max\":[\"1\"]}", "", "throws Invalid Arguments at "},
        {"{\"min\":[2,1.5]}", "", "1.5"},
        {"{\"min\":[]}", "", "throws Invalid Arguments at "},
        {"{\"map\":[5,1]}", "", "throws Invalid Arguments at "},
        {"{\"map\":[[1]]}", "", "throws Invalid Arguments at "},
        {"{\"filter\":[{\"var\":\"a\"},true]}", "{\"a\":{\"b\":1}}", "throws Invalid Arguments at "},
        {"{\"reduce\":[[],{\"var\":\"current\"}]}", "", "null"},
        {"{\"reduce\":[[3,4],{\"+\":[{\"var\":\"accumulator\"},{\"var\":\"current\"}]}]}", "", "7"},
        {"{\"reduce\":[[3,4],{\"var\":\"other\"},1]}", "", "null"},
        {"{\"reduce\":[[1,2],{\"merge\":[{\"var\":\"accumulator\"},{\"var\":\"current\"}]},[]]}", "", "[1,2]"},
        {"{\"reduce\":[[1],1,{\"var\":\"o\"}]}", "{\"o\":{\"a\":[1]}}", "throws Exceeded Allowed Depth at "},
        {"{\"reduce\":[[1],1,{\"preserve\":{\"a\":[1]}}]}", "", "throws Exceeded Allowed Depth at "},
        {"{\"none\":[[],true]}", "", "true"},
        {"{\"some\":[\"abc\",true]}", "", "throws Invalid Arguments at "},
        {"{\"merge\":{\"var\":\"a\"}}", "{\"a\":[[1],[2,[3]]]}", "[1,2,[3]]"},
        {"{\"length\":[[1,2],3]}", "", "2"},
        {"{\"length\":{\"var\":\"\"}}", "{\"a\":1,\"b\":2}", "2"},
        {"{\"length\":\"\xF0\xA0\xAE\xB7\"}", "", "1"},
        {"{\"length\":1}", "", "throws Invalid Arguments at "},
        {"{\"code_points\":null}", "", "0"},
        {"{\"code_points\":5}", "", "throws Invalid Arguments at "},
        {"{\"cat\":[[1,[2,null]],true,1.5]}", "", "\"1,2,true1.5\""},
        {"{\"substr\":[\"\xE6\xB1\x89\xE5\xAD\x97\xF0\xA0\xAE\xB7\",1,1]}", "", "\"\xE5\xAD\x97\""},
        {"{\"substr\":[\"abc\",1,-5]}", "", "\"\""},
        {"{\"substr\":[null,0,1]}", "", "\"\""},
        {"{\"substr\":[\"abc\",\"x\"]}", "", "throws Invalid Arguments at "},
    };
    EXPECT_TABLE(table);
}

TEST(Rule, CountsDays) {
    const Example table[] = {
        {"{\"age\":\"2026-11-29\"}", "", "-1"},
        {"{\"age\":[\"2000-02-29\",\"2026-03-01\"]}", "", "26"},
        {"{\"age\":[\"2000-02-29\",\"2026-2-28\"]}", "", "throws Invalid Date at "},
        {"{\"add_days\":[\"9999-12-31\",1]}", "", "throws Invalid Date at "},
        {"{\"add_days\":[\"0000-01-01\",-1]}", "", "throws Invalid Date at "},
        {"{\"add_days\":[\"2026-01-01\",9e18]}", "", "throws Invalid Date at "},
        {"{\"add_days\":[\"2026-01-01\",0.5]}", "", "throws Invalid Arguments at "},
        {"{\"add_days\":[\"2026-01-01\"]}", "", "throws Invalid Arguments at "},
        {"{\"add_months\":[\"2024-02-29\",12]}", "", "\"2025-02-28\""},
        {"{\"add_months\":[\"2026-03-31\",-1]}", "", "\"2026-02-28\""},
        {"{\"add_months\":[\"0000-01-31\",-1]}", "", "throws Invalid Date at "},
        {"{\"date_before\":[\"2026-01-01\",{\"today\":[]},\"2027-01-01\"]}", "", "true"},
        {"{\"date_before\":[\"2026-01-01\"]}", "", "throws Invalid Arguments at "},
        {"{\"date_before\":[\"2026-01-01\",null]}", "", "throws Invalid Date at /date_before"},
        {"{\"is_date\":[]}", "", "false"},
        {"{\"add_workdays\":[\"2026-11-30\",-1]}", "", "\"2026-11-27\""},
        {"{\"add_workdays\":[\"2000-01-03\",-1]}", "", "throws Calendar Unknown at "},
        {"{\"add_workdays\":[\"2026-11-30\",1000000]}", "", "throws Calendar Unknown at "},
        {"{\"workdays_between\":[\"1999-01-01\",\"2026-01-01\"]}", "", "throws Calendar Unknown at "},
        {"{\"is_workday\":\"1999-01-01\"}", "", "throws Calendar Unknown at "},
        {"{\"is_workday\":{\"today\":[]}}", "", "false"},
    };
    for (const Example& example : table) {
        const std::string answer = applied(example.rule, example.data, {}, "2026-11-28");
        EXPECT_EQ(answer.substr(0, answer.find(" at ")),
                  std::string(example.answer).substr(0, std::string(example.answer).find(" at ")))
            << example.rule;
    }
    EXPECT_EQ(applied("{\"age\":\"2000-01-01\"}", ""), "throws Today Unknown at ");
}

TEST(Rule, KnowsTheContextsAroundItsData) {
    const json::Document text =
        parsed("{\"cat\":[{\"val\":\"name\"},{\"val\":[[1],\"index\"]},{\"val\":[[2],\"city\"]}]}");
    const auto rule = Rule::compile(text.root());
    ASSERT_TRUE(rule);
    const json::Document answers =
        parsed("{\"city\":\"\xE6\x9D\xAD\",\"children\":[{\"name\":\"a\"},{\"name\":\"b\"}]}");
    Outer outer;
    outer.data = answers.root();
    outer.index = 1;
    Context context;
    context.data = answers.root()["children"].at(1);
    context.outer = std::span(&outer, 1);
    const auto value = rule->apply(context);
    ASSERT_TRUE(value);
    EXPECT_EQ(value->string(), "b1\xE6\x9D\xAD");
}

TEST(Rule, HoldsWhatIsTrue) {
    const json::Document text = parsed("{\"var\":\"x\"}");
    const auto rule = Rule::compile(text.root());
    ASSERT_TRUE(rule);
    const json::Document yes = parsed("{\"x\":{}}");
    const json::Document no = parsed("{\"x\":[]}");
    EXPECT_TRUE(*rule->holds(yes.root()));
    EXPECT_FALSE(*rule->holds(no.root()));
    EXPECT_FALSE(*rule->holds(json::View()));
}

TEST(Rule, OutlivesTheDocumentItWasCompiledFrom) {
    std::optional<Rule> rule;
    {
        const json::Document text =
            parsed("{\"cat\":[{\"var\":\"name\"},\" \xE6\xB1\x89\",[\"long enough to be on the heap\"]]}");
        auto compiled = Rule::compile(text.root());
        ASSERT_TRUE(compiled);
        rule = std::move(compiled).value();
    }
    const json::Document data = parsed("{\"name\":\"x\"}");
    const auto value = rule->apply(data.root());
    ASSERT_TRUE(value);
    EXPECT_EQ(value->string(), "x \xE6\xB1\x89long enough to be on the heap");
}

TEST(Rule, SaysWhatItThrew) {
    const json::Document text = parsed("{\"if\":[true,{\"throw\":{\"var\":\"why\"}}]}");
    const json::Document data = parsed("{\"why\":{\"type\":\"No Heir\",\"share\":[1,2]}}");
    const auto value = Rule::compile(text.root())->apply(data.root());
    ASSERT_FALSE(value);
    EXPECT_EQ(value.error().reason, ThrownReason::Raised);
    EXPECT_EQ(value.error().type, "No Heir");
    EXPECT_EQ(value.error().detail, "{\"type\":\"No Heir\",\"share\":[1,2]}");
    EXPECT_EQ(value.error().at, "/if/1");
}

}  // namespace
}  // namespace onetrip::logic
