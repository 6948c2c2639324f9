#include "core/form/sheet.h"

#include <gtest/gtest.h>

#include <memory>

#include "core/form/screen.h"
#include "tests/core/form/form_under_test.h"
#include "tests/core/form/random_form.h"

namespace onetrip::form {
namespace {

struct Case {
    const char* answers;
    const char* findings;
    const char* normalised;
    const char* dropped = "";
};

void expect_all(std::string_view definition, const std::vector<Case>& cases) {
    const FormUnderTest under_test(definition);
    ASSERT_EQ(under_test.errors(), "");
    for (const Case& each : cases) {
        const SheetUnderTest filled(under_test.form, each.answers);
        EXPECT_EQ(filled.findings(), each.findings) << each.answers;
        EXPECT_EQ(filled.normalised(), each.normalised) << each.answers;
        EXPECT_EQ(filled.dropped(), each.dropped) << each.answers;
        if (filled.sheet.is_read_as_given() && filled.answers.root().is_object()) {
            EXPECT_TRUE(parse(filled.sound()).root().equals(filled.answers.root())) << each.answers;
        }
        EXPECT_EQ(filled.sheet.is_valid(),
                  std::string_view(each.findings).find_first_not_of(' ') == std::string_view::npos ||
                      std::string_view(each.findings).find("? ") != std::string_view::npos)
            << each.answers;
    }
}

TEST(Sheet, AsksForWhatIsRequired) {
    expect_all(form_of(R"([{"id":"a","type":"text","required":true},{"id":"b","type":"boolean","required":true},
                           {"id":"c","type":"text","required":{"var":"b"}},{"id":"d","type":"text"}])"),
               {
                   {"{}", "required /a, required /b", "{}"},
                   {"null", "required /a, required /b", "{}"},
                   {R"({"a":null,"b":null})", "required /a, required /b", "{}"},
                   {R"({"a":" \t　","b":false})", "required /a", R"({"b":false})"},
                   {R"({"a":" x ","b":true})", "required /c", R"({"a":"x","b":true})"},
                   {R"({"c":"y","b":true,"a":"x"})", "", R"({"a":"x","b":true,"c":"y"})"},
               });
}

TEST(Sheet, SaysWhetherTheSoundAnswersAreThoseThatWereGiven) {
    const FormUnderTest under_test(form_of(R"([{"id":"a","type":"text"},{"id":"b","type":"number"},
        {"id":"c","type":"text","visible":{"var":"a"}},{"id":"d","type":"group","fields":[{"id":"e","type":"text"}]}])"));
    const struct {
        const char* answers;
        bool is_as_given;
    } cases[] = {
        {"{}", true},
        {R"({"a":"x","b":3})", true},
        {R"({"c":"y","a":"x"})", true},
        {R"({"a":" x"})", false},         // normalised
        {R"({"b":"3"})", false},          // normalised
        {R"({"b":"three"})", false},      // wrong
        {R"({"a":""})", false},           // empty
        {R"({"a":null})", false},         // empty
        {R"({"c":"y"})", false},          // hidden
        {R"({"z":"y"})", false},          // unknown
        {R"({"d":[{"e":"x"}]})", false},  // not looked into
    };
    for (const auto& [answers, is_as_given] : cases) {
        EXPECT_EQ(SheetUnderTest(under_test.form, answers).sheet.is_read_as_given(), is_as_given) << answers;
    }
}

TEST(Sheet, DropsWhatIsHiddenAndSaysSo) {
    expect_all(
        form_of(R"([{"id":"mode","type":"choice","choices":[{"value":"mail"},{"value":"window"}]},
                           {"id":"address","type":"address","required":true,"visible":{"==":[{"var":"mode"},"mail"]}},
                           {"id":"door","type":"text","visible":{"var":"address"}}])"),
        {
            {"{}", "", "{}"},
            {R"({"mode":"mail"})", "required /address", R"({"mode":"mail"})"},
            {R"({"mode":"window","address":"百合路18号","door":"2"})", "", R"({"mode":"window"})", "/address, /door"},
            {R"({"mode":"window","address":"","door":null})", "", R"({"mode":"window"})"},
            // Hidden by a hidden one: what was answered there is read by nobody.
            {R"({"address":"百合路18号","door":"2"})", "", "{}", "/address, /door"},
            {R"({"mode":"mail","address":"百合路18号","door":"2"})", "",
             R"({"mode":"mail","address":"百合路18号","door":"2"})"},
            // An answer with an error reads as absent.
            {R"({"mode":"mail","address":"百合","door":"2"})", "text_short /address",
             R"({"mode":"mail","address":"百合"})", "/door"},
        });
}

TEST(Sheet, NamesWhatNoFieldIs) {
    expect_all(form_of(R"([{"id":"a","type":"text"},{"id":"g","type":"group","fields":[{"id":"x","type":"text"}]}])"),
               {
                   {R"({"b":1,"a":"x","a/b":null})", "field_unknown /b, field_unknown /a~1b", R"({"a":"x"})"},
                   {R"({"g":[{"x":"1"},{"y":"2"}]})", "field_unknown /g/1/y", R"({"g":[{"x":"1"},{}]})"},
               });
}

TEST(Sheet, OffersChoicesThatDependOnAnswers) {
    expect_all(form_of(R"([{"id":"kind","type":"choice","choices":[{"value":"primary"},{"value":"senior"}]},
                           {"id":"subject","type":"choice","choices":[{"value":"chinese"},
                               {"value":"science","visible":{"==":[{"var":"kind"},"primary"]}}]},
                           {"id":"extra","type":"choices","choices":[{"value":"p"},
                               {"value":"q","visible":{"==":[{"var":"kind"},"senior"]}}]}])"),
               {
                   {R"({"kind":"primary","subject":"science"})", "", R"({"kind":"primary","subject":"science"})"},
                   {R"({"kind":"senior","subject":"science"})", "choice_unavailable /subject",
                    R"({"kind":"senior","subject":"science"})"},
                   {R"({"subject":"alchemy"})", "choice_unknown /subject", R"({"subject":"alchemy"})"},
                   {R"({"kind":"primary","extra":["p"]})", "", R"({"kind":"primary","extra":["p"]})"},
                   {R"({"kind":"primary","extra":["p","q"]})", "choice_unavailable /extra",
                    R"({"kind":"primary","extra":["p","q"]})"},
                   {R"({"extra":["p","p"]})", "choice_twice /extra", R"({"extra":["p","p"]})"},
                   {R"({"extra":"p"})", "type_wrong /extra", R"({"extra":"p"})"},
                   {R"({"extra":[]})", "", "{}"},
               });
}

TEST(Sheet, ComputesWhatTheCitizenNeedNotAnswer) {
    expect_all(form_of(R"([{"id":"a","type":"number"},{"id":"b","type":"number"},
                           {"id":"sum","type":"number","required":true,"computed":{"+":[{"var":"a"},{"var":"b"}]}},
                           {"id":"big","type":"text","required":true,"visible":{">":[{"var":"sum"},10]}}])"),
               {
                   {R"({"a":1,"b":2})", "", R"({"a":1,"b":2,"sum":3})"},
                   {R"({"a":1,"b":2,"sum":99})", "", R"({"a":1,"b":2,"sum":3})"},
                   {R"({"a":"７","b":" 8 "})", "required /big", R"({"a":7,"b":8,"sum":15})"},
               });
}

TEST(Sheet, RaisesTheFindingsOfItsOwnRules) {
    expect_all(form_of(R"([{"id":"level","type":"choice","choices":[{"value":"1A"},{"value":"2B"}],
                              "rules":[{"code":"too_low","when":{"and":[{"==":[{"var":"level"},"2B"]},
                                        {"==":[{"var":"subject"},"chinese"]}]}}]},
                           {"id":"subject","type":"choice","choices":[{"value":"chinese"},{"value":"music"}]},
                           {"id":"from","type":"date"},{"id":"to","type":"date"}])",
                       R"([{"code":"ends_early","field":"to","when":{"<":[{"var":"to"},{"var":"from"}]}},
                           {"code":"same_day","field":"to","severity":"warn","when":{"==":[{"var":"to"},{"var":"from"}]}},
                           {"code":"nothing_said","asked":"always","severity":"warn",
                            "when":{"and":[{"!":{"var":"level"}},{"!":{"var":"to"}}]}}])"),
               {
                   {"{}", "nothing_said? ", "{}"},
                   {R"({"level":"2B","subject":"chinese"})", "too_low /level", R"({"level":"2B","subject":"chinese"})"},
                   {R"({"level":"2B"})", "", R"({"level":"2B"})"},
                   {R"({"from":"2026-02-02","to":"2026-02-01"})", "ends_early /to",
                    R"({"from":"2026-02-02","to":"2026-02-01"})"},
                   {R"({"from":"2026-02-01","to":"2026-02-01"})", "same_day? /to",
                    R"({"from":"2026-02-01","to":"2026-02-01"})"},
                   // Not asked while something it names is missing or wrong.
                   {R"({"to":"2026-02-01"})", "", R"({"to":"2026-02-01"})"},
                   {R"({"from":"2026-02-30","to":"2026-02-01"})", "date_invalid /from",
                    R"({"from":"2026-02-30","to":"2026-02-01"})"},
               });
}

TEST(Sheet, JudgesRowsOfAGroup) {
    const std::string definition = form_of(
        R"([{"id":"died","type":"date"},
            {"id":"heirs","type":"group","required":true,"limits":{"rows_min":1,"rows_max":3},"fields":[
               {"id":"name","type":"text","required":true},
               {"id":"waives","type":"boolean"},
               {"id":"share","type":"number","required":true,"visible":{"!":{"var":"waives"}},
                "limits":{"integer_min":1,"integer_max":100}},
               {"id":"born","type":"date","rules":[
                 {"code":"born_after_death","when":{">":[{"var":"born"},{"val":[[2],"died"]}]}}]}]}])",
        R"([{"code":"shares_not_whole","field":"heirs",
             "when":{"!=":[100,{"reduce":[{"var":"heirs"},{"+":[{"var":"current.share"},{"var":"accumulator"}]},0]}]}}])");
    expect_all(
        definition,
        {
            {"{}", "required /heirs", "{}"},
            {R"({"heirs":[]})", "required /heirs", "{}"},
            {R"({"heirs":{}})", "type_wrong /heirs", R"({"heirs":{}})"},
            {R"({"heirs":[{"name":"甲","share":60},{"name":"乙","share":40}]})", "",
             R"({"heirs":[{"name":"甲","share":60},{"name":"乙","share":40}]})"},
            {R"({"heirs":[{"name":"甲","share":60},{"name":"乙","share":30}]})", "shares_not_whole /heirs",
             R"({"heirs":[{"name":"甲","share":60},{"name":"乙","share":30}]})"},
            {R"({"heirs":[{"name":"甲","share":100},{"name":" 乙","waives":true,"share":30}]})", "",
             R"({"heirs":[{"name":"甲","share":100},{"name":"乙","waives":true}]})", "/heirs/1/share"},
            // The sum is not asked while a row is incomplete.
            {R"({"heirs":[{"name":"甲","share":60},{"name":"乙"}]})", "required /heirs/1/share",
             R"({"heirs":[{"name":"甲","share":60},{"name":"乙"}]})"},
            {R"({"heirs":[{"share":101},{},{},{}]})",
             "rows_many /heirs, required /heirs/0/name, number_high /heirs/0/share, required /heirs/1/name, required "
             "/heirs/1/share, required /heirs/2/name, required /heirs/2/share, required /heirs/3/name, required "
             "/heirs/3/share",
             R"({"heirs":[{"share":101},{},{},{}]})"},
            {R"({"died":"2020-01-01","heirs":[{"name":"甲","share":100,"born":"2020-01-02"}]})",
             "born_after_death /heirs/0/born",
             R"({"died":"2020-01-01","heirs":[{"name":"甲","share":100,"born":"2020-01-02"}]})"},
            {R"({"heirs":[{"name":"甲","share":100,"born":"2020-01-02"}]})", "",
             R"({"heirs":[{"name":"甲","share":100,"born":"2020-01-02"}]})"},
        });
}

TEST(Sheet, DoesNotLookIntoMoreRowsThanAGroupMayEverHave) {
    const FormUnderTest under_test(
        form_of(R"([{"id":"g","type":"group","fields":[{"id":"x","type":"text","required":true}]}])"));
    std::string rows = "{}";
    for (std::int64_t count = 0; count < rows_max; ++count)
        rows += ",{}";
    const SheetUnderTest filled(under_test.form, R"({"g":[)" + rows + "]}");
    EXPECT_EQ(filled.findings(), "rows_many /g");
}

TEST(Sheet, CountsARuleThatThrowsAsNotHolding) {
    expect_all(
        form_of(
            R"([{"id":"a","type":"text","visible":{"throw":"x"}},{"id":"b","type":"text","required":{"throw":"x"}}])"),
        {{R"({"a":"1"})", "", "{}", "/a"}});
}

TEST(Sheet, GivesRulesOnlyWhatIsSound) {
    const FormUnderTest under_test(form_of(
        R"([{"id":"a","type":"date"},{"id":"b","type":"date"},{"id":"g","type":"group","fields":[{"id":"x","type":"date"}]}])"));
    const SheetUnderTest filled(under_test.form,
                                R"({"a":"2026-02-30","b":" 2026-02-28","g":[{"x":"no"},{"x":"2026-01-01"}]})");
    EXPECT_EQ(filled.sound(), R"({"b":"2026-02-28","g":[{},{"x":"2026-01-01"}]})");
    EXPECT_EQ(filled.normalised(), R"({"a":"2026-02-30","b":"2026-02-28","g":[{"x":"no"},{"x":"2026-01-01"}]})");
}

TEST(Sheet, HidesAStepWhole) {
    expect_all(R"({"version":1,"steps":[{"id":"a","fields":[{"id":"more","type":"boolean"}]},
                  {"id":"b","visible":{"var":"more"},"fields":[{"id":"x","type":"text","required":true}]}]})",
               {
                   {R"({"more":false,"x":"1"})", "", R"({"more":false})", "/x"},
                   {R"({"more":true})", "required /x", R"({"more":true})"},
               });
}

/// Everything that can be seen of a sheet.
std::string whole(const Sheet& sheet) {
    json::Writer out;
    out.begin_object().name("answers");
    sheet.write_answers(out);
    out.name("sound");
    sheet.write_sound_answers(out);
    out.name("findings");
    write_findings(out, sheet.findings());
    out.name("dropped").begin_array();
    for (const std::string& pointer : sheet.dropped())
        out.value(pointer);
    out.end_array().name("screens").begin_array();
    for (std::size_t step = 0; step < sheet.form().steps().size(); ++step) {
        if (is_step_shown(sheet, step)) write_screen(out, sheet, step);
    }
    out.end_array().end_object();
    return out.take();
}

TEST(Sheet, IsTheSameAfterChangesAsNew) {
    constexpr std::uint64_t forms = 400;
    constexpr std::size_t edits = 25;
    for (std::uint64_t seed = 0; seed < forms; ++seed) {
        RandomForm random(seed);
        const std::string definition = random.definition();
        const FormUnderTest under_test(definition);
        ASSERT_EQ(under_test.errors(), "") << definition;
        const Form& form = under_test.form;
        std::vector<std::string> values(random.field_count(), "null");
        SheetUnderTest changed(form, "{}");
        std::vector<Parsed> given(random.field_count());
        for (std::size_t edit = 0; edit < edits; ++edit) {
            const std::size_t index = random.dice().roll(random.field_count());
            values[index] = random.value(index);
            std::string answers = "{";
            for (std::size_t each = 0; each < values.size(); ++each) {
                answers += (each > 0 ? ",\"" : "\"") + random.id(each) + "\":" + values[each];
            }
            Parsed value = parse(values[index]);
            (void)changed.sheet.change(*form.find(random.id(index)), value.root());
            given[index] = std::move(value);
            const SheetUnderTest fresh(form, answers + "}");
            ASSERT_EQ(whole(changed.sheet), whole(fresh.sheet)) << "seed " << seed << " edit " << edit << "\n"
                                                                << definition << "\n"
                                                                << answers;
        }
    }
}

TEST(Sheet, NamesWhatAChangeCanTouch) {
    const FormUnderTest under_test(form_of(R"([{"id":"kind","type":"choice","choices":[{"value":"a"},{"value":"b"}]},
        {"id":"note","type":"text"},{"id":"day","type":"date","visible":{"==":[{"var":"kind"},"a"]}},
        {"id":"late","type":"boolean","required":{"var":"day"}}])"));
    ASSERT_EQ(under_test.errors(), "");
    const Form& form = under_test.form;
    SheetUnderTest filled(form, "{}");
    const auto touched = [&](const char* id, const Parsed& value) {
        std::string text;
        for (const FieldIndex index : filled.sheet.change(*form.find(id), value.root())) {
            text += std::string(form.fields()[index].id) + " ";
        }
        return text;
    };
    const Parsed text = parse(R"("some text")");
    const Parsed b = parse(R"("b")");
    const Parsed a = parse(R"("a")");
    const Parsed day = parse(R"("2026-11-28")");
    const Parsed half = parse(R"("2026-1")");
    const Parsed other = parse(R"("2026-1x")");
    EXPECT_EQ(touched("note", text), "note ");
    EXPECT_EQ(touched("kind", b), "kind day ");
    EXPECT_EQ(touched("kind", a), "kind day ");
    // Nothing that a rule sees differs between two dates that are none.
    EXPECT_EQ(touched("day", half), "day ");
    EXPECT_EQ(touched("day", other), "day ");
    EXPECT_EQ(touched("day", day), "day late ");
    EXPECT_EQ(touched("kind", b), "kind day late ");
}

}  // namespace
}  // namespace onetrip::form
