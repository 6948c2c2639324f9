#include "core/form/screen.h"

#include <gtest/gtest.h>

#include "tests/core/form/form_under_test.h"

namespace onetrip::form {
namespace {

constexpr std::string_view definition = R"({"version":1,"steps":[
  {"id":"who","title":{"zh-CN":"谁","en":"Who"},"fields":[
    {"id":"name","type":"name","label":{"zh-CN":"姓名","en":"Name"},"required":true,"sensitivity":"personal",
     "purpose":{"zh-CN":"核对","en":"Check"}},
    {"id":"more","type":"boolean"}]},
  {"id":"what","title":{"zh-CN":"什么","en":"What"},"visible":{"var":"more"},"fields":[
    {"id":"note","type":"text","help":{"zh-CN":"短","en":"Short"},"limits":{"code_points_max":9}},
    {"id":"level","type":"choice","choices":[{"value":"a","label":{"zh-CN":"甲","en":"A"}},
      {"value":"b","label":{"zh-CN":"乙","en":"B"},"visible":{"var":"note"}}],
     "rules":[{"code":"level_low","when":{"==":[{"var":"level"},"a"]},"severity":"warn",
               "message":{"zh-CN":"低","en":"Low"}}]}]},
  {"id":"rest","title":{"zh-CN":"其他","en":"Rest"},"fields":[
    {"id":"people","type":"group","limits":{"rows_max":2},"fields":[{"id":"age","type":"number","required":true}]},
    {"id":"count","type":"number","computed":{"+":[1,1]}}]}]})";

struct Screen {
    Parsed written;
    [[nodiscard]] json::View root() const { return written.root(); }
    [[nodiscard]] std::string text(std::string_view pointer) const {
        json::Writer out;
        const json::View value = root().find(pointer);
        if (!value) return "absent";
        out.value(value);
        return out.take();
    }
};

Screen screen_of(std::string_view answers, std::size_t step) {
    const FormUnderTest under_test(definition);
    EXPECT_EQ(under_test.errors(), "");
    const SheetUnderTest filled(under_test.form, answers);
    json::Writer out;
    write_screen(out, filled.sheet, step);
    return {parse(out.text())};
}

TEST(Screen, LeadsFromStepToStepPastHiddenOnes) {
    struct Case {
        const char* answers;
        std::size_t step;
        const char* previous;
        const char* next;
        const char* states;
    };
    const Case cases[] = {
        {"{}", 0, "null", R"("rest")", "current complete"},
        {"{}", 2, R"("who")", "null", "incomplete current"},
        {R"({"name":"张小满"})", 2, R"("who")", "null", "complete current"},
        {R"({"more":true})", 0, "null", R"("what")", "current complete complete"},
        {R"({"more":true})", 1, R"("who")", R"("rest")", "incomplete current complete"},
        {R"({"people":[{}]})", 0, "null", R"("rest")", "current incomplete"},
    };
    for (const Case& each : cases) {
        const Screen screen = screen_of(each.answers, each.step);
        EXPECT_EQ(screen.text("/previous"), each.previous) << each.answers;
        EXPECT_EQ(screen.text("/next"), each.next) << each.answers;
        std::string states;
        for (const json::View step : screen.root()["steps"].elements()) {
            states += (states.empty() ? "" : " ") + std::string(step["state"].string_or({}));
        }
        EXPECT_EQ(states, each.states) << each.answers;
    }
}

TEST(Screen, DescribesAFieldWhole) {
    const Screen screen = screen_of(R"({"name":"阿卜杜拉.麦提"})", 0);
    EXPECT_EQ(screen.text("/fields/0"),
              R"({"id":"name","pointer":"/name","widget":"text","label":{"zh-CN":"姓名","en":"Name"},"required":true,)"
              R"("value":"阿卜杜拉.麦提","autocomplete":"name","purpose":{"zh-CN":"核对","en":"Check"},)"
              R"("sensitivity":"personal","findings":[{"code":"identity.interpunct","severity":"error",)"
              R"("suggestion":"阿卜杜拉·麦提"}]})");
    EXPECT_EQ(screen.text("/findings"), R"([{"code":"identity.interpunct","field":"/name","severity":"error"}])");
    EXPECT_EQ(screen.text("/fields/1/widget"), R"("checkbox")");
    EXPECT_EQ(screen.text("/fields/1/value"), "null");
    EXPECT_EQ(screen.text("/fields/2"), "absent");
}

TEST(Screen, TakesNoForAnAnswerWhereOneIsNeeded) {
    struct Case {
        std::string_view field, widget;
    };
    const Case cases[] = {
        {R"("required":true)", "yes_no"},
        {R"("required":{"var":"other"})", "yes_no"},
        {R"("required":true,"limits":{"must_be_true":true})", "checkbox"},
        {R"("help":{"zh-CN":"可选","en":"Optional"})", "checkbox"},
    };
    for (const Case& each : cases) {
        const FormUnderTest under_test(R"({"version":1,"steps":[{"id":"a","fields":[{"id":"other","type":"boolean"},)"
                                       R"({"id":"asked","type":"boolean",)" +
                                       std::string(each.field) + "}]}]}");
        EXPECT_EQ(under_test.errors(), "") << each.field;
        EXPECT_EQ(widget_of(under_test.form.fields()[1]), each.widget) << each.field;
    }
}

TEST(Screen, OffersOnlyTheChoicesThatShow) {
    const Screen few = screen_of(R"({"more":true,"level":"a"})", 1);
    EXPECT_EQ(few.text("/fields/1/choices"), R"([{"value":"a","label":{"zh-CN":"甲","en":"A"}}])");
    EXPECT_EQ(few.text("/fields/1/findings"),
              R"([{"code":"level_low","severity":"warn","message":{"zh-CN":"低","en":"Low"}}])");
    EXPECT_EQ(few.text("/fields/0/help"), R"({"zh-CN":"短","en":"Short"})");
    EXPECT_EQ(few.text("/fields/0/code_points_max"), "9");
    const Screen more = screen_of(R"({"more":true,"note":"x"})", 1);
    EXPECT_EQ(more.root().find("/fields/1/choices").size(), 2U);
    EXPECT_EQ(more.text("/fields/1/widget"), R"("radio")");
}

TEST(Screen, DescribesRowsAndWhatARowBeginsAs) {
    const Screen screen = screen_of(R"({"people":[{"age":"7"},{}]})", 2);
    EXPECT_EQ(screen.text("/fields/0/widget"), R"("group")");
    EXPECT_EQ(screen.text("/fields/0/rows_min"), "0");
    EXPECT_EQ(screen.text("/fields/0/rows_max"), "2");
    EXPECT_EQ(screen.text("/fields/0/columns"),
              R"([{"id":"age","widget":"numeric","required":true,"input_mode":"numeric","sensitivity":"personal"}])");
    EXPECT_EQ(screen.text("/fields/0/rows/0/fields/0/value"), R"("7")");
    EXPECT_EQ(screen.text("/fields/0/rows/1/pointer"), R"("/people/1")");
    EXPECT_EQ(screen.text("/fields/0/rows/1/fields/0/pointer"), R"("/people/1/age")");
    EXPECT_EQ(screen.text("/fields/0/rows/1/fields/0/findings"), R"([{"code":"required","severity":"error"}])");
    EXPECT_EQ(screen.text("/fields/1/value"), "2");
    EXPECT_EQ(screen.text("/fields/1/read_only"), "true");
}

TEST(Screen, BeginsAtTheFirstStepThatShows) {
    const FormUnderTest under_test(R"({"version":1,"steps":[
        {"id":"a","visible":{"var":"x"},"fields":[{"id":"note","type":"text"}]},
        {"id":"b","fields":[{"id":"x","type":"boolean"}]}]})");
    ASSERT_EQ(under_test.errors(), "");
    EXPECT_EQ(first_step(SheetUnderTest(under_test.form, "{}").sheet), 1U);
    EXPECT_EQ(first_step(SheetUnderTest(under_test.form, R"({"x":true})").sheet), 0U);
    const FormUnderTest hidden(
        R"({"version":1,"steps":[{"id":"a","fields":[{"id":"x","type":"text","visible":false}]}]})");
    EXPECT_EQ(first_step(SheetUnderTest(hidden.form, "{}").sheet), std::nullopt);
}

}  // namespace
}  // namespace onetrip::form
