#include "core/catalog/service.h"

#include <gtest/gtest.h>

#include "tests/core/catalog/catalog_under_test.h"

namespace onetrip::catalog {
namespace {

base::Day today() {
    return *base::Day::parse("2026-11-28");
}

TEST(Service, ReadsTeacherQualification) {
    const auto file = read_service(teacher_qualification());
    ASSERT_TRUE(file.ok()) << file.error().code << " " << file.error().at;
    const Service& service = file->service;
    EXPECT_EQ(service.id(), "teacher-qualification");
    EXPECT_EQ(service.version(), 1);
    EXPECT_EQ(service.form().steps().size(), 5U);
    EXPECT_TRUE(service.form().find("putonghua_level"));
    ASSERT_NE(service.material("photo"), nullptr);
    EXPECT_EQ(service.material("photo")->accept["width_min"].integer(), 295);
    EXPECT_EQ(service.material("horoscope"), nullptr);
    ASSERT_NE(service.visit("medical-check"), nullptr);
    EXPECT_TRUE(service.visit("medical-check")->needs_booking);
    EXPECT_EQ(service.visit("medical-check")->hall, "demo-hospital");
}

TEST(Service, StaysUsableWhenMoved) {
    auto file = read_service(teacher_qualification());
    ASSERT_TRUE(file.ok());
    const ServiceFile moved = std::move(*file);
    EXPECT_EQ(moved.service.id(), "teacher-qualification");
    EXPECT_EQ(moved.service.definition()["agency"].string(), "education-bureau");
}

TEST(Service, CountsTripsByTheAnswers) {
    const auto file = read_service(teacher_qualification());
    ASSERT_TRUE(file.ok());
    struct Case {
        const char* answers;
        std::size_t trips;
    };
    for (const Case& each :
         {Case{"{}", 1}, Case{R"({"deliver_mode":"mail"})", 1}, Case{R"({"deliver_mode":"window"})", 2}}) {
        const auto answers = json::Document::parse(each.answers);
        EXPECT_EQ(file->service.visits_for(answers->root(), today()).size(), each.trips) << each.answers;
    }
}

TEST(Service, FindsAnswersByTheirRole) {
    const auto file = read_service(teacher_qualification());
    ASSERT_TRUE(file.ok());
    const Service& service = file->service;
    struct Case {
        const char* answers;
        const char* part;
        const char* role;
        const char* answer;
    };
    const Case cases[] = {
        {R"({"name":"张小满"})", "applicant", "name", "张小满"},
        {R"({"name":"张小满"})", "delivery", "receiver", "张小满"},
        {R"({"name":"张小满","mail_receiver":"李小雪"})", "delivery", "receiver", "李小雪"},
        {R"({"mobile":"13800138000","mail_phone":""})", "delivery", "phone", "13800138000"},
        {R"({})", "delivery", "phone", "absent"},
        {R"({"name":"x"})", "delivery", "colour", "absent"},
        {R"({"name":"x"})", "no_such_part", "name", "absent"},
    };
    for (const Case& each : cases) {
        const auto answers = json::Document::parse(each.answers);
        EXPECT_EQ(service.answer(answers->root(), each.part, each.role).string_or("absent"), each.answer);
    }
    EXPECT_TRUE(service.is_mailed(json::Document::parse(R"({"deliver_mode":"mail"})")->root()));
    EXPECT_FALSE(service.is_mailed(json::Document::parse(R"({"deliver_mode":"window"})")->root()));
    EXPECT_FALSE(service.is_mailed(json::Document::parse("{}")->root()));
}

/// The check's hall, and so many others.
std::string also_at(std::size_t count) {
    std::string halls;
    for (std::size_t i = 0; i < count; ++i)
        halls += (i == 0 ? "\"h" : ", \"h") + std::to_string(i) + '"';
    return R"("hall": "demo-hospital", "also_at": [)" + halls + "]";
}

TEST(Service, AVisitMayHaveSoManyOtherHalls) {
    const auto file =
        read_service(replaced(teacher_qualification(), R"("hall": "demo-hospital")", also_at(also_at_max)));
    ASSERT_TRUE(file.ok());
    EXPECT_EQ(file->service.visit("medical-check")->also_at.size(), also_at_max);
}

TEST(Service, NamesTheFirstReasonWhyItCannotBeRun) {
    struct Case {
        std::string text;
        const char* code;
        const char* at;
    };
    const std::string whole = teacher_qualification();
    const Case cases[] = {
        {"{", "json.malformed", ""},
        {"[]", "definition_invalid", ""},
        {"{}", "form_missing", ""},
        {replaced(whole, R"("id": "medical-check")", R"("id": "")"), "id_invalid", "/visits/0"},
        {replaced(whole, R"("hall": "demo-hospital")", R"("hall": "")"), "hall_missing", "/visits/0"},
        {replaced(whole, R"("hall": "demo-hospital")", R"("hall": "demo-hospital", "also_at": [])"), "also_at_invalid",
         "/visits/0/also_at"},
        {replaced(whole, R"("hall": "demo-hospital")", R"("hall": "demo-hospital", "also_at": ["demo-hospital"])"),
         "also_at_invalid", "/visits/0/also_at"},
        {replaced(whole, R"("hall": "demo-hospital")", also_at(also_at_max + 1)), "also_at_invalid",
         "/visits/0/also_at"},
        {replaced(whole, R"("booking": "required")", R"("booking": "perhaps")"), "booking_unknown", "/visits/0"},
        {replaced(whole, R"("id": "collection")", R"("id": "medical-check")"), "id_duplicate", "/visits/1"},
        {replaced(whole, R"("type": "name")", R"("type": "nom")"), "type_unknown", "/form/steps/0/fields/0"},
        {replaced(whole, R"("by": "data_sharing")", R"("by": "sharing")"), "obtain_unknown", "/materials/0/obtain/0"},
    };
    for (const Case& each : cases) {
        const auto file = read_service(each.text);
        ASSERT_FALSE(file.ok()) << each.code;
        EXPECT_EQ(file.error().code, each.code);
        EXPECT_EQ(file.error().at, each.at);
    }
}

TEST(Service, WritesTheTrips) {
    const auto file = read_service(replaced(
        teacher_qualification(), R"("when": { "==": [{ "var": "deliver_mode" }, "window"] })", R"("when": false)"));
    ASSERT_TRUE(file.ok());
    const auto answers = json::Document::parse("{}");
    json::Writer out;
    write_trips(out, file->service.visits_for(answers->root(), today()));
    EXPECT_EQ(out.text().substr(0, 60), R"({"count":1,"visits":[{"id":"medical-check","title":{"zh-CN":)");
}

}  // namespace
}  // namespace onetrip::catalog
