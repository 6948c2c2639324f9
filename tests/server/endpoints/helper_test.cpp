// Somebody fills in for the applicant: with the applicant's word, and the case says who.

#include "tests/server/endpoints/city.h"

namespace onetrip::test {
namespace {

class Helper : public Endpoints {
protected:
    Application application = prepare(citizen.begin());

    Answer submit_with(const json& helper, const json& consents = {"processing", "helping"}) {
        application.body["helper"] = helper;
        application.body["consents"] = consents;
        return citizen.post("/api/v1/cases", application.body);
    }
};

const json daughter = {{"name", "王 小 测"}, {"relation", "child"}};

TEST_F(Helper, IsShownToTheClerkByNameAndToTheCitizenMasked) {
    const Answer made = submit_with(daughter);
    ASSERT_EQ(made.status, 201) << made.text;
    EXPECT_EQ(made.body["case"]["helper"], json({{"name", "王**"}, {"relation", "child"}}));
    const std::string number = made.body["case"].value("number", "");
    clerk.sign_in("clerk", accounts::Roles::all());
    const Answer seen = clerk.get("/api/v1/staff/cases/" + number);
    EXPECT_EQ(seen.body["case"]["helper"], json({{"name", "王小测"}, {"relation", "child"}}));
}

TEST_F(Helper, NobodyIsSaidWhereNobodyHelped) {
    const Answer made = submit_with(nullptr, {"processing"});
    ASSERT_EQ(made.status, 201) << made.text;
    EXPECT_FALSE(made.body["case"].contains("helper"));
}

TEST_F(Helper, NeedsTheApplicantsWord) {
    EXPECT_EQ(submit_with(daughter, {"processing"}).findings(), "consent.missing at consent:helping\n");
    EXPECT_EQ(submit_with(daughter, {"helping"}).findings(), "consent.missing at consent:processing\n");
}

TEST_F(Helper, ANameIsJudgedLikeAnyOtherAndToldWithAllThatIsWrong) {
    for (const char* name : {"", "12345", " "}) {
        const std::string findings = submit_with({{"name", name}, {"relation", "child"}}, {"processing"}).findings();
        EXPECT_NE(findings.find(" at /helper/name\n"), std::string::npos) << name << findings;
        EXPECT_NE(findings.find("consent.missing at consent:helping\n"), std::string::npos) << name << findings;
    }
}

TEST_F(Helper, WhatSaysNobodyIsRefused) {
    struct Line {
        json helper;
        std::string at;
    };
    const Line lines[] = {
        {{{"relation", "child"}}, "/helper/name"},
        {{{"name", std::string(201, 'A')}, {"relation", "child"}}, "/helper/name"},
        {{{"name", "王小测"}}, "/helper/relation"},
        {{{"name", "王小测"}, {"relation", "friend"}}, "/helper/relation"},
        {{{"name", "王小测"}, {"relation", "child"}, {"more", 1}}, "/helper/more"},
        {"王小测", "/helper"},
    };
    for (const Line& line : lines) {
        const Answer refused = submit_with(line.helper);
        EXPECT_EQ(refused.code(), "body_invalid") << line.helper;
        EXPECT_EQ(refused.body.value("at", ""), line.at) << line.helper;
    }
}

}  // namespace
}  // namespace onetrip::test
