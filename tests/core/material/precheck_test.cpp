#include "core/material/precheck.h"

#include <gtest/gtest.h>

namespace onetrip::material {
namespace {

constexpr std::string_view definition = R"([
  {"id":"photo","title":{"zh-CN":"照片","en":"Photo"},"necessity":"required","legal_basis":{"zh-CN":"法","en":"Law"},
   "obtain":[{"by":"upload","reason":{"zh-CN":"传","en":"Upload"}}],"accept":{"kinds":["jpeg"],"size_bytes_max":1000}},
  {"id":"book","title":{"zh-CN":"户口簿","en":"Book"},"necessity":"required","legal_basis":{"zh-CN":"法","en":"Law"},
   "obtain":[{"by":"e_certificate","certificate":"book","reason":{"zh-CN":"取","en":"Drawn"}},
             {"by":"upload","reason":{"zh-CN":"传","en":"Upload"}}],"accept":{"kinds":["jpeg","pdf"]},"files_max":2,
   "agrees":[{"value":"holder_name","as":"name","with":"/name"}]},
  {"id":"deed","title":{"zh-CN":"证","en":"Deed"},"necessity":"later","late_workdays":5,
   "legal_basis":{"zh-CN":"法","en":"Law"},"needed":{"var":"has_deed"},
   "obtain":[{"by":"upload","reason":{"zh-CN":"传","en":"Upload"}}],"accept":{"kinds":["pdf"],"pages_max":2}},
  {"id":"conduct","title":{"zh-CN":"品行","en":"Conduct"},"necessity":"required","legal_basis":{"zh-CN":"法","en":"Law"},
   "needed":{"var":"has_deed"},
   "obtain":[{"by":"commitment","reason":{"zh-CN":"诺","en":"Promised"},"commitment":{"template_version":1,
              "proof":{"zh-CN":"甲","en":"A"},"content":{"zh-CN":"甲","en":"A"},"legal_basis":{"zh-CN":"甲","en":"A"},
              "who_may":{"zh-CN":"甲","en":"A"},"liability":{"zh-CN":"甲","en":"A"},
              "verification":{"by":["credit"],"workdays":20},"published":false}},
             {"by":"upload","reason":{"zh-CN":"传","en":"Upload"}}],"accept":{"kinds":["pdf"]}}])";

json::Document parsed(std::string_view text) {
    auto document = json::Document::parse(text);
    EXPECT_TRUE(document.ok()) << text;
    return std::move(*document);
}

struct Judged {
    json::Document definition_document;
    json::Document answers;
    json::Document handed_in;
    json::Document known;
    std::vector<Material> materials;
    Holdings holdings;
    Precheck report;

    Judged(std::string_view answers_text, std::string_view handed_in_text, std::string_view holdings_text = "{}")
        : definition_document(parsed(definition)),
          answers(parsed(answers_text)),
          handed_in(parsed(handed_in_text)),
          known(parsed(holdings_text)) {
        json::Defects defects;
        materials = read_materials(definition_document.root(), defects);
        EXPECT_TRUE(defects.list().empty());
        holdings = *read_holdings(known.root());
        report =
            precheck(materials, handed_in.root(),
                     {answers.root(), *base::Day::parse("2026-11-28"), holdings, {"张小满", "11010519491231002X"}});
    }
    /// `code field` for an error, `code? field` for a warning; joined by commas.
    [[nodiscard]] std::string findings() const {
        std::string text;
        for (const base::Finding& finding : report.findings()) {
            text += text.empty() ? "" : ", ";
            text += finding.code.substr(finding.code.find('.') + 1);
            text += (finding.severity == base::Severity::Warn ? "? " : " ") + finding.field.substr(9);
        }
        return text;
    }
};

constexpr const char* jpeg_a =
    R"({"kind":"jpeg","size_bytes":900,"width":9,"height":9,"sha256":"e81e30e4033af111e4f6b060cfc0f079bcc586d0a687f10347f59a7321ea649f","perceptual_hash":"00000000000000ff"})";
constexpr const char* jpeg_near =
    R"({"kind":"jpeg","size_bytes":901,"width":9,"height":9,"sha256":"f81e30e4033af111e4f6b060cfc0f079bcc586d0a687f10347f59a7321ea649f","perceptual_hash":"000000000003fcff"})";
constexpr const char* jpeg_far =
    R"({"kind":"jpeg","size_bytes":901,"width":9,"height":9,"sha256":"f81e30e4033af111e4f6b060cfc0f079bcc586d0a687f10347f59a7321ea649f","perceptual_hash":"00000000001ffcff"})";
constexpr const char* pdf = R"({"kind":"pdf","size_bytes":900,"pages":2})";

std::string given(std::initializer_list<std::pair<const char*, std::string>> files) {
    std::string text = "{";
    for (const auto& [material, facts] : files)
        text += (text.size() > 1 ? ",\"" : "\"") + std::string(material) + "\":" + facts;
    return text + "}";
}

std::string several(std::initializer_list<std::string> files) {
    std::string text = "[";
    for (const std::string& file : files)
        text += (text.size() > 1 ? "," : "") + file;
    return text + "]";
}

TEST(Precheck, table) {
    const char* person = R"({"name":"张小满"})";
    const char* deed = R"({"name":"张小满","has_deed":true})";
    const auto certificate = [](const char* holder, const char* valid_to) {
        return R"({"certificates":[{"id":"C1","type":"book","status":"valid","consent":true,"values":{"holder_name":")" +
               std::string(holder) + R"(","valid_to":")" + valid_to + R"("}}]})";
    };
    const std::string letter =
        R"({"commitments":[{"material":"conduct","template_version":1,"signer_name":"张小满","sign_method":"face",
            "signed_at":"2026-11-28T09:00:00+08:00",
            "statements":["has_read","meets_conditions","tells_the_truth","accepts_liability"]}]})";
    const std::string claims =
        R"({"kind":"pdf","size_bytes":900,"values":{"holder_name":"王小满","valid_to":"2026-11-01"}})";
    const struct {
        const char* what;
        const char* answers;
        std::string handed_in;
        std::string holdings;
        const char* findings;
    } table[] = {
        {"nothing", person, "{}", "{}", "missing photo, missing book"},
        {"all", person, given({{"photo", jpeg_a}, {"book", pdf}}), "{}", ""},
        {"a certificate spares the book", person, given({{"photo", jpeg_a}}), certificate("张小满", "长期"), ""},
        {"of another holder", person, given({{"photo", jpeg_a}}), certificate("王小满", "长期"), "name_differs book"},
        {"that runs out", person, given({{"photo", jpeg_a}}), certificate("张小满", "2026-12-01"),
         "expires_soon? book"},
        {"that has run out", person, given({{"photo", jpeg_a}}), certificate("张小满", "2026-11-01"), "missing book"},
        {"spared, and handed in all the same", person, given({{"photo", jpeg_a}, {"book", pdf}}),
         certificate("张小满", "长期"), "unneeded? book"},
        {"null is nothing", person, given({{"photo", jpeg_a}, {"book", "null"}}), "{}", "missing book"},
        {"an empty list is nothing", person, given({{"photo", jpeg_a}, {"book", "[]"}}), "{}", "missing book"},
        {"two files where two are taken", person, given({{"photo", jpeg_a}, {"book", several({pdf, jpeg_far})}}), "{}",
         ""},
        {"two files where one is taken", person, given({{"photo", several({jpeg_a, jpeg_far})}, {"book", pdf}}), "{}",
         "files_too_many photo"},
        {"the same file twice", person, given({{"photo", jpeg_a}, {"book", jpeg_a}}), "{}", "duplicate? book"},
        {"ten bits apart", person, given({{"photo", jpeg_a}, {"book", jpeg_near}}), "{}", "near_duplicate? book"},
        {"more than ten", person, given({{"photo", jpeg_a}, {"book", jpeg_far}}), "{}", ""},
        {"what a document says of itself", person, given({{"photo", jpeg_a}, {"book", claims}}), "{}",
         "name_differs book, expired book"},
        {"facts that are none", person, given({{"photo", "7"}, {"book", pdf}}), "{}", "facts_invalid photo"},
        {"what no service knows", person, given({{"photo", jpeg_a}, {"book", pdf}, {"horse", pdf}}), "{}",
         "unknown horse"},
        {"what these answers do not call for", person, given({{"photo", jpeg_a}, {"book", pdf}, {"deed", pdf}}), "{}",
         "unneeded? deed"},
        {"what may follow, and a letter to sign", deed, given({{"photo", jpeg_a}, {"book", pdf}}), "{}",
         "late? deed, commitment_missing conduct"},
        {"a letter signed", deed, given({{"photo", jpeg_a}, {"book", pdf}, {"deed", pdf}}), letter, ""},
        {"no letter from who may give none", deed, given({{"photo", jpeg_a}, {"book", pdf}, {"deed", pdf}}),
         R"({"credit":{"bad_record":true}})", "missing conduct"},
        {"everything at once", deed,
         given({{"photo", R"({"kind":"png","size_bytes":1001,"width":9,"height":9})"},
                {"book", R"({"kind":"pdf","size_bytes":9,"damage":["encrypted","active_content"]})"},
                {"deed", R"({"kind":"pdf","size_bytes":9,"pages":3})"}}),
         "{}",
         "kind_not_accepted photo, too_large photo, encrypted book, active_content book, pages_too_many deed, "
         "commitment_missing conduct"},
    };
    for (const auto& row : table) {
        const Judged judged(row.answers, row.handed_in, row.holdings);
        EXPECT_EQ(judged.findings(), row.findings) << row.what;
        const bool has_error =
            judged.findings().find_first_of(' ') != std::string::npos && judged.report.verdict() == Verdict::Fail;
        const auto all = judged.report.findings();
        EXPECT_EQ(has_error,
                  std::any_of(all.begin(), all.end(),
                              [](const base::Finding& finding) { return finding.severity == base::Severity::Error; }))
            << row.what;
    }
}

TEST(Precheck, is_written_material_by_material) {
    const Judged judged(
        R"({"name":"张小满"})",
        given({{"photo", R"({"kind":"jpeg","size_bytes":1001,"width":9,"height":9})"},
               {"book", several({pdf, R"({"kind":"doc","size_bytes":9,"values":{"holder_name":"王"}})"})},
               {"horse", pdf}}));
    json::Writer out;
    write_precheck(out, judged.report);
    const auto report = json::Document::parse(out.text());
    ASSERT_TRUE(report.ok());
    const json::View root = report->root();
    EXPECT_EQ(root["verdict"].string(), "fail");
    EXPECT_EQ(root["materials"].size(), 2U);
    json::Writer photo;
    photo.value(root["materials"].at(0)["findings"]);
    EXPECT_EQ(
        photo.text(),
        R"([{"code":"material.too_large","severity":"error","measured":1001,"limit":1000,"remedy":"make_smaller"}])");
    json::Writer household;
    household.value(root["materials"].at(1)["findings"]);
    EXPECT_EQ(household.text(),
              R"([{"code":"material.kind_not_accepted","severity":"error","field":"files/1","remedy":"choose_other"},)"
              R"({"code":"material.name_differs","severity":"error","field":"/name","remedy":"correct"}])");
    json::Writer others;
    others.value(root["others"]);
    EXPECT_EQ(others.text(),
              R"([{"code":"material.unknown","severity":"error","field":"material:horse","remedy":"leave_out"}])");
}

TEST(Precheck, passes_with_a_warning) {
    EXPECT_EQ(Judged("{}", given({{"photo", jpeg_a}, {"book", jpeg_a}})).report.verdict(), Verdict::Warn);
    EXPECT_EQ(Judged("{}", given({{"photo", jpeg_a}, {"book", pdf}})).report.verdict(), Verdict::Pass);
}

}  // namespace
}  // namespace onetrip::material
