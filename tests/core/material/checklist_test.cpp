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

const Holdings nothing;

std::vector<Item> items_of(std::span<const Material> materials, json::View answers) {
    return list_items(materials, {answers, today(), nothing, {}});
}

std::string items_for(std::string_view answers) {
    const auto document = json::Document::parse(definition);
    const auto data = json::Document::parse(answers);
    json::Defects defects;
    const auto materials = read_materials(document->root(), defects);
    EXPECT_TRUE(defects.list().empty());
    std::string text;
    for (const Item& item : items_of(materials, data->root())) {
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
    write_items(out, items_of(materials, data->root()));
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
    const auto items = items_of(materials, data->root());
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(items[0].way->by, Obtain::Commitment);
}

constexpr std::string_view book = R"([
  {"id":"book","title":{"zh-CN":"户口簿","en":"Household book"},"necessity":"required","standard":"household_book",
   "legal_basis":{"zh-CN":"法","en":"Law"},
   "obtain":[{"by":"data_sharing","register":"police","reason":{"zh-CN":"查","en":"Looked up"}},
             {"by":"e_certificate","certificate":"household_book","reason":{"zh-CN":"取","en":"Drawn"}},
             {"by":"earlier_case","reuse_days":365,"reason":{"zh-CN":"用","en":"Used again"}},
             {"by":"upload","reason":{"zh-CN":"传","en":"Upload"}}],
   "accept":{"kinds":["jpeg"]}}])";

/// How the book is obtained, from where, and what was passed over.
std::string way_to_the_book(std::string_view holdings_text) {
    const auto document = json::Document::parse(book);
    const auto known = json::Document::parse(holdings_text);
    json::Defects defects;
    const auto materials = read_materials(document->root(), defects);
    EXPECT_TRUE(defects.list().empty());
    const auto holdings = read_holdings(known->root());
    EXPECT_TRUE(holdings.ok()) << holdings_text;
    const Item item = list_items(materials, {json::View(), today(), *holdings, {}}).at(0);
    std::string text(name_of(item.way->by));
    if (item.certificate != nullptr) text += " " + std::string(item.certificate->id);
    if (item.answer != nullptr) text += " " + std::string(item.answer->source);
    if (item.earlier != nullptr) text += " " + std::string(item.earlier->case_number);
    for (const PassedOver& passed : item.passed_over)
        text += ", " + std::string(name_of(passed.way->by)) + " " + std::string(name_of(passed.obstacle));
    return text;
}

/// One line per thing that is known: the best way that it leaves open.
TEST(Checklist, takes_the_best_way_that_is_open) {
    const std::string none =
        R"({"material":"book","register":"police","outcome":"not_found","source":"s","as_of":"2026-11-28","consent":true})";
    const auto answer = [](const char* outcome, const char* consent) {
        return std::string(R"({"registry":[{"material":"book","register":"police","outcome":")") + outcome +
               R"(","source":"Police","as_of":"2026-11-28","consent":)" + consent + "}]}";
    };
    const auto certificate = [&](const char* status, const char* consent, const char* valid_to) {
        return R"({"registry":[)" + none + R"(],"certificates":[{"id":"C1","type":"household_book","status":")" +
               status + R"(","consent":)" + consent + R"(,"values":{"valid_to":")" + valid_to + R"("}}]})";
    };
    const auto earlier = [&](const char* closed, const char* consent, const char* standard) {
        return R"({"registry":[)" + none + R"(],"earlier":[{"standard":")" + standard + R"(","case":"K1","closed":")" +
               closed + R"(","sha256":"00","consent":)" + consent + "}]}";
    };
    const struct {
        const char* what;
        std::string holdings;
        const char* way;
    } table[] = {
        {"nothing: the office asks the register", "{}", "data_sharing"},
        {"the register has it", answer("found", "true"), "data_sharing Police"},
        {"has it, without consent", answer("found", "false"),
         "upload, data_sharing no_consent, e_certificate not_held, earlier_case not_held"},
        {"has nothing", answer("not_found", "true"),
         "upload, data_sharing not_found, e_certificate not_held, earlier_case not_held"},
        {"does not answer", answer("unavailable", "true"),
         "upload, data_sharing unavailable, e_certificate not_held, earlier_case not_held"},
        {"a certificate", certificate("valid", "true", "2026-11-28"), "e_certificate C1, data_sharing not_found"},
        {"for ever", certificate("valid", "true", "长期"), "e_certificate C1, data_sharing not_found"},
        {"that ran out yesterday", certificate("valid", "true", "2026-11-27"),
         "upload, data_sharing not_found, e_certificate expired, earlier_case not_held"},
        {"that its issuer calls expired", certificate("expired", "true", ""),
         "upload, data_sharing not_found, e_certificate expired, earlier_case not_held"},
        {"that was revoked", certificate("revoked", "true", ""),
         "upload, data_sharing not_found, e_certificate void, earlier_case not_held"},
        {"without consent", certificate("valid", "false", ""),
         "upload, data_sharing not_found, e_certificate no_consent, earlier_case not_held"},
        {"an earlier case, just within a year", earlier("2025-11-28", "true", "household_book"),
         "earlier_case K1, data_sharing not_found, e_certificate not_held"},
        {"a day too old", earlier("2025-11-27", "true", "household_book"),
         "upload, data_sharing not_found, e_certificate not_held, earlier_case not_held"},
        {"without consent", earlier("2026-11-01", "false", "household_book"),
         "upload, data_sharing not_found, e_certificate not_held, earlier_case no_consent"},
        {"of something else", earlier("2026-11-01", "true", "diploma"),
         "upload, data_sharing not_found, e_certificate not_held, earlier_case not_held"},
    };
    for (const auto& row : table)
        EXPECT_EQ(way_to_the_book(row.holdings), row.way) << row.what;
}

TEST(Checklist, says_from_where_until_when_and_what_stood_in_the_way) {
    const auto document = json::Document::parse(R"([{"id":"a","title":{"zh-CN":"甲","en":"A"},"necessity":"later",
        "legal_basis":{"zh-CN":"法","en":"Law"},"late_workdays":5,"files_max":3,"standard":"x","sample":{"zh-CN":"例","en":"S"},
        "obtain":[{"by":"e_certificate","certificate":"x","reason":{"zh-CN":"取","en":"D"}},
                  {"by":"paper","reason":{"zh-CN":"带","en":"B"}}]}])");
    json::Defects defects;
    const auto materials = read_materials(document->root(), defects);
    EXPECT_TRUE(defects.list().empty());
    json::Writer out;
    write_items(out, items_of(materials, {}));
    EXPECT_EQ(
        out.text(),
        R"([{"id":"a","title":{"zh-CN":"甲","en":"A"},"necessity":"later","obtain":"paper","spared":false,)"
        R"("reason":{"rule":null,"text":{"zh-CN":"带","en":"B"}},"legal_basis":{"zh-CN":"法","en":"Law"},"copies":0,)"
        R"("accept":null,"standard":"x","sample":{"zh-CN":"例","en":"S"},"files_max":3,)"
        R"("late":{"workdays":5,"due":"2026-12-04","provisional":false},)"
        R"("passed_over":[{"by":"e_certificate","why":"not_held"}]}])");
}

}  // namespace
}  // namespace onetrip::material
