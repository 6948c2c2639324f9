#include "core/form/explain.h"

#include <gtest/gtest.h>

#include "tests/core/form/form_under_test.h"

namespace onetrip::form {
namespace {

std::string explanation(const FormUnderTest& form, std::string_view answers, std::string_view pointer) {
    EXPECT_EQ(form.errors(), "");
    const SheetUnderTest filled(form.form, answers);
    json::Writer out;
    if (!write_explanation(out, filled.sheet, pointer)) return "no such field";
    return out.take();
}

TEST(Explain, NamesTheRuleAndTheAnswersThatHideAField) {
    const FormUnderTest form(form_of(R"([{"id":"kind","type":"choice","choices":[{"value":"a"},{"value":"b"}]},
        {"id":"day","type":"date"},
        {"id":"note","type":"text","required":true,"visible":{"and":[{"==":[{"var":"kind"},"a"]},{"var":"day"}]}}])"));
    EXPECT_EQ(explanation(form, R"({"kind":"b","day":"no day"})", "/note"),
              R"({"pointer":"/note","step":{"holds":true,"rule":null,"reads":[]},)"
              R"("visible":{"holds":false,"rule":{"and":[{"==":[{"var":"kind"},"a"]},{"var":"day"}]},"reads":[)"
              R"({"field":"/kind","state":"sound","value":"b"},{"field":"/day","state":"unsound","value":null}]},)"
              R"("required":{"holds":true,"rule":null,"reads":[]},"choices":[],"findings":[]})");
    EXPECT_EQ(explanation(form, R"({"kind":"a","day":" 2026-11-28"})", "/note").find("\"hidden\""), std::string::npos);
    EXPECT_NE(explanation(form, R"({"kind":"a","day":" 2026-11-28"})", "/note")
                  .find(R"({"field":"/day","state":"sound","value":"2026-11-28"})"),
              std::string::npos);
}

TEST(Explain, NamesWhatCausedAFinding) {
    const FormUnderTest form(form_of(
        R"([{"id":"from","type":"date"},{"id":"to","type":"date"},{"id":"why","type":"text","required":{"var":"to"}}])",
        R"([{"code":"ends_early","field":"to","when":{"<":[{"var":"to"},{"var":"from"}]},"message":{"zh-CN":"早","en":"Early"}},
            {"code":"whole","severity":"warn","when":{"var":"from"}}])"));
    constexpr std::string_view answers = R"({"from":"2026-02-02","to":"2026-02-01"})";
    EXPECT_NE(explanation(form, answers, "/to")
                  .find(R"("findings":[{"code":"ends_early","severity":"error","message":{"zh-CN":"早","en":"Early"},)"
                        R"("holds":true,"rule":{"<":[{"var":"to"},{"var":"from"}]},"reads":[)"
                        R"({"field":"/from","state":"sound","value":"2026-02-02"},)"
                        R"({"field":"/to","state":"sound","value":"2026-02-01"}]}])"),
              std::string::npos);
    EXPECT_NE(explanation(form, answers, "/why")
                  .find(R"("findings":[{"code":"required","severity":"error","holds":true,"rule":{"var":"to"},)"),
              std::string::npos);
    EXPECT_EQ(explanation(form, answers, ""),
              R"({"pointer":"","findings":[{"code":"whole","severity":"warn","holds":true,"rule":{"var":"from"},)"
              R"("reads":[{"field":"/from","state":"sound","value":"2026-02-02"}]}]})");
    // What no rule raised has none.
    EXPECT_NE(explanation(form, R"({"to":"never"})", "/to")
                  .find(R"({"code":"date_invalid","severity":"error","holds":true,"rule":null,"reads":[]})"),
              std::string::npos);
}

TEST(Explain, LooksIntoRows) {
    const FormUnderTest form(form_of(R"([{"id":"died","type":"date"},{"id":"heirs","type":"group","fields":[
        {"id":"waives","type":"boolean"},
        {"id":"share","type":"number","visible":{"!":{"var":"waives"}},"required":{"val":[[2],"died"]}}]}])"));
    constexpr std::string_view answers = R"({"died":"2026-01-01","heirs":[{},{"waives":true,"share":1}]})";
    EXPECT_EQ(explanation(form, answers, "/heirs/1/share"),
              R"({"pointer":"/heirs/1/share","step":{"holds":true,"rule":null,"reads":[]},)"
              R"("visible":{"holds":false,"rule":{"!":{"var":"waives"}},"reads":[)"
              R"({"field":"/heirs/1/waives","state":"sound","value":true}]},)"
              R"("required":{"holds":true,"rule":{"val":[[2],"died"]},"reads":[)"
              R"({"field":"/died","state":"sound","value":"2026-01-01"}]},"choices":[],"findings":[]})");
    for (const char* nowhere :
         {"/heirs/2/share", "/heirs/x/share", "/heirs/0/none", "/none", "/heirs/0", "died", "/died/0/x"}) {
        EXPECT_EQ(explanation(form, answers, nowhere), "no such field") << nowhere;
    }
}

TEST(Explain, NamesTheRulesOfChoicesAndOfWhatIsComputed) {
    const FormUnderTest form(form_of(R"([{"id":"a","type":"number"},
        {"id":"sum","type":"number","computed":{"+":[{"var":"a"},1]}},
        {"id":"c","type":"choice","choices":[{"value":"x"},{"value":"y","visible":{">":[{"var":"sum"},5]}}]}])"));
    EXPECT_NE(
        explanation(form, R"({"a":1})", "/sum")
            .find(
                R"("computed":{"holds":true,"rule":{"+":[{"var":"a"},1]},"reads":[{"field":"/a","state":"sound","value":1}]})"),
        std::string::npos);
    EXPECT_NE(explanation(form, R"({"a":1})", "/c")
                  .find(R"("choices":[{"value":"y","holds":false,"rule":{">":[{"var":"sum"},5]},)"
                        R"("reads":[{"field":"/sum","state":"sound","value":2}]}])"),
              std::string::npos);
}

}  // namespace
}  // namespace onetrip::form
