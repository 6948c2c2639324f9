#include "core/material/checklist.h"

#include <gtest/gtest.h>

namespace onetrip::material {
namespace {

base::Day today() {
    return *base::Day::parse("2026-11-28");
}

constexpr std::string_view definition = R"([
  {"id":"card","title":{"zh-CN":"证","en":"Card"},"necessity":"required","copies":0,"legal_basis":{"zh-CN":"法","en":"Law"},
   "obtain":[{"by":"data_sharing","reason":{"zh-CN":"查","en":"Looked up"}}]},
  {"id":"diploma","title":{"zh-CN":"学历","en":"Diploma"},"necessity":"optional","copies":1,
   "legal_basis":{"zh-CN":"法","en":"Law"},"needed":{"!!":{"var":"degree"}},
   "obtain":[{"when":{"==":[{"var":"degree"},"abroad"]},"by":"upload","reason":{"zh-CN":"传","en":"Upload"}},
             {"by":"e_certificate","reason":{"zh-CN":"取","en":"Drawn"}}],
   "accept":{"kinds":["pdf"]}},
  {"id":"hidden","title":{"zh-CN":"无","en":"None"},"necessity":"later","copies":0,"legal_basis":{"zh-CN":"法","en":"Law"},
   "needed":{"throw":"x"},"obtain":[{"by":"direct","reason":{"zh-CN":"送","en":"Sent"}}]}])";

std::string items_for(std::string_view answers) {
    const auto document = json::Document::parse(definition);
    const auto data = json::Document::parse(answers);
    json::Defects defects;
    const auto materials = read_materials(document->root(), defects);
    EXPECT_TRUE(defects.list().empty());
    std::string text;
    for (const Item& item : list_items(materials, data->root(), today())) {
        text += std::string(item.material->id) + " " + std::string(name_of(item.material->necessity)) + " " +
                std::string(name_of(item.way->by)) + (item.is_spared() ? " spared, " : ", ");
    }
    return text;
}

TEST(Checklist, ListsWhatTheAnswersCallFor) {
    struct Case {
        const char* answers;
        const char* items;
    };
    const Case cases[] = {
        {"{}", "card required data_sharing spared, "},
        {R"({"degree":"here"})", "card required data_sharing spared, diploma optional e_certificate spared, "},
        {R"({"degree":"abroad"})", "card required data_sharing spared, diploma optional upload, "},
    };
    for (const Case& each : cases)
        EXPECT_EQ(items_for(each.answers), each.items) << each.answers;
}

TEST(Checklist, WritesReasonsAndWhatAFileMustBe) {
    const auto document = json::Document::parse(definition);
    const auto data = json::Document::parse(R"({"degree":"abroad"})");
    json::Defects defects;
    const auto materials = read_materials(document->root(), defects);
    json::Writer out;
    write_items(out, list_items(materials, data->root(), today()));
    EXPECT_EQ(
        out.text(),
        R"([{"id":"card","title":{"zh-CN":"证","en":"Card"},"necessity":"required","obtain":"data_sharing",)"
        R"("spared":true,"reason":{"rule":null,"text":{"zh-CN":"查","en":"Looked up"}},)"
        R"("legal_basis":{"zh-CN":"法","en":"Law"},"copies":0,"accept":null},)"
        R"({"id":"diploma","title":{"zh-CN":"学历","en":"Diploma"},"necessity":"optional","obtain":"upload",)"
        R"("spared":false,"reason":{"rule":{"==":[{"var":"degree"},"abroad"]},"text":{"zh-CN":"传","en":"Upload"}},)"
        R"("legal_basis":{"zh-CN":"法","en":"Law"},"copies":1,"accept":{"kinds":["pdf"]}}])");
}

TEST(Checklist, TakesTheLastWayWhereNoneApplies) {
    const auto document = json::Document::parse(R"([{"id":"a","necessity":"required",
        "obtain":[{"when":false,"by":"direct"},{"when":{"var":"x"},"by":"commitment"}]}])");
    json::Defects defects;
    const auto materials = read_materials(document->root(), defects);
    const auto data = json::Document::parse("{}");
    const auto items = list_items(materials, data->root(), today());
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(items[0].way->by, Obtain::Commitment);
}

TEST(Checklist, SaysWhatIsWrongWithADefinition) {
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
        const auto document = json::Document::parse(text);
        ASSERT_TRUE(document.ok()) << text;
        json::Defects defects;
        (void)read_materials(document->root(), defects);
        ASSERT_EQ(defects.list().size(), 1U) << text;
        const json::Defect& defect = defects.list()[0];
        EXPECT_EQ(std::string(defect.code) + " " + json::pointer_between(document->root(), defect.at), each.defect);
        EXPECT_EQ(defects.can_run(), each.can_run) << text;
    }
}

}  // namespace
}  // namespace onetrip::material
