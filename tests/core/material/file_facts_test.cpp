#include "core/material/file_facts.h"

#include <gtest/gtest.h>

namespace onetrip::material {
namespace {

std::string codes(std::string_view spec_text, std::string_view facts_text) {
    const auto spec_document = json::Document::parse(spec_text);
    const auto facts_document = json::Document::parse(facts_text);
    const auto spec = read_file_spec(spec_document->root());
    EXPECT_TRUE(spec.ok()) << spec_text;
    const auto facts = read_file_facts(facts_document->root());
    if (!facts) return "unreadable";
    std::string text;
    for (const base::Finding& finding : check_facts(*facts, *spec)) {
        EXPECT_EQ(finding.severity, base::Severity::Error);
        text += (text.empty() ? "" : " ") + finding.code.substr(finding.code.find('.') + 1);
    }
    return text;
}

TEST(FileFacts, AreHeldAgainstWhatIsAskedFor) {
    constexpr std::string_view photo =
        R"({"kinds":["jpeg"],"size_bytes_min":5000,"size_bytes_max":200000,"width_min":295,
        "width_max":295,"height_min":413,"height_max":413,"ratio":[295,413],"ratio_tolerance_permille":10})";
    struct Case {
        std::string_view spec;
        std::string_view facts;
        const char* codes;
    };
    const Case cases[] = {
        {photo, R"({"kind":"jpeg","size_bytes":5000,"width":295,"height":413})", ""},
        {photo, R"({"kind":"jpeg","size_bytes":200000,"width":295,"height":413,"sha256":"x","id":7})", ""},
        {photo, R"({"kind":"jpeg","size_bytes":200001,"width":295,"height":413})", "too_large"},
        {photo, R"({"kind":"jpeg","size_bytes":4999,"width":295,"height":413})", "too_small"},
        {photo, R"({"kind":"png","size_bytes":5000,"width":295,"height":413})", "kind_not_accepted"},
        {photo, R"({"kind":"unknown","size_bytes":5000})", "kind_not_accepted"},
        {photo, R"({"kind":"pdf","size_bytes":5000})", "kind_not_accepted"},
        {photo, R"({"kind":"jpeg","size_bytes":5000,"width":294,"height":413})", "pixels_too_few"},
        {photo, R"({"kind":"jpeg","size_bytes":5000,"width":295,"height":414})", "pixels_too_many"},
        {photo, R"({"kind":"jpeg","size_bytes":5000,"width":413,"height":295})",
         "pixels_too_few pixels_too_many ratio"},
        {photo, R"({"kind":"jpeg","size_bytes":5000})", "truncated"},
        {R"({"ratio":[295,413],"ratio_tolerance_permille":10})",
         R"({"kind":"jpeg","size_bytes":1,"width":2950,"height":4130})", ""},
        {R"({"ratio":[295,413],"ratio_tolerance_permille":10})",
         R"({"kind":"jpeg","size_bytes":1,"width":2979,"height":4130})", ""},
        {R"({"ratio":[295,413],"ratio_tolerance_permille":10})",
         R"({"kind":"jpeg","size_bytes":1,"width":2980,"height":4130})", "ratio"},
        {"{}", R"({"kind":"pdf","size_bytes":1})", ""},
        {"{}", R"({"kind":"pdf"})", "unreadable"},
        {"{}", R"({"kind":"scroll","size_bytes":1})", "unreadable"},
        {"{}", R"({"kind":"jpeg","size_bytes":-1})", "unreadable"},
        {"{}", R"({"kind":"jpeg","size_bytes":1,"width":5})", "unreadable"},
        {"{}", R"({"kind":"jpeg","size_bytes":1,"width":0,"height":5})", "unreadable"},
        {"{}", "null", "unreadable"},
    };
    for (const Case& each : cases)
        EXPECT_EQ(codes(each.spec, each.facts), each.codes) << each.facts;
}

}  // namespace
}  // namespace onetrip::material
