#include "core/material/agreement.h"

#include <gtest/gtest.h>

namespace onetrip::material {
namespace {

std::string text_of(const std::vector<base::Finding>& findings) {
    std::string text;
    for (const base::Finding& finding : findings) {
        text += text.empty() ? "" : " ";
        text += finding.code.substr(finding.code.find('.') + 1);
        if (finding.severity == base::Severity::Warn) text += "?";
        if (!finding.field.empty()) text += "@" + finding.field;
        if (finding.measure) {
            text +=
                "(" + std::to_string(finding.measure->measured) + "/" + std::to_string(finding.measure->limit) + ")";
        }
    }
    return text;
}

TEST(Agreement, of_a_document_with_the_form_and_with_others) {
    const struct {
        const char* what;
        const char* rule;
        const char* values;
        const char* answers;
        const char* found;
    } table[] = {
        {"the same name", R"({"value":"holder","as":"name","with":"/name"})", R"({"holder":"张小满"})",
         R"({"name":"张小满"})", ""},
        {"another dot in the name", R"({"value":"holder","as":"name","with":"/name"})", R"({"holder":"阿依•古丽"})",
         R"({"name":"阿依·古丽"})", ""},
        {"another name", R"({"value":"holder","as":"name","with":"/name"})", R"({"holder":"张晓满"})",
         R"({"name":"张小满"})", "name_differs@/name"},
        {"asked about only", R"({"value":"holder","as":"name","with":"/name","severity":"warn"})",
         R"({"holder":"张晓满"})", R"({"name":"张小满"})", "name_differs?@/name"},
        {"a number, folded", R"({"value":"number","as":"number","with":"/id"})", R"({"number":"1101-05 x"})",
         R"({"id":"１１０１０５X"})", ""},
        {"another number", R"({"value":"number","as":"number","with":"/id"})", R"({"number":"1"})", R"({"id":"2"})",
         "number_differs@/id"},
        {"another day", R"({"value":"born","as":"date","with":"/born"})", R"({"born":"2026-01-01"})",
         R"({"born":"2026-01-02"})", "date_differs@/born"},
        {"another text", R"({"value":"place","as":"text","with":"/place"})", R"({"place":"a"})", R"({"place":"b"})",
         "text_differs@/place"},
        {"blanks around a text", R"({"value":"place","as":"text","with":"/place"})", R"({"place":" a "})",
         R"({"place":"a"})", ""},
        {"what the document does not say", R"({"value":"holder","as":"name","with":"/name"})", "{}",
         R"({"name":"张小满"})", ""},
        {"what is not answered", R"({"value":"holder","as":"name","with":"/name"})", R"({"holder":"张小满"})", "{}",
         ""},
        {"the owner of a deed", R"({"value":"owner","as":"name","with":"owner","material":"deed"})",
         R"({"owner":"张小满"})", "{}", ""},
        {"another owner", R"({"value":"owner","as":"name","with":"owner","material":"deed"})", R"({"owner":"王小满"})",
         "{}", "name_differs@owner"},
        {"a deed that is not there", R"({"value":"owner","as":"name","with":"owner","material":"will"})",
         R"({"owner":"王小满"})", "{}", ""},
    };
    const auto deed = json::Document::parse(R"({"owner":"张小满"})");
    const Said others[] = {{"deed", deed->root()}};
    for (const auto& row : table) {
        const auto rule = json::Document::parse("[" + std::string(row.rule) + "]");
        const auto values = json::Document::parse(row.values);
        const auto answers = json::Document::parse(row.answers);
        json::Defects defects;
        const auto agreements = read_agreements(rule->root(), defects);
        EXPECT_TRUE(defects.list().empty()) << row.what;
        std::vector<base::Finding> findings;
        check_agreements(agreements, values->root(), answers->root(), others, findings);
        EXPECT_EQ(text_of(findings), row.found) << row.what;
    }
}

TEST(Agreement, that_is_none_is_said) {
    for (const char* rule : {
             R"({"as":"name","with":"/name"})",
             R"({"value":"a","as":"name"})",
             R"({"value":"a","as":"sound","with":"/name"})",
             R"({"value":"a","as":"name","with":"name"})",
             R"({"value":"a","as":"name","with":"/name","material":"deed"})",
             R"({"value":"a","as":"name","with":"/name","severity":"shout"})",
             "7",
         }) {
        const auto document = json::Document::parse("[" + std::string(rule) + "]");
        json::Defects defects;
        (void)read_agreements(document->root(), defects);
        ASSERT_EQ(defects.list().size(), 1U) << rule;
        EXPECT_EQ(defects.list()[0].code, "agreement_invalid");
    }
}

TEST(Validity, table) {
    const struct {
        const char* values;
        const char* found;
    } table[] = {
        {"{}", ""},
        {R"({"valid_to":"长期"})", ""},
        {R"({"valid_to":"2026-11-27"})", "expired(-1/0)"},
        {R"({"valid_to":"2026-11-28"})", "expires_soon?(0/30)"},
        {R"({"valid_to":"2026-12-27"})", "expires_soon?(29/30)"},
        {R"({"valid_to":"2026-12-28"})", ""},
        {R"({"valid_from":"2026-11-28"})", ""},
        {R"({"valid_from":"2026-11-29"})", "not_yet_valid(1/0)"},
        {R"({"valid_from":"2026-12-01","valid_to":"2026-11-01"})", "not_yet_valid(3/0) expired(-27/0)"},
    };
    for (const auto& row : table) {
        const auto values = json::Document::parse(row.values);
        std::vector<base::Finding> findings;
        check_validity(values->root(), *base::Day::parse("2026-11-28"), 30, findings);
        EXPECT_EQ(text_of(findings), row.found) << row.values;
    }
}

}  // namespace
}  // namespace onetrip::material
