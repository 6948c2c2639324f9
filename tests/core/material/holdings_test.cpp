#include "core/material/holdings.h"

#include <gtest/gtest.h>

namespace onetrip::material {
namespace {

TEST(Holdings, names_the_first_wrong_place) {
    const struct {
        const char* text;
        const char* fault;
    } table[] = {
        {"null", "-"},
        {"{}", "-"},
        {"[]", "/known"},
        {R"({"horses":[]})", "/known/horses"},
        {R"({"certificates":[{"id":"c","type":"t","status":"valid","consent":true}]})", "-"},
        {R"({"certificates":[{"id":"c","type":"t","status":"fine","consent":true}]})", "/known/certificates/0/status"},
        {R"({"certificates":[{"id":"c","type":"t","status":"valid"}]})", "/known/certificates/0/consent"},
        {R"({"certificates":[{"id":"c","type":"t","status":"valid","consent":true,"holder":"x"}]})",
         "/known/certificates/0/holder"},
        {R"({"registry":[{"material":"m","register":"r","outcome":"maybe","source":"s","as_of":"2026-11-28","consent":true}]})",
         "/known/registry/0/outcome"},
        {R"({"registry":[{"material":"m","register":"r","outcome":"found","source":"s","as_of":"soon","consent":true}]})",
         "/known/registry/0/as_of"},
        {R"({"earlier":[{"standard":"x","case":"1","closed":"2026-11-28","sha256":"00"}]})",
         "/known/earlier/0/consent"},
        {R"({"commitments":[{"material":"m","template_version":0,"statements":[],"signer_name":"a"}]})",
         "/known/commitments/0/template_version"},
        {R"({"credit":{"bad_record":1}})", "/known/credit/bad_record"},
    };
    for (const auto& row : table) {
        const auto document = json::Document::parse(row.text);
        ASSERT_TRUE(document.ok()) << row.text;
        const auto read = read_holdings(document->root(), "/known");
        EXPECT_EQ(read ? "-" : read.error().at, row.fault) << row.text;
    }
}

TEST(Holdings, are_bounded) {
    const auto list_of = [](std::size_t count) {
        std::string text = R"({"certificates":[)";
        for (std::size_t i = 0; i < count; ++i)
            text += std::string(i == 0 ? "" : ",") + R"({"id":"c","type":"t","status":"valid","consent":true})";
        return text + "]}";
    };
    const auto most = json::Document::parse(list_of(holdings_max));
    EXPECT_TRUE(read_holdings(most->root()).ok());
    const auto more = json::Document::parse(list_of(holdings_max + 1));
    EXPECT_EQ(read_holdings(more->root()).error().at, "/certificates");
}

TEST(Holdings, say_who_may_commit) {
    const struct {
        const char* text;
        bool may_commit;
    } table[] = {
        {"{}", true},
        {R"({"credit":{}})", true},
        {R"({"credit":{"bad_record":false,"false_commitment":false}})", true},
        {R"({"credit":{"bad_record":true}})", false},
        {R"({"credit":{"false_commitment":true}})", false},
    };
    for (const auto& row : table) {
        const auto document = json::Document::parse(row.text);
        EXPECT_EQ(read_holdings(document->root())->may_commit, row.may_commit) << row.text;
    }
}

TEST(Person, is_known_by_the_number_or_else_by_the_name) {
    const struct {
        Person a;
        Person b;
        bool is_same;
    } table[] = {
        {{"张小满", "1"}, {"张晓满", "1"}, true},
        {{"张小满", "1"}, {"张小满", "2"}, false},
        {{"张小满", ""}, {"张小满", "2"}, true},
        {{"张小满", ""}, {"王小满", ""}, false},
        {{"", ""}, {"", ""}, false},
        {{"", "12x"}, {"", "１２Ｘ"}, true},
        {{"阿依·古丽", ""}, {"阿依•古丽", ""}, true},
    };
    for (const auto& row : table)
        EXPECT_EQ(row.a.is(row.b), row.is_same) << row.a.name << row.a.number << " " << row.b.name << row.b.number;
}

}  // namespace
}  // namespace onetrip::material
