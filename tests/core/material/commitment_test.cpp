#include "core/material/commitment.h"

#include <gtest/gtest.h>

namespace onetrip::material {
namespace {

constexpr const char* notice =
    R"({"template_version":2,"proof":{"zh-CN":"甲","en":"A"},"content":{"zh-CN":"甲","en":"A"},
        "legal_basis":{"zh-CN":"甲","en":"A"},"who_may":{"zh-CN":"甲","en":"A"},"liability":{"zh-CN":"甲","en":"A"},
        "verification":{"by":["data_sharing","credit"],"workdays":20},"published":false})";

// 国办发〔2020〕42号: what the notice has to say.
TEST(Commitment, says_everything_or_is_none) {
    const struct {
        const char* from;
        const char* to;
        const char* missing;
    } table[] = {
        {"\"template_version\":2", "\"template_version\":0", "template_version"},
        {"\"proof\"", "\"proofs\"", "proof"},
        {"\"content\"", "\"contents\"", "content"},
        {"\"legal_basis\"", "\"law\"", "legal_basis"},
        {"\"who_may\"", "\"who\"", "who_may"},
        {"\"liability\"", "\"price\"", "liability"},
        {"\"workdays\":20", "\"workdays\":0", "verification"},
        {"[\"data_sharing\",\"credit\"]", "[]", "verification"},
        {"\"credit\"", "\"gossip\"", "verification"},
        {"\"published\":false", "\"published\":0", "published"},
        {"", "", ""},
    };
    for (const auto& row : table) {
        std::string text = notice;
        text.replace(text.find(row.from), std::string_view(row.from).size(), row.to);
        const auto document = json::Document::parse(text);
        json::Defects defects;
        const Commitment commitment = read_commitment(document->root(), defects);
        std::string missing;
        for (const json::Defect& defect : defects.list())
            missing += defect.detail;
        EXPECT_EQ(missing, row.missing) << row.to;
        EXPECT_EQ(commitment.template_version, row.missing == std::string_view("template_version") ? 0 : 2);
    }
}

TEST(Commitment, letters) {
    const std::string all = R"(["has_read","meets_conditions","tells_the_truth","accepts_liability"])";
    const auto letter = [&](const char* version, const std::string& statements, const char* name, const char* number,
                            const char* rest) {
        return R"({"commitments":[{"material":"a","template_version":)" + std::string(version) + R"(,"statements":)" +
               statements + R"(,"signer_name":")" + name + R"(","signer_number":")" + number + "\"" + rest + "}]}";
    };
    const char* number = "11010519491231002X";
    const char* face = R"(,"signed_at":"2026-11-28T09:00:00+08:00","sign_method":"face")";
    const struct {
        const char* what;
        std::string holdings;
        const char* code;
    } table[] = {
        {"whole", letter("2", all, "张小满", number, face), ""},
        {"a number spelled otherwise", letter("2", all, "张小满", "11010519491231002x", face), ""},
        {"without a number", letter("2", all, "张小满", "", face), ""},
        {"none", "{}", "material.commitment_missing"},
        {"withdrawn", letter("2", all, "张小满", number, R"(,"withdrawn":true)"), "material.commitment_missing"},
        {"for an older notice", letter("1", all, "张小满", number, face), "material.commitment_outdated"},
        {"a statement missing",
         letter("2", R"(["has_read","meets_conditions","tells_the_truth"])", "张小满", number, face),
         "material.commitment_incomplete"},
        {"not signed", letter("2", all, "张小满", number, ""), "material.commitment_incomplete"},
        {"signed on no day", letter("2", all, "张小满", number, R"(,"signed_at":"today","sign_method":"face")"),
         "material.commitment_incomplete"},
        {"signed by another", letter("2", all, "张小满", "440308199901101512", face), "material.commitment_signer"},
        {"signed by another name", letter("2", all, "王小满", "", face), "material.commitment_signer"},
    };
    json::Defects defects;
    const auto document = json::Document::parse(notice);
    const Commitment commitment = read_commitment(document->root(), defects);
    for (const auto& row : table) {
        const auto known = json::Document::parse(row.holdings);
        const auto holdings = read_holdings(known->root());
        ASSERT_TRUE(holdings.ok()) << row.holdings;
        const CommitmentLetter* given = holdings->commitments.empty() ? nullptr : holdings->commitments.data();
        EXPECT_EQ(check_commitment(commitment, given, {"张小满", number}).value_or(""), row.code) << row.what;
    }
}

// The form asks for it, and says so itself where it is not given.
TEST(Commitment, may_be_given_in_the_form) {
    Commitment commitment;
    commitment.field = "/promise";
    EXPECT_EQ(check_commitment(commitment, nullptr, {}), std::nullopt);
}

TEST(Commitment, is_barred_in_nine_areas) {
    EXPECT_TRUE(is_barred_area("public_security"));
    EXPECT_FALSE(is_barred_area("education"));
}

}  // namespace
}  // namespace onetrip::material
