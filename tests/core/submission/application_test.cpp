#include "core/submission/application.h"

#include <gtest/gtest.h>

#include "tests/core/catalog/catalog_under_test.h"

namespace onetrip::submission {
namespace {

// A synthetic person: the sample number of GB 11643-1999 and a service number.
constexpr const char* whole_answers =
    R"({"name":"张小满","id_type":"resident_id","id_no":"11010519491231002X","mobile":"13800138000","batch":"autumn",
        "kind":"junior","subject":"chinese","place_basis":"household","education":"bachelor","degree_place":"mainland",
        "exam_basis":"national_exam","putonghua_level":"2A","resume":"2010年9月至2014年7月在云川师范学院学习",
        "deliver_mode":"mail","mail_address":"云川市澜溪区百合路18号","commitment":true})";
constexpr const char* good_photo =
    R"({"photo":{"kind":"jpeg","size_bytes":20480,"width":295,"height":413,"sha256":"00"}})";
constexpr const char* good_booking = R"({"visit":"medical-check","day":"2026-12-01"})";

struct Judged {
    Report report;

    Judged(std::string_view answers_text, std::string_view materials_text, std::string_view booking_text,
           std::string_view service_text = {}) {
        const auto file =
            catalog::read_service(service_text.empty() ? catalog::teacher_qualification() : std::string(service_text));
        const auto answers = json::Document::parse(answers_text);
        const auto materials = json::Document::parse(materials_text);
        const auto booking = json::Document::parse(booking_text);
        EXPECT_TRUE(file.ok() && answers.ok() && materials.ok() && booking.ok()) << answers_text;
        const Application application{answers->root(), materials->root(), booking->root()};
        const base::Day today = *base::Day::parse("2026-11-28");
        report = check(file->service, application, today);
        const Report same = check(file->service, application, today, Keep::Nothing);
        EXPECT_EQ(same.findings, report.findings);
        EXPECT_EQ(same.dropped, report.dropped);
        EXPECT_EQ(same.answers, "");
    }
    /// `code field` for an error, `code? field` for a warning; joined by commas.
    [[nodiscard]] std::string findings() const {
        std::string text;
        for (const base::Finding& finding : report.findings) {
            text += text.empty() ? "" : ", ";
            text += finding.code + (finding.severity == base::Severity::Warn ? "? " : " ") + finding.field;
        }
        return text;
    }
};

std::string answers_with(std::string_view from, std::string_view to) {
    return catalog::replaced(whole_answers, from, to);
}

TEST(Application, PassesWhenNothingIsMissing) {
    const Judged judged(whole_answers, good_photo, good_booking);
    EXPECT_EQ(judged.findings(), "");
    EXPECT_TRUE(judged.report.passes());
    EXPECT_TRUE(judged.report.dropped.empty());
    const auto answers = json::Document::parse(judged.report.answers);
    const auto given = json::Document::parse(whole_answers);
    ASSERT_TRUE(answers.ok());
    EXPECT_TRUE(answers->root().equals(given->root()));
}

TEST(Application, NamesEverythingThatIsMissingInOneGo) {
    const Judged judged("{}", "{}", "null");
    EXPECT_EQ(judged.findings(),
              "required /name, required /id_type, required /id_no, required /mobile, required /batch, required /kind, "
              "required /place_basis, required /education, required /exam_basis, required /putonghua_level, required "
              "/resume, required /deliver_mode, required /commitment, material.missing material:photo, "
              "visit.booking_missing visit:medical-check");
    EXPECT_FALSE(judged.report.passes());
}

TEST(Application, JudgesAnswersMaterialsAndVisitsTogether) {
    struct Case {
        std::string answers;
        const char* materials;
        const char* booking;
        const char* findings;
    };
    const Case cases[] = {
        {answers_with("\"2A\"", "\"2B\""), good_photo, good_booking, "putonghua_language_below_2a /putonghua_level"},
        {answers_with("\"2A\"", "\"3A\""), good_photo, good_booking, "putonghua_below_2b /putonghua_level"},
        {answers_with("\"junior\"", "\"senior\""), good_photo, good_booking, ""},
        {catalog::replaced(answers_with("\"bachelor\"", "\"college\""), "\"junior\"", "\"senior\""), good_photo,
         good_booking, "education_below_kind /education"},
        {answers_with("11010519491231002X", "110105194912310021"), good_photo, good_booking,
         "identity.check_digit /id_no"},
        {answers_with("\"chinese\"", "\"politics\""), good_photo, good_booking, "choice_unavailable /subject"},
        {answers_with("\"commitment\":true", "\"commitment\":false"), good_photo, good_booking,
         "must_accept /commitment"},
        {answers_with("{", R"({"salary":1,)"), good_photo, good_booking, "field_unknown /salary"},
        {whole_answers, R"({"photo":{"kind":"png","size_bytes":20480,"width":295,"height":413}})", good_booking,
         "material.kind_not_accepted material:photo"},
        {whole_answers, R"({"photo":{"kind":"jpeg","size_bytes":41943040,"width":295,"height":413}})", good_booking,
         "material.too_large material:photo"},
        {whole_answers, R"({"photo":{"kind":"jpeg"}})", good_booking, "material.facts_invalid material:photo"},
        {whole_answers, R"({"photo":null})", good_booking, "material.missing material:photo"},
        {whole_answers,
         R"({"photo":{"kind":"jpeg","size_bytes":20480,"width":295,"height":413},"diploma":{"kind":"pdf","size_bytes":20480}})",
         good_booking, "material.unneeded? material:diploma"},
        {whole_answers, R"({"photo":{"kind":"jpeg","size_bytes":20480,"width":295,"height":413},"horse":{}})",
         good_booking, "material.unknown material:horse"},
        {answers_with("\"mainland\"", "\"elsewhere\""), good_photo, good_booking, "material.missing material:diploma"},
        {whole_answers, good_photo, "null", "visit.booking_missing visit:medical-check"},
        {whole_answers, good_photo, R"({"visit":"haircut","day":"2026-12-01"})",
         "visit.booking_missing visit:medical-check, visit.unknown visit:haircut"},
        {whole_answers, good_photo, R"({"visit":"medical-check","day":"2026-11-27"})",
         "visit.day_passed visit:medical-check"},
        {whole_answers, good_photo, R"({"visit":"medical-check","day":"soon"})",
         "visit.day_invalid visit:medical-check"},
        // Collecting at the window is a second trip, but nothing has to be booked for it.
        {answers_with("\"mail\",\"mail_address\":\"云川市澜溪区百合路18号\"", "\"window\""), good_photo, good_booking,
         ""},
    };
    for (const Case& each : cases) {
        EXPECT_EQ(Judged(each.answers, each.materials, each.booking).findings(), each.findings) << each.answers;
    }
}

TEST(Application, StoresNothingThatIsHidden) {
    const Judged judged(answers_with("\"mail\"", "\"window\""), good_photo, good_booking);
    EXPECT_TRUE(judged.report.passes());
    EXPECT_EQ(judged.report.dropped, std::vector<std::string>{"/mail_address"});
    EXPECT_EQ(judged.report.answers.find("mail_address"), std::string::npos);
    json::Writer out;
    write_report(out, judged.report);
    EXPECT_EQ(out.text().substr(0, 47), R"({"verdict":"pass","findings":[],"answers":{"nam)");
    EXPECT_NE(out.text().find(R"("dropped":["/mail_address"]})"), std::string::npos);
}

TEST(Application, PassesWithAWarning) {
    const Judged judged(whole_answers,
                        R"({"photo":{"kind":"jpeg","size_bytes":20480,"width":295,"height":413},"diploma":{}})",
                        good_booking);
    EXPECT_EQ(judged.findings(), "material.unneeded? material:diploma");
    EXPECT_TRUE(judged.report.passes());
}

}  // namespace
}  // namespace onetrip::submission
