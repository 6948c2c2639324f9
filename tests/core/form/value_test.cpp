#include "core/form/value.h"

#include <gtest/gtest.h>

#include "tests/core/form/form_under_test.h"

namespace onetrip::form {
namespace {

TEST(IsEmpty, SaysWhatIsAsIfUntouched) {
    for (const char* empty : {"null", R"("")", R"("  \t　")", "[]"})
        EXPECT_TRUE(is_empty(parse(empty).root())) << empty;
    for (const char* full : {"false", "0", R"("x")", "[null]", "{}"})
        EXPECT_FALSE(is_empty(parse(full).root())) << full;
    EXPECT_TRUE(is_empty({}));
}

TEST(ReadValue, JudgesByType) {
    struct Case {
        const char* field;
        const char* value;
        const char* codes;
        const char* normalised;  ///< empty: as given
    };
    const std::string seven = R"("七个字的一句话")";
    const Case cases[] = {
        {R"({"type":"text","limits":{"code_points_min":2,"code_points_max":3}})", R"(" 𠮷野家　")", "", R"("𠮷野家")"},
        {R"({"type":"text","limits":{"code_points_min":2,"code_points_max":3}})", R"("a")", "text_short", ""},
        {R"({"type":"text","limits":{"code_points_min":2,"code_points_max":3}})", R"("𠮷野家店")", "text_long", ""},
        {R"({"type":"text"})", R"("a\u0007b")", "text_control", ""},
        {R"({"type":"text"})", R"("a\nb")", "text_control", ""},
        {R"({"type":"text"})", R"("一二三四五六七八\u007f")", "text_control", ""},
        {R"({"type":"text"})", R"("abcdefgh\u001fijklmnop")", "text_control", ""},
        {R"({"type":"text"})", "12", "type_wrong", ""},
        {R"({"type":"long_text"})", R"("a\nb\r\n\tc ")", "", R"("a\nb\r\n\tc")"},
        {R"({"type":"long_text"})", R"("a\u0000")", "text_control", ""},
        {R"({"type":"address"})", R"("百合路")", "text_short", ""},
        {R"({"type":"address"})", R"("百合路18号")", "", ""},
        {R"({"type":"date"})", R"("2026-02-28")", "", ""},
        {R"({"type":"date"})", R"(" 2026-02-28 ")", "", R"("2026-02-28")"},
        {R"({"type":"date"})", R"("2026-02-29")", "date_invalid", ""},
        {R"({"type":"date"})", R"("28.2.2026")", "date_invalid", ""},
        {R"({"type":"date","limits":{"day_max":"today"}})", R"("2026-11-28")", "", ""},
        {R"({"type":"date","limits":{"day_max":"today"}})", R"("2026-11-29")", "date_late", ""},
        {R"({"type":"date","limits":{"day_min":"today-30"}})", R"("2026-10-29")", "", ""},
        {R"({"type":"date","limits":{"day_min":"today-30"}})", R"("2026-10-28")", "date_early", ""},
        {R"({"type":"number","limits":{"integer_min":1,"integer_max":10}})", "10", "", ""},
        {R"({"type":"number","limits":{"integer_min":1,"integer_max":10}})", "11", "number_high", ""},
        {R"({"type":"number","limits":{"integer_min":1,"integer_max":10}})", "0", "number_low", ""},
        {R"({"type":"number"})", "3.0", "", "3"},
        {R"({"type":"number"})", R"("－３２")", "", "-32"},
        {R"({"type":"number"})", "2.5", "number_invalid", ""},
        {R"({"type":"number"})", R"("1e3")", "number_invalid", ""},
        {R"({"type":"number"})", "[1]", "type_wrong", ""},
        {R"({"type":"boolean"})", "false", "", ""},
        {R"({"type":"boolean"})", R"("true")", "type_wrong", ""},
        {R"({"type":"boolean","limits":{"must_be_true":true}})", "true", "", ""},
        {R"({"type":"boolean","limits":{"must_be_true":true}})", "false", "must_accept", ""},
        {R"({"type":"choice","choices":[{"value":"a"}]})", R"("a")", "", ""},
        {R"({"type":"choice","choices":[{"value":"a"}]})", R"("A")", "choice_unknown", ""},
        {R"({"type":"choice","choices":[{"value":"a"}]})", R"(["a"])", "type_wrong", ""},
        {R"({"type":"choices","choices":[{"value":"a"},{"value":"b"}]})", R"(["b","a"])", "", ""},
        {R"({"type":"choices","choices":[{"value":"a"}]})", R"(["c"])", "choice_unknown", ""},
        {R"({"type":"choices","choices":[{"value":"a"}]})", "[1]", "type_wrong", ""},
        {R"({"type":"group","limits":{"rows_min":2},"fields":[{"id":"x","type":"text"}]})", "[{}]", "rows_few", ""},
        {R"({"type":"group","limits":{"rows_max":1},"fields":[{"id":"x","type":"text"}]})", "[{},{}]", "rows_many", ""},
        {R"({"type":"group","fields":[{"id":"x","type":"text"}]})", "[{},1]", "type_wrong", ""},
        {R"({"type":"name"})", R"(" 张小满 ")", "", R"("张小满")"},
        {R"({"type":"mobile"})", R"("+86 138-0013-8000")", "", R"("13800138000")"},
        {R"({"type":"mobile"})", R"("12345")", "identity.length", ""},
        {R"({"type":"identity","kind":"citizen_id_18"})", R"("11010519491231002x")", "", R"("11010519491231002X")"},
        {R"({"type":"identity","kind":"citizen_id_18"})", R"("110105194912310021")", "identity.check_digit", ""},
    };
    for (const Case& each : cases) {
        std::string field = each.field;
        field.insert(1, R"("id":"f",)");
        const FormUnderTest under_test(form_of("[" + field + "]"));
        ASSERT_EQ(under_test.errors(), "") << field;
        const SheetUnderTest filled(under_test.form, R"({"f":)" + std::string(each.value) + "}");
        std::string codes;
        for (const Found& found : filled.sheet.slot(0).found)
            codes += codes.empty() ? found.code : " " + std::string(found.code);
        EXPECT_EQ(codes, each.codes) << field << each.value;
        const std::string expected = each.normalised == std::string_view() ? each.value : each.normalised;
        if (codes.empty()) {
            EXPECT_EQ(filled.normalised(), R"({"f":)" + expected + "}") << field;
        }
    }
}

TEST(ReadValue, TakesTheKindThatTheAnswersCallFor) {
    const FormUnderTest under_test(
        form_of(R"([{"id":"type","type":"choice","choices":[{"value":"card"},{"value":"permit"}]},
        {"id":"no","type":"identity","kind":[{"when":{"==":[{"var":"type"},"permit"]},"kind":"hm_travel_permit"},
                                             {"kind":"citizen_id_18"}]}])"));
    ASSERT_EQ(under_test.errors(), "");
    struct Case {
        const char* answers;
        bool is_valid;
    };
    const Case cases[] = {
        {R"({"type":"permit","no":"H12345678"})", true},
        {R"({"type":"card","no":"H12345678"})", false},
        {R"({"no":"11010519491231002X"})", true},
        {R"({"type":"permit","no":"11010519491231002X"})", false},
    };
    for (const Case& each : cases) {
        EXPECT_EQ(SheetUnderTest(under_test.form, each.answers).sheet.is_valid(), each.is_valid) << each.answers;
    }
}

}  // namespace
}  // namespace onetrip::form
