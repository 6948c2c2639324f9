// A check: what a submission would be told, for everybody and without a trace.

#include "tests/server/endpoints/city.h"

namespace onetrip::test {
namespace {

constexpr std::string_view target = "/api/v1/services/teacher-qualification/checks";

class Checks : public Endpoints {
protected:
    /// No session, no key: another system of the city.
    Client system{city};

    Answer check(const json& body) { return system.post(target, body, "-"); }
    static json with(std::string_view member, const json& value) {
        json answers = good_answers();
        answers[std::string(member)] = value;
        return answers;
    }
};

const json photo = {{"kind", "jpeg"},
                    {"size_bytes", 20'000},
                    {"width", 295},
                    {"height", 413},
                    {"sha256", "0000000000000000000000000000000000000000000000000000000000000000"}};
const json visit = {{"visit", "medical-check"}, {"day", "2026-12-01"}};

TEST_F(Checks, JudgesLikeASubmission) {
    struct Case {
        json answers;
        json materials;
        json booking;
        std::string_view verdict;
        std::string_view findings;
    };
    const Case cases[] = {
        {good_answers(), {{"photo", photo}}, visit, "pass", ""},
        {good_answers(), {{"photo", photo}}, nullptr, "fail", "visit.booking_missing at visit:medical-check\n"},
        {good_answers(), json::object(), visit, "fail", "material.missing at material:photo\n"},
        {with("mobile", "12345678901"), {{"photo", photo}}, visit, "fail", "identity.characters at /mobile\n"},
        {with("putonghua_level", "3A"), {{"photo", photo}}, visit, "fail", "putonghua_below_2b at /putonghua_level\n"},
    };
    for (const Case& row : cases) {
        const Answer answer = check({{"answers", row.answers}, {"materials", row.materials}, {"booking", row.booking}});
        ASSERT_EQ(answer.status, 200) << answer.text;
        EXPECT_EQ(answer.body["check"]["verdict"], row.verdict) << answer.text;
        std::string findings;
        for (const json& finding : answer.body["check"]["findings"]) {
            findings += finding.value("code", "") + " at " + finding.value("field", "") + '\n';
        }
        EXPECT_EQ(findings, row.findings);
    }
}

TEST_F(Checks, SaysWhichAnswersOthersHide) {
    const Answer answer = check({{"answers", with("deliver_mode", "window")}});
    EXPECT_EQ(answer.body["check"]["dropped"], json({"/mail_address"}));
}

TEST_F(Checks, TakesTheVersionThatIsNamedAndTheNewestOtherwise) {
    EXPECT_EQ(check({{"answers", json::object()}}).body["check"]["service_version"], 1);
    EXPECT_EQ(check({{"answers", json::object()}, {"service_version", 1}}).status, 200);
    EXPECT_EQ(check({{"answers", json::object()}, {"service_version", 2}}).code(), "not_found");
    EXPECT_EQ(system.post("/api/v1/services/nothing/checks", {{"answers", json::object()}}, "-").code(), "not_found");
}

TEST_F(Checks, IsReadStrictly) {
    EXPECT_EQ(check(json::object()).body["at"], "/answers");
    EXPECT_EQ(check({{"answers", json::object()}, {"photo", 1}}).body["at"], "/photo");
    EXPECT_EQ(check({{"answers", json::object()}, {"materials", 1}}).body["at"], "/materials");
    EXPECT_EQ(system.post_text(target, "{", "-").code(), "malformed_json");
}

TEST_F(Checks, LeavesNothingBehind) {
    const storage::StoreFigures before = city.store->figures();
    EXPECT_EQ(check({{"answers", good_answers()}}).status, 200);
    EXPECT_EQ(city.store->figures().commits, before.commits);
    EXPECT_EQ(city.store->figures().reads, before.reads);
}

}  // namespace
}  // namespace onetrip::test
