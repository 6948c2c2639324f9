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
        text += (text.empty() ? "" : " ") + finding.code.substr(finding.code.find('.') + 1);
        if (finding.severity == base::Severity::Warn) text += "?";
        if (finding.measure) {
            text +=
                "(" + std::to_string(finding.measure->measured) + "/" + std::to_string(finding.measure->limit) + ")";
        }
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
        {photo, R"({"kind":"jpeg","size_bytes":200001,"width":295,"height":413})", "too_large(200001/200000)"},
        {photo, R"({"kind":"jpeg","size_bytes":4999,"width":295,"height":413})", "too_small(4999/5000)"},
        {photo, R"({"kind":"png","size_bytes":5000,"width":295,"height":413})", "kind_not_accepted"},
        {photo, R"({"kind":"unknown","size_bytes":5000})", "kind_unknown"},
        {photo, R"({"kind":"pdf","size_bytes":5000})", "kind_not_accepted"},
        {photo, R"({"kind":"jpeg","size_bytes":5000,"width":294,"height":413})", "pixels_too_few(294/295)"},
        {photo, R"({"kind":"jpeg","size_bytes":5000,"width":295,"height":414})", "pixels_too_many(414/413)"},
        {photo, R"({"kind":"jpeg","size_bytes":5000,"width":413,"height":295})",
         "pixels_too_few(295/413) pixels_too_many(413/295) ratio(1400/714)"},
        {photo, R"({"kind":"jpeg","size_bytes":5000})", "truncated"},
        {R"({"ratio":[295,413],"ratio_tolerance_permille":10})",
         R"({"kind":"jpeg","size_bytes":1,"width":2950,"height":4130})", ""},
        {R"({"ratio":[295,413],"ratio_tolerance_permille":10})",
         R"({"kind":"jpeg","size_bytes":1,"width":2979,"height":4130})", ""},
        {R"({"ratio":[295,413],"ratio_tolerance_permille":10})",
         R"({"kind":"jpeg","size_bytes":1,"width":2980,"height":4130})", "ratio(721/714)"},
        {"{}", R"({"kind":"pdf","size_bytes":1})", ""},
        {"{}", R"({"kind":"pdf","size_bytes":0})", "empty"},
        {"{}", R"({"kind":"pdf","size_bytes":20971520})", ""},
        {"{}", R"({"kind":"pdf","size_bytes":20971521})", "too_large(20971521/20971520)"},
        {"{}", R"({"kind":"png","size_bytes":1,"width":8001,"height":8000})", "pixels_too_many(64008000/64000000)"},
        {R"({"pages_max":2})", R"({"kind":"pdf","size_bytes":1,"pages":2})", ""},
        {R"({"pages_max":2})", R"({"kind":"pdf","size_bytes":1,"pages":3})", "pages_too_many(3/2)"},
        {R"({"pages_max":2})", R"({"kind":"pdf","size_bytes":1})", ""},
        {"{}", R"({"kind":"pdf","size_bytes":1,"misnamed":true})", "kind_mismatch?"},
        {R"({"kinds":["ofd"]})", R"({"kind":"pdf","size_bytes":1,"misnamed":true})", "kind_not_accepted kind_mismatch"},
        {"{}", R"({"kind":"pdf","size_bytes":1,"damage":["encrypted","active_content","embedded_files","polyglot"]})",
         "encrypted active_content embedded_files polyglot"},
        {R"({"embedded_files":true})", R"({"kind":"pdf","size_bytes":1,"damage":["embedded_files"]})", ""},
        {"{}", R"({"kind":"png","size_bytes":1,"damage":["truncated","bomb"]})", "truncated bomb"},
        {"{}", R"({"kind":"pdf","size_bytes":1,"damage":["restricted","unseen_content"]})",
         "restricted? unseen_content?"},
        {"{}", R"({"kind":"pdf","size_bytes":1,"damage":["tired"]})", "unreadable"},
        {"{}", R"({"kind":"pdf","size_bytes":1,"damage":["bomb","truncated"]})", "unreadable"},
        {"{}", R"({"kind":"pdf","size_bytes":1,"pages":-1})", "unreadable"},
        {"{}", R"({"kind":"jpeg","size_bytes":1,"width":5,"height":5,"perceptual_hash":"00"})", "unreadable"},
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

TEST(FileFacts, APhotoThatWasNotMeasuredIsSaidToBe) {
    constexpr std::string_view photo =
        R"({"kinds":["jpeg","webp"],"width_max":2000,"image":{"of":"portrait","photo":{"background":"white"}}})";
    constexpr std::string_view no_photo = R"({"image":{"of":"portrait"}})";
    constexpr std::string_view image = R"(,"image":{"paper":240,"grain":5,"glare":0,"edges":500,"cut":0})";
    constexpr std::string_view portrait = R"(,"portrait":{"ground":[250,128,128],"uneven":0,"heads":1})";
    const auto jpeg_of = [](unsigned width, std::string_view rest) {
        return R"({"kind":"jpeg","size_bytes":1,"height":1001,"width":)" + std::to_string(width) + std::string(rest) +
               "}";
    };
    const std::string seen = std::string(image) + std::string(portrait);
    const struct {
        const char* what;
        std::string_view spec;
        std::string facts;
        const char* codes;
    } cases[] = {
        {"measured", photo, jpeg_of(700, seen), ""},
        {"too large to be measured", photo, jpeg_of(1500, image), "not_judged?"},
        {"of another name besides", photo, jpeg_of(1500, std::string(image) + R"(,"misnamed":true)"),
         "kind_mismatch? not_judged?"},
        {"only looked at, not into", photo, jpeg_of(1500, ""), ""},
        {"no photo for a document", no_photo, jpeg_of(1500, image), ""},
        {"refused for its pixels", photo, jpeg_of(2001, image), "pixels_too_many(2001/2000)"},
        {"refused for its damage", photo, jpeg_of(700, R"(,"damage":["damaged"])"), "damaged"},
        {"of a kind that is not decoded", photo,
         R"({"kind":"webp","size_bytes":1,"width":300,"height":400,"damage":["not_judged"]})", "not_judged?"},
    };
    for (const auto& one : cases)
        EXPECT_EQ(codes(one.spec, one.facts), one.codes) << one.what;
}

TEST(FileFacts, OfTwoChecksOfOneCodeTheWorseIsSaid) {
    // Both say `blurred`: an edge too wide (190, 260), and movement along it (330, 230).
    const auto measured = [](int edge_width, int balance) {
        return R"({"kind":"jpeg","size_bytes":1,"width":700,"height":500,"image":{"edge_width":)" +
               std::to_string(edge_width) + R"(,"balance":)" + std::to_string(balance) +
               R"(,"paper":240,"grain":5,"glare":0,"edges":500,"cut":0}})";
    };
    EXPECT_EQ(codes("{}", measured(190, 330)), "");
    EXPECT_EQ(codes("{}", measured(191, 330)), "blurred?(191/190)");
    EXPECT_EQ(codes("{}", measured(191, 329)), "blurred?(191/190)");
    EXPECT_EQ(codes("{}", measured(191, 229)), "blurred(229/230)");
    EXPECT_EQ(codes("{}", measured(261, 329)), "blurred(261/260)");
    EXPECT_EQ(codes("{}", measured(261, 229)), "blurred(261/260)");
}

TEST(FileFacts, are_read_as_they_were_written) {
    for (
        const char* text : {
            R"({"kind":"pdf","size_bytes":7,"width":null,"height":null,"sha256":null,"pages":3,"misnamed":true,"damage":["encrypted","bomb"]})",
            R"({"kind":"jpeg","size_bytes":7,"width":295,"height":413,"sha256":"e81e30e4033af111e4f6b060cfc0f079bcc586d0a687f10347f59a7321ea649f","perceptual_hash":"0123456789abcdef"})",
        }) {
        const auto document = json::Document::parse(text);
        const auto facts = read_file_facts(document->root());
        ASSERT_TRUE(facts) << text;
        json::Writer out;
        out.begin_object();
        write_file_facts(out, *facts);
        out.end_object();
        EXPECT_EQ(out.text(), text);
    }
}

}  // namespace
}  // namespace onetrip::material
