#include "core/catalog/lint.h"

#include <gtest/gtest.h>

#include "tests/core/catalog/catalog_under_test.h"

namespace onetrip::catalog {
namespace {

/// `line code at`, one a line.
std::string list(const std::vector<LintFinding>& findings) {
    std::string text;
    for (const LintFinding& finding : findings) {
        text += std::to_string(finding.line) + " " + finding.code + " " + finding.at + "\n";
    }
    return text;
}

/// The same without the line.
std::string codes(const std::vector<LintFinding>& findings) {
    std::string text;
    for (const LintFinding& finding : findings)
        text += finding.code + " " + finding.at + "\n";
    return text;
}

TEST(Lint, FindsNothingInTheCatalogue) {
    EXPECT_EQ(list(lint_text(teacher_qualification())), "");
}

TEST(Lint, HoldsTheCatalogueAgainstItsOwnSchema) {
    const auto schema = json::Document::parse(catalog_file("service.schema.json"));
    ASSERT_TRUE(schema.ok());
    LintContext context;
    context.schema = schema->root();
    EXPECT_EQ(list(lint_text(teacher_qualification(), context)), "");
    const std::string broken = replaced(teacher_qualification(), R"("necessity": "required",)",
                                        R"("necessity": "required", "colour": "red",)");
    EXPECT_EQ(codes(lint_text(broken, context)), "schema_violated /materials/0/colour\n");
}

TEST(Lint, FindsWhatMustNotBePublished) {
    struct Case {
        const char* from;
        const char* to;
        const char* found;
    };
    const Case cases[] = {
        {R"("purpose": { "zh-CN": "核对身份并印在证书上", "en": "To check who you are, and to print it on the certificate" })",
         R"("legal_basis": "x")", "purpose_missing /form/steps/0/fields/0\n"},
        {R"("legal_basis": { "zh-CN": "《教师资格条例》第十五条", "en": "Regulations on the Qualifications of Teachers, art. 15" },)",
         "", "legal_basis_missing /materials/0\n"},
        {R"("promised_days": 20)", R"("promised_days": 31)", "promised_above_legal /limits/promised_days\n"},
        {R"("promised_days": 20)", R"("promised_days": -1)", "limit_invalid /limits/promised_days\n"},
        {R"("promised_unit": "workday")", R"("promised_unit": "moon")", "limit_invalid /limits/promised_days\n"},
        {R"("promised_days": 20,)", "", "promised_limit_missing /limits\n"},
        {R"("count": 1)", R"("count": 2)", "trips_miscounted /trips\n"},
        {R"("count": 1)", R"("count": "one")", "trips_missing /trips\n"},
        {R"("en": "Mobile number")", R"("en": " ")", "text_missing /form/steps/0/fields/3/label\n"},
        {R"("en": "The applicant, full face, no hat")", R"("fr": "De face, sans chapeau")",
         "text_missing /materials/6/clerk_checks/0\n"},
        {R"("type": "01")", R"("type": "99")", "type_code_unknown \n"},
        {R"("version": 1)", R"("version": 0)", "version_missing \n"},
        {R"("agency": "education-bureau")", R"("agency": "")", "agency_missing \n"},
        {R"("mobile": "/mobile")", R"("mobile": "/telephone")", "pointer_names_no_field /applicant/mobile\n"},
        {R"("when": { "==": [{ "var": "place_basis" }, "garrison"] })", R"("when": { "var": "garrison" })",
         "rule_names_no_field /materials/1/obtain/0/when\n"},
        {R"("visible": { "==": [{ "var": "degree_place" }, "mainland"] })", R"("visible": { "var": "degree" })",
         "field_unreachable /form/steps/2/fields/2\nrule_names_no_field /form/steps/2/fields/2/visible\n"},
        {R"("visible": { "==": [{ "var": "degree_place" }, "mainland"] })", R"("visible": false)",
         "field_unreachable /form/steps/2/fields/2\n"},
        {R"("visible": { "==": [{ "var": "degree_place" }, "mainland"] })",
         R"("visible": { "==": [{ "var": "degree_place" }, "moon"] })", "field_unreachable /form/steps/2/fields/2\n"},
        {R"("when": { "==": [{ "var": "deliver_mode" }, "window"] })",
         R"("when": { "==": [{ "var": "deliver_mode" }, "pigeon"] })", "visit_unreachable /visits/1\n"},
        {R"("needed": { "==": [{ "var": "exam_basis" }, "normal_graduate"] })",
         R"("needed": { "==": [{ "var": "exam_basis" }, "none"] })", "material_unreachable /materials/5\n"},
    };
    const std::string whole = teacher_qualification();
    for (const Case& each : cases) {
        EXPECT_EQ(codes(lint_text(replaced(whole, each.from, each.to))), each.found) << each.to;
    }
}

TEST(Lint, ComparesLimitsInDifferentUnits) {
    struct Case {
        const char* legal;
        const char* promised;
        bool is_above;
    };
    const Case cases[] = {
        {R"("legal_days":7,"legal_unit":"calendar")", R"("promised_days":5,"promised_unit":"workday")", false},
        {R"("legal_days":7,"legal_unit":"calendar")", R"("promised_days":6,"promised_unit":"workday")", true},
        {R"("legal_days":1,"legal_unit":"calendar")", R"("promised_days":24,"promised_unit":"hour")", false},
        {R"("legal_days":1,"legal_unit":"calendar")", R"("promised_days":25,"promised_unit":"hour")", true},
        {R"("legal_days":null)", R"("promised_days":900,"promised_unit":"workday")", false},
    };
    for (const Case& each : cases) {
        const auto findings = lint_text("{\"limits\":{" + std::string(each.legal) + "," + each.promised + "}}");
        EXPECT_EQ(codes(findings).find("promised_above_legal") != std::string::npos, each.is_above) << each.promised;
    }
}

TEST(Lint, NamesTheLine) {
    const std::string text =
        "{\n  \"id\": \"a-b\",\n  \"form\": {\n    \"steps\": [\n      { \"id\": \"s\", \"fields\": [\n"
        "        { \"id\": \"a\", \"type\": \"text\", \"visible\": { \"var\": \"a\" } },\n"
        "        { \"id\": \"b\", \"type\": \"colour\" }\n      ] }\n    ]\n  }\n}\n";
    const std::string found = list(lint_text(text));
    EXPECT_NE(found.find("7 type_unknown /form/steps/0/fields/1\n"), std::string::npos) << found;
    EXPECT_NE(found.find("6 purpose_missing /form/steps/0/fields/0\n"), std::string::npos) << found;
    EXPECT_EQ(list(lint_text("{\n\n  \"a\": }")), "3 json.malformed \n");
}

TEST(Lint, FollowsReferencesBeyondTheService) {
    const auto agencies = json::Document::parse(R"(["education-bureau"])");
    const auto halls = json::Document::parse("[" + catalog_file("halls/demo-hospital.json") + "," +
                                             catalog_file("halls/city-hall.json") + "]");
    const auto specs = json::Document::parse("[" + catalog_file("photo_specs/one-inch-white.json") + "]");
    ASSERT_TRUE(agencies.ok() && halls.ok() && specs.ok());
    LintContext context;
    context.photo_specs = specs->root();
    context.agencies = agencies->root();
    context.halls = halls->root();
    const std::string whole = teacher_qualification();
    EXPECT_EQ(codes(lint_text(whole, context)), "");
    EXPECT_EQ(codes(lint_text(replaced(whole, R"("agency": "education-bureau")", R"("agency": "x")"), context)),
              "agency_unknown /agency\n");
    EXPECT_EQ(codes(lint_text(replaced(whole, R"("hall": "demo-hospital")", R"("hall": "x")"), context)),
              "hall_unknown /visits/0\n");
    EXPECT_EQ(codes(lint_text(
                  replaced(whole, R"("hall": "demo-hospital")", R"("hall": "demo-hospital", "also_at": ["city-hall"])"),
                  context)),
              "hall_unknown /visits/0\n");
    EXPECT_EQ(codes(lint_text(replaced(whole, R"("service": "medical-check")", R"("service": "x")"), context)),
              "hall_unknown /visits/0\n");
    EXPECT_EQ(codes(lint_text(replaced(whole, R"("width_min": 295)", R"("width_min": 290)"), context)),
              "photo_spec_differs /materials/6/accept\n");
    EXPECT_EQ(codes(lint_text(replaced(whole, R"("photo_spec": "one-inch-white")", R"("photo_spec": "x")"), context)),
              "photo_spec_unknown /materials/6/photo_spec\n");
}

/// The JSON blocks of a text, in order.
std::vector<std::string> json_blocks(std::string_view text) {
    constexpr std::string_view open = "```json\n";
    std::vector<std::string> blocks;
    for (std::size_t at = text.find(open); at != std::string_view::npos; at = text.find(open, at)) {
        at += open.size();
        const std::size_t end = text.find("```", at);
        blocks.emplace_back(text.substr(at, end - at));
        at = end + 3;
    }
    return blocks;
}

TEST(Lint, FindsNothingInTheServiceThatTheGuideWrites) {
    const std::vector<std::string> blocks = json_blocks(catalog_file("README.md"));
    ASSERT_GE(blocks.size(), 3U);  // the service, its form, its materials; further ones are of halls
    std::string service = replaced(blocks[0], R"("form": { "version": 1, "steps": [] })", blocks[1]);
    service = replaced(service, R"("materials": [])", blocks[2]);
    EXPECT_EQ(list(lint_text(service)), "");
}

TEST(Lint, HasARemedyForWhatItFinds) {
    std::string text = teacher_qualification();
    text = replaced(text, R"("promised_days": 20)", R"("promised_days": 31)");
    text = replaced(text, R"("type": "name")", R"("type": "nom")");
    const auto findings = lint_text(text);
    EXPECT_EQ(findings.size(), 2U);
    for (const LintFinding& finding : findings)
        EXPECT_FALSE(finding.remedy.empty()) << finding.code;
}

}  // namespace
}  // namespace onetrip::catalog
