#include "core/form/form.h"

#include <gtest/gtest.h>

#include "tests/core/form/form_under_test.h"

namespace onetrip::form {
namespace {

TEST(Form, HoldsWhatTheDefinitionSays) {
    const FormUnderTest under_test(R"({"version":7,
        "steps":[{"id":"a","title":{"zh-CN":"甲","en":"A"},"fields":[
            {"id":"kind","type":"choice","required":true,"choices":[{"value":"x"},{"value":"y"}],"sensitivity":"plain"},
            {"id":"people","type":"group","limits":{"rows_min":1,"rows_max":4},"fields":[
                {"id":"name","type":"name","required":true},
                {"id":"born","type":"date","limits":{"day_min":"1900-01-01","day_max":"today-1"}}]}]},
          {"id":"b","visible":{"==":[{"var":"kind"},"y"]},"fields":[{"id":"note","type":"long_text"}]}],"rules":[]})");
    ASSERT_EQ(under_test.errors(), "");
    const Form& form = under_test.form;
    EXPECT_EQ(form.version(), 7);
    EXPECT_EQ(form.steps().size(), 2U);
    EXPECT_EQ(form.scopes().size(), 2U);
    ASSERT_EQ(form.fields().size(), 5U);
    const Field& people = form.fields()[*form.find("people")];
    EXPECT_EQ(people.type, FieldType::Group);
    EXPECT_EQ(people.limits.rows_max, 4);
    EXPECT_FALSE(form.find("name"));
    const Field& born = form.fields()[*form.find("born", people.rows_scope)];
    EXPECT_EQ(born.limits.day_max->on(day("2026-11-28")), day("2026-11-27"));
    EXPECT_EQ(born.limits.day_min->on(day("2026-11-28")), day("1900-01-01"));
    const Field& note = form.fields()[*form.find("note")];
    EXPECT_EQ(note.step, 1);
    EXPECT_EQ(note.limits.code_points_max, long_text_code_points_max);
    EXPECT_EQ(note.decided_by, std::vector<FieldIndex>{*form.find("kind")});
    EXPECT_EQ(form.fields()[*form.find("kind")].sensitivity, Sensitivity::Plain);
}

TEST(Form, CompilesEqualRulesOnce) {
    const FormUnderTest under_test(form_of(R"([
        {"id":"a","type":"boolean"},
        {"id":"b","type":"text","visible":{"var":"a"},"required":{"var":"a"}},
        {"id":"c","type":"text","visible":{"var":"a"}},
        {"id":"g","type":"group","fields":[{"id":"a","type":"boolean"},{"id":"d","type":"text","visible":{"var":"a"}}]}])"));
    ASSERT_EQ(under_test.errors(), "");
    // One of the form, and the same words in a row are another rule: they read the row.
    EXPECT_EQ(under_test.form.rules().size(), 2U);
}

TEST(Form, OrdersFieldsBehindThoseThatDecideThem) {
    const FormUnderTest under_test(form_of(R"([
        {"id":"third","type":"text","visible":{"var":"second"}},
        {"id":"second","type":"text","visible":{"var":"first"}},
        {"id":"first","type":"boolean"}])"));
    ASSERT_EQ(under_test.errors(), "");
    std::string order;
    for (const FieldIndex field : under_test.form.scopes()[0].order) {
        order += std::string(under_test.form.fields()[field].id) + " ";
    }
    EXPECT_EQ(order, "first second third ");
}

TEST(Form, RefusesWhatCannotBeRun) {
    struct Case {
        const char* definition;
        const char* errors;
    };
    const std::string text_field = R"({"id":"a","type":"text"})";
    const Case cases[] = {
        {"[]", "definition_invalid \n"},
        {"{}", "steps_missing \n"},
        {R"({"steps":[]})", "steps_missing /steps\n"},
        {R"({"steps":[1]})", "definition_invalid /steps/0\n"},
        {R"({"steps":[{"id":"s","fields":[]}]})", "fields_missing /steps/0/fields\n"},
        {R"({"steps":[{"id":"S","fields":[{"id":"a","type":"text"}]}]})", "id_invalid /steps/0\n"},
        {R"({"steps":[{"id":"s","fields":[{"id":"a","type":"text"}]},{"id":"s","fields":[{"id":"b","type":"text"}]}]})",
         "id_duplicate /steps/1\n"},
        {R"({"steps":[{"id":"s","fields":[{"id":"a","type":"text"},{"id":"a","type":"date"}]}]})",
         "id_duplicate /steps/0/fields/1\n"},
        {R"({"steps":[{"id":"s","fields":[{"id":"a-b","type":"text"}]}]})", "id_invalid /steps/0/fields/0\n"},
        {R"({"steps":[{"id":"s","fields":[{"id":"a","type":"colour"}]}]})", "type_unknown /steps/0/fields/0\n"},
        {R"({"steps":[{"id":"s","fields":[{"id":"a","type":"choice"}]}]})", "choices_missing /steps/0/fields/0\n"},
        {R"({"steps":[{"id":"s","fields":[{"id":"a","type":"choice","choices":[{"value":"x"},{"value":"x"}]}]}]})",
         "id_duplicate /steps/0/fields/0/choices/1\n"},
        {R"({"steps":[{"id":"s","fields":[{"id":"a","type":"identity"}]}]})", "kind_missing /steps/0/fields/0\n"},
        {R"({"steps":[{"id":"s","fields":[{"id":"a","type":"identity","kind":"horoscope"}]}]})",
         "kind_unknown /steps/0/fields/0\n"},
        {R"({"steps":[{"id":"s","fields":[{"id":"a","type":"date","limits":{"day_min":"tomorrow"}}]}]})",
         "day_invalid /steps/0/fields/0/limits/day_min\n"},
        {R"({"steps":[{"id":"s","fields":[{"id":"a","type":"text","limits":{"code_points_min":9,"code_points_max":8}}]}]})",
         "limits_crossed /steps/0/fields/0/limits\n"},
        {R"({"steps":[{"id":"s","fields":[{"id":"a","type":"text","visible":{"no_such":[1]}}]}]})",
         "rule_invalid /steps/0/fields/0/visible\n"},
        {R"({"steps":[{"id":"s","fields":[{"id":"a","type":"text","required":"yes"}]}]})",
         "rule_invalid /steps/0/fields/0/required\n"},
        {R"({"steps":[{"id":"s","fields":[{"id":"g","type":"group","fields":[{"id":"h","type":"group","fields":[]}]}]}]})",
         "group_nested /steps/0/fields/0/fields/0\n"},
        {R"({"steps":[{"id":"s","fields":[{"id":"g","type":"group","computed":{"var":"x"},"fields":[{"id":"a","type":"text"}]}]}]})",
         "computed_group /steps/0/fields/0\n"},
        {R"({"steps":[{"id":"s","fields":[{"id":"a","type":"text","was":"b"}]}]})",
         "was_invalid /steps/0/fields/0/was\n"},
        {R"({"steps":[{"id":"s","fields":[{"id":"a","type":"text","was":[""]}]}]})",
         "was_invalid /steps/0/fields/0/was/0\n"},
        {R"({"steps":[{"id":"s","fields":[{"id":"a","type":"text","was":["c","b"]},{"id":"b","type":"text"}]}]})",
         "was_taken /steps/0/fields/0/was/1\n"},
        {R"({"steps":[{"id":"s","fields":[{"id":"a","type":"text","was":["c"]},{"id":"b","type":"text","was":["c"]}]}]})",
         "was_taken /steps/0/fields/1/was/0\n"},
        {R"({"steps":[{"id":"s","fields":[{"id":"a","type":"choice","choices":[{"value":"x"},{"value":"y","was":["x"]}]}]}]})",
         "was_taken /steps/0/fields/0/choices/1/was/0\n"},
    };
    for (const Case& each : cases) {
        EXPECT_EQ(FormUnderTest(each.definition).errors(), each.errors) << each.definition;
    }
}

TEST(Form, RefusesFieldsThatDecideOneAnotherInACircle) {
    struct Case {
        const char* fields;
        bool is_circular;
    };
    const Case cases[] = {
        {R"([{"id":"a","type":"text","visible":{"var":"a"}}])", true},
        {R"([{"id":"a","type":"text","visible":{"var":"b"}},{"id":"b","type":"text","visible":{"var":"a"}}])", true},
        {R"([{"id":"a","type":"text","visible":{"var":"b"}},{"id":"b","type":"number","computed":{"var":"c"}},
             {"id":"c","type":"choice","choices":[{"value":"x","visible":{"var":"a"}}]}])",
         true},
        // Whether something is required or wrong decides nothing else.
        {R"([{"id":"a","type":"text","required":{"!":{"var":"b"}}},{"id":"b","type":"text","required":{"!":{"var":"a"}}}])",
         false},
        {R"([{"id":"a","type":"text","rules":[{"code":"same","when":{"==":[{"var":"a"},{"var":"b"}]}}]},
             {"id":"b","type":"text","visible":{"var":"a"}}])",
         false},
        // A row that depends on the form, and a field of the form that depends on the rows.
        {R"([{"id":"g","type":"group","fields":[{"id":"x","type":"text","visible":{"val":[[2],"b"]}}]},
             {"id":"b","type":"text","visible":{"var":"g"}}])",
         true},
        {R"([{"id":"g","type":"group","fields":[{"id":"x","type":"text","visible":{"val":[[2],"b"]}}]},
             {"id":"b","type":"text"}])",
         false},
        {R"([{"id":"g","type":"group","fields":[{"id":"x","type":"text","visible":{"var":"y"}},
             {"id":"y","type":"text","visible":{"var":"x"}}]}])",
         true},
    };
    for (const Case& each : cases) {
        const FormUnderTest under_test(form_of(each.fields));
        EXPECT_EQ(!under_test.errors().empty(), each.is_circular) << each.fields << under_test.errors();
        EXPECT_EQ(under_test.errors().find("circular") != std::string::npos, each.is_circular) << each.fields;
    }
}

TEST(Form, WarnsOfWhatMustNotBePublished) {
    struct Case {
        const char* field;
        const char* warning;
    };
    const std::string words =
        R"("label":{"zh-CN":"甲","en":"A"},"purpose":{"zh-CN":"甲","en":"A"},"sensitivity":"plain")";
    const Case cases[] = {
        {R"({"id":"a","type":"text",WORDS})", ""},
        {R"({"id":"a","type":"text","label":{"zh-CN":"甲","en":"A"},"sensitivity":"plain"})",
         "purpose_missing /steps/0/fields/0\n"},
        {R"({"id":"a","type":"text","purpose":{"zh-CN":"甲"},"label":{"zh-CN":"甲","en":"A"},"sensitivity":"plain"})",
         "text_missing /steps/0/fields/0/purpose\n"},
        {R"({"id":"a","type":"text","purpose":{"zh-CN":"甲","en":"A"},"label":{"zh-CN":"甲","en":"A"}})",
         "sensitivity_missing /steps/0/fields/0\n"},
        {R"({"id":"a","type":"text","visible":{"var":"b"},WORDS})", "rule_names_no_field /steps/0/fields/0/visible\n"},
        {R"({"id":"a","type":"text","visible":{"val":[[2],"a"]},WORDS})",
         "rule_names_no_field /steps/0/fields/0/visible\n"},
        {R"({"id":"a","type":"text","requird":true,WORDS})", "member_unknown /steps/0/fields/0/requird\n"},
        {R"({"id":"a","type":"text","widget":"slider",WORDS})", "widget_unknown /steps/0/fields/0/widget\n"},
        {R"({"id":"a","type":"text",WORDS,"rules":[{"code":"x","when":{"var":"a"}}]})",
         "text_missing /steps/0/fields/0/rules/0\n"},
    };
    for (const Case& each : cases) {
        std::string field = each.field;
        if (const auto at = field.find("WORDS"); at != std::string::npos) field.replace(at, 5, words);
        const FormUnderTest under_test(R"({"version":1,"steps":[{"id":"s","title":{"zh-CN":"甲","en":"A"},"fields":[)" +
                                       field + "]}]}");
        EXPECT_EQ(under_test.errors(), "") << field;
        EXPECT_EQ(under_test.list(base::Severity::Warn), each.warning) << field;
    }
}

TEST(Form, HasLimits) {
    std::string fields = "[";
    for (std::size_t count = 0; count <= fields_max; ++count) {
        fields += (count > 0 ? "," : "") + std::string(R"({"id":"f)") + std::to_string(count) + R"(","type":"text"})";
    }
    EXPECT_EQ(FormUnderTest(form_of(fields + "]")).errors(), "too_many /steps\n");
    fields = fields.substr(0, fields.rfind(",{"));
    EXPECT_EQ(FormUnderTest(form_of(fields + "]")).errors(), "");
}

}  // namespace
}  // namespace onetrip::form
