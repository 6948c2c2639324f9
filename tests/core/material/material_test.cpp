#include "core/material/material.h"

#include <gtest/gtest.h>

namespace onetrip::material {
namespace {

TEST(Material, says_what_is_wrong_with_a_definition) {
    struct Case {
        const char* material;
        const char* defect;  ///< `code at`
        bool can_run;
    };
    const std::string words =
        R"("title":{"zh-CN":"甲","en":"A"},"legal_basis":{"zh-CN":"甲","en":"A"},"necessity":"required")";
    const std::string way = R"("obtain":[{"by":"direct","reason":{"zh-CN":"甲","en":"A"}}])";
    const Case cases[] = {
        {R"({WORDS,WAY})", "id_invalid /0", false},
        {R"({"id":"a","title":{"zh-CN":"甲","en":"A"},"necessity":"required",WAY})", "legal_basis_missing /0", true},
        {R"({"id":"a","title":{"zh-CN":"甲"},"legal_basis":{"zh-CN":"甲","en":"A"},"necessity":"required",WAY})",
         "text_missing /0/title", true},
        {R"({"id":"a","title":{"zh-CN":"甲","en":"A"},"legal_basis":{"zh-CN":"甲","en":"A"},"necessity":"nice",WAY})",
         "necessity_unknown /0", false},
        {R"({"id":"a",WORDS})", "obtain_missing /0", false},
        {R"({"id":"a",WORDS,"obtain":[{"by":"magic","reason":{"zh-CN":"甲","en":"A"}}]})", "obtain_unknown /0/obtain/0",
         false},
        {R"({"id":"a",WORDS,"obtain":[{"by":"upload","reason":{"zh-CN":"甲","en":"A"}}]})", "accept_missing /0", true},
        {R"({"id":"a",WORDS,"obtain":[{"when":{"var":"x"},"by":"direct","reason":{"zh-CN":"甲","en":"A"}}]})",
         "obtain_open /0/obtain", true},
        {R"({"id":"a",WORDS,WAY,"copies":21})", "copies_invalid /0/copies", false},
        {R"({"id":"a",WORDS,WAY,"copies":"1"})", "copies_invalid /0/copies", false},
        {R"({"id":"a",WORDS,WAY,"files_max":51})", "files_invalid /0/files_max", false},
        {R"({"id":"a",WORDS,WAY,"late_workdays":0})", "late_workdays_invalid /0/late_workdays", false},
        {R"({"id":"a",WORDS,WAY,"soon_days":-1})", "soon_days_invalid /0/soon_days", false},
        {R"({"id":"a",WORDS,WAY,"sample":{"en":"A"}})", "text_missing /0/sample", true},
        {R"({"id":"a",WORDS,WAY,"area":"my_garden"})", "area_unknown /0/area", false},
        {R"({"id":"a",WORDS,WAY,"area":"public_security"})", "", true},
        {R"({"id":"a",WORDS,WAY,"accept":{"dpi":300}})", "accept_invalid /0/accept/dpi", false},
        {R"({"id":"a",WORDS,WAY,"agrees":[{"value":"owner","as":"name","with":"name"}]})",
         "agreement_invalid /0/agrees/0", false},
        {R"({"id":"a",WORDS,WAY,"agrees":[{"value":"owner","as":"name","with":"owner","material":"b"}]})",
         "agreement_invalid /0/agrees/0", false},
        {R"({"id":"a",WORDS,"obtain":[{"by":"data_sharing","register":"police","reason":TEXT}]})",
         "obtain_open /0/obtain", true},
        {R"({"id":"a",WORDS,"obtain":[{"by":"e_certificate","certificate":"id_card","reason":TEXT}]})",
         "obtain_open /0/obtain", true},
        {R"({"id":"a",WORDS,"obtain":[{"by":"earlier_case","reuse_days":30,"reason":TEXT},{"by":"paper","reason":TEXT}]})",
         "reuse_invalid /0/obtain/0", false},
        {R"({"id":"a",WORDS,"standard":"x","obtain":[{"by":"earlier_case","reason":TEXT},{"by":"paper","reason":TEXT}]})",
         "reuse_invalid /0/obtain/0", false},
        {R"({"id":"a",WORDS,"obtain":[{"by":"commitment","reason":TEXT}]})", "commitment_incomplete /0/obtain/0", true},
        {R"({"id":"a",WORDS,WAY,"needed":{"nothing":1}})", "rule_invalid /0/needed", false},
        {R"({"id":"a",WORDS,WAY,"needed":7})", "rule_invalid /0/needed", false},
        {R"({"id":"a",WORDS,WAY},{"id":"a",WORDS,WAY})", "id_duplicate /1", false},
    };
    for (const Case& each : cases) {
        std::string text = "[" + std::string(each.material) + "]";
        for (std::size_t at = 0; (at = text.find("WORDS")) != std::string::npos;)
            text.replace(at, 5, words);
        for (std::size_t at = 0; (at = text.find("WAY")) != std::string::npos;)
            text.replace(at, 3, way);
        for (std::size_t at = 0; (at = text.find("TEXT")) != std::string::npos;)
            text.replace(at, 4, R"({"zh-CN":"甲","en":"A"})");
        const auto document = json::Document::parse(text);
        ASSERT_TRUE(document.ok()) << text;
        json::Defects defects;
        (void)read_materials(document->root(), defects);
        std::string found;
        for (const json::Defect& defect : defects.list())
            found += std::string(defect.code) + " " + json::pointer_between(document->root(), defect.at);
        EXPECT_EQ(found, each.defect) << text;
        EXPECT_EQ(defects.can_run(), each.can_run) << text;
    }
}

// Whatever else the catalogue says: where the law allows no promise, the definition does not run.
TEST(Material, takes_no_commitment_where_the_law_bars_it) {
    const auto document = json::Document::parse(R"([{"id":"a","title":{"zh-CN":"甲","en":"A"},
        "legal_basis":{"zh-CN":"甲","en":"A"},"necessity":"required","area":"environment",
        "obtain":[{"by":"commitment","reason":{"zh-CN":"甲","en":"A"},"commitment":{"template_version":1,
        "proof":{"zh-CN":"甲","en":"A"},"content":{"zh-CN":"甲","en":"A"},"legal_basis":{"zh-CN":"甲","en":"A"},
        "who_may":{"zh-CN":"甲","en":"A"},"liability":{"zh-CN":"甲","en":"A"},
        "verification":{"by":["on_site"],"workdays":20},"published":false}}]}])");
    json::Defects defects;
    (void)read_materials(document->root(), defects);
    ASSERT_EQ(defects.list().size(), 1U);
    EXPECT_EQ(defects.list()[0].code, "commitment_barred");
    EXPECT_FALSE(defects.can_run());
}

TEST(Material, names_read_back) {
    EXPECT_EQ(name_of(Necessity::Later), "later");
    EXPECT_EQ(name_of(Obtain::Upload), "upload");
    EXPECT_EQ(name_of(Obtain::Paper), "paper");
}

}  // namespace
}  // namespace onetrip::material
