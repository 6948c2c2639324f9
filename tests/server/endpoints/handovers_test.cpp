// A draft goes from one device to one other by a code: soon, with its files, and nobody guesses it.

#include <cctype>
#include <fstream>
#include <iterator>

#include "tests/server/endpoints/city.h"

namespace onetrip::test {
namespace {

class Handovers : public Endpoints {
protected:
    Client tablet{city};

    static json draft_with(std::string_view photo = {}) {
        json given = {{"service", "teacher-qualification"},
                      {"service_version", 1},
                      {"draft", {{"answers", {{"name", "李测试"}}}, {"step", "applicant"}}}};
        if (!photo.empty()) given["materials"] = {{"photo", photo}};
        return given;
    }
    std::string code_of(Client& from, const json& given) {
        const Answer answer = from.post("/api/v1/handovers", given, "-");
        EXPECT_EQ(answer.status, 201) << answer.text;
        return answer.body["handover"].value("code", "");
    }
    Answer take(Client& by, std::string_view code) {
        return by.post("/api/v1/handover-takings", {{"code", code}}, "-");
    }
    void SetUp() override {
        citizen.begin_anonymously();
        tablet.begin_anonymously();
    }
};

TEST_F(Handovers, TheDraftComesOutOnOneOtherDeviceAsItWas) {
    const std::string code = code_of(citizen, draft_with());
    ASSERT_EQ(code.size(), 6u);
    const Answer taken = take(tablet, code);
    EXPECT_EQ(taken.status, 200);
    EXPECT_EQ(taken.body["handover"], draft_with());
    EXPECT_EQ(take(citizen, code).code(), "not_found");
    EXPECT_EQ(take(tablet, code).body, taken.body) << "the answer may have been lost";
}

TEST_F(Handovers, ACodeIsReadAsPeopleTypeIt) {
    std::string code = code_of(citizen, draft_with());
    for (char& c : code)
        c = static_cast<char>(std::tolower(c));
    EXPECT_EQ(take(tablet, " " + code.substr(0, 3) + " " + code.substr(3)).status, 200);
}

TEST_F(Handovers, ItLapsesAfterAQuarterOfAnHour) {
    const std::string early = code_of(citizen, draft_with());
    const std::string late = code_of(citizen, draft_with());
    city.clock.set(city.clock.now() + (15 * 60 * 1000 - 1));
    EXPECT_EQ(take(tablet, early).status, 200);
    city.clock.set(city.clock.now() + 1);
    EXPECT_EQ(take(tablet, late).code(), "not_found");
}

TEST_F(Handovers, TriesAreCountedByAddress) {
    const std::string code = code_of(citizen, draft_with());
    for (int tries = 0; tries < 10; ++tries)
        EXPECT_EQ(take(tablet, "000000").code(), "not_found") << tries;
    EXPECT_EQ(take(tablet, code).code(), "too_many_requests");
    Client elsewhere(city);
    elsewhere.address = "10.0.0.2";
    EXPECT_EQ(take(elsewhere.begin_anonymously(), code).status, 200);
}

TEST_F(Handovers, ItsFilesGoAlong) {
    const std::string photo = citizen.upload("photo", jpeg()).body["upload"].value("id", "");
    tablet.sign_in_with("13900139000");
    EXPECT_EQ(take(tablet, code_of(citizen, draft_with(photo))).status, 200);
    Application application = prepare(tablet, "2026-12-01T09:00");
    application.body["materials"]["photo"] = photo;
    EXPECT_EQ(tablet.post("/api/v1/cases", application.body).status, 201);
}

TEST_F(Handovers, ItsFilesGoAlongAlsoWhereItsCitizenSignedInMeanwhile) {
    const std::string photo = citizen.upload("photo", jpeg()).body["upload"].value("id", "");
    const std::string code = code_of(citizen, draft_with(photo));
    citizen.sign_in_with("13800138000");
    tablet.sign_in_with("13900139000");
    EXPECT_EQ(take(tablet, code).status, 200);
    Application application = prepare(tablet, "2026-12-01T09:00");
    application.body["materials"]["photo"] = photo;
    EXPECT_EQ(tablet.post("/api/v1/cases", application.body).status, 201);
}

TEST_F(Handovers, ThoseOfOthersDoNot) {
    Client stranger(city);
    const std::string photo = stranger.begin_anonymously().upload("photo", jpeg()).body["upload"].value("id", "");
    tablet.sign_in_with("13900139000");
    EXPECT_EQ(take(tablet, code_of(citizen, draft_with(photo))).status, 200);
    Application application = prepare(tablet, "2026-12-01T09:00");
    application.body["materials"]["photo"] = photo;
    EXPECT_NE(tablet.post("/api/v1/cases", application.body).status, 201);
}

TEST_F(Handovers, WhatLiesInTheStoreIsNotTheDraft) {
    code_of(citizen, draft_with());
    std::ifstream file(city.folder.path("onetrip.db"), std::ios::binary);
    std::ifstream log(city.folder.path("onetrip.db-wal"), std::ios::binary);
    std::string stored((std::istreambuf_iterator<char>(file)), {});
    stored.append(std::istreambuf_iterator<char>(log), {});
    EXPECT_GT(stored.size(), 1000u);
    EXPECT_EQ(stored.find("李测试"), std::string::npos);
}

TEST_F(Handovers, ABodyThatIsNoDraftIsRefused) {
    const json right = draft_with();
    for (const char* member : {"service", "service_version", "draft"}) {
        json wrong = right;
        wrong.erase(member);
        EXPECT_EQ(citizen.post("/api/v1/handovers", wrong, "-").code(), "body_invalid") << member;
    }
    json more = right;
    more["more"] = 1;
    EXPECT_EQ(citizen.post("/api/v1/handovers", more, "-").code(), "body_invalid");
    EXPECT_EQ(tablet.post("/api/v1/handover-takings", json::object(), "-").code(), "body_invalid");
}

}  // namespace
}  // namespace onetrip::test
