#include "core/catalog/given_out.h"

#include <gtest/gtest.h>

#include "tests/core/catalog/catalog_under_test.h"

namespace onetrip::catalog {
namespace {

base::Day day(std::string_view text) {
    return *base::Day::parse(text);
}

TEST(GivenOut, IsReadOrSaysWhatIsWrong) {
    struct Case {
        const char* outcome;
        const char* read;  ///< `type months`, or `!detail` of each defect
    };
    const Case cases[] = {
        {R"({"kind":"certificate"})", ""},
        {R"({"certificate":{"type":"badge"}})", "badge 0"},
        {R"({"certificate":{"type":"badge","valid_months":1,"values":{"subject":"/subject"}}})", "badge 1"},
        {R"({"certificate":{"type":"badge","valid_months":1200}})", "badge 1200"},
        {R"({"certificate":{"type":"badge","valid_months":1201}})", "!valid_months"},
        {R"({"certificate":{"type":"badge","valid_months":0}})", "!valid_months"},
        {R"({"certificate":{"type":"badge","valid_months":"long"}})", "!valid_months"},
        {R"({"certificate":{"valid_months":1}})", "!type"},
        {R"({"certificate":{"type":"badge","values":{"number":"/number"}}})", "!number"},
        {R"({"certificate":{"type":"badge","values":{"subject":7}}})", "!subject"},
    };
    for (const Case& each : cases) {
        const auto definition = json::Document::parse(R"({"outcome":)" + std::string(each.outcome) + "}");
        json::Defects defects;
        const auto read = read_given_out(definition->root(), defects);
        std::string text;
        for (const json::Defect& defect : defects.list()) {
            EXPECT_EQ(defect.code, "certificate_invalid");
            text += "!" + defect.detail;
        }
        if (read && text.empty()) text = std::string(read->type) + " " + std::to_string(read->valid_months);
        EXPECT_EQ(text, each.read) << each.outcome;
    }
}

TEST(GivenOut, SaysTwentyValuesAndNoMore) {
    const auto defects_of = [](int count) {
        std::string values;
        for (int i = 0; i < count; ++i)
            values += (i == 0 ? "\"v" : ",\"v") + std::to_string(i) + R"(":"/name")";
        const auto definition =
            json::Document::parse(R"({"outcome":{"certificate":{"type":"badge","values":{)" + values + "}}}}");
        json::Defects defects;
        static_cast<void>(read_given_out(definition->root(), defects));
        return defects.list().size();
    };
    EXPECT_EQ(defects_of(20), 0u);
    EXPECT_EQ(defects_of(21), 1u);
}

TEST(GivenOut, MonthsEndTheDayBeforeTheirBeginningComesAgain) {
    EXPECT_EQ(last_day_of(day("2026-12-01"), 12).text(), "2027-11-30");
    EXPECT_EQ(last_day_of(day("2026-11-28"), 1).text(), "2026-12-27");
    EXPECT_EQ(last_day_of(day("2026-11-30"), 3).text(), "2027-02-28");
    EXPECT_EQ(last_day_of(day("2023-11-29"), 3).text(), "2024-02-28");
    EXPECT_EQ(last_day_of(day("2024-02-29"), 12).text(), "2025-02-28");
    EXPECT_EQ(last_day_of(day("2026-01-01"), 1200).text(), "2125-12-31");
}

TEST(GivenOut, TermsFollowFromTheCatalogueOrFromTheOfficeWithinIt) {
    struct Case {
        std::int64_t months;
        const char* number;
        const char* from;
        const char* to;
        const char* terms;  ///< `from to`, or the member that is wrong
    };
    const Case cases[] = {
        {0, "B1", "", "", "2026-11-28 -"},
        {0, "B1", "", "2030-01-01", "valid_to"},
        {6, "B1", "", "", "2026-11-28 2027-05-27"},
        {6, "B1", "2026-12-01", "", "2026-12-01 2027-05-31"},
        {6, "B1", "", "2026-11-28", "2026-11-28 2026-11-28"},
        {6, "B1", "", "2026-11-27", "valid_to"},
        {6, "B1", "", "2027-05-27", "2026-11-28 2027-05-27"},
        {6, "B1", "", "2027-05-28", "valid_to"},
        {6, "B1", "2026-12-01", "2026-11-30", "valid_to"},
        {1, "B1", "2026-01-01", "", "valid_to"},  // it would have run out
        {60, "B1", "2027-11-29", "", "2027-11-29 2032-11-28"},
        {60, "B1", "2027-11-30", "", "valid_from"},
        {60, "B1", "2025-11-27", "", "2025-11-27 2030-11-26"},
        {60, "B1", "2025-11-26", "", "valid_from"},
        {0, "", "", "", "number"},
        {0, " B1", "", "", "number"},
        {0, "B\n1", "", "", "number"},
        {0, "云教〔2026〕1号", "", "", "2026-11-28 -"},
    };
    for (const Case& each : cases) {
        GivenOut given_out{"badge", each.months, {}};
        CertificateWish wish{each.number, base::Day::parse(each.from), base::Day::parse(each.to)};
        const auto terms = certificate_terms(given_out, wish, day("2026-11-28"));
        const std::string text =
            terms ? terms->valid_from.text() + " " + (terms->valid_to ? terms->valid_to->text() : "-")
                  : std::string(terms.error());
        EXPECT_EQ(text, each.terms) << each.months << " " << each.number << " " << each.from << " " << each.to;
    }
    const GivenOut endless{"badge", 0, {}};
    EXPECT_TRUE(certificate_terms(endless, {std::string(64, '1'), {}, {}}, day("2026-11-28")));
    EXPECT_FALSE(certificate_terms(endless, {std::string(65, '1'), {}, {}}, day("2026-11-28")));
}

}  // namespace
}  // namespace onetrip::catalog
