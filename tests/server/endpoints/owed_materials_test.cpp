// What may follow after an application was sent (容缺后补), and a commitment that is taken back: what the case says of
// them, until when, that nothing is granted before they came, and how they come.

#include "tests/server/endpoints/late_diploma.h"

namespace onetrip::test {
namespace {

class OwedMaterials : public LateDiploma {
protected:
    Answer take_back(const std::string& material) {
        return citizen.post("/api/v1/cases/" + number + "/commitments/" + material + "/withdrawal", json::object());
    }
    static json owed(const json& subject) {
        json short_form = json::array();
        for (const json& each : subject["owed"])
            short_form.push_back(json::array({each["id"], each["due"], each["overdue"]}));
        return short_form;
    }

    /// One material by one day.
    static json waits(const std::string& id, const std::string& due, bool is_overdue) {
        return json::array({json::array({id, due, is_overdue})});
    }
};

TEST_F(OwedMaterials, AreToldWithTheirDayAndKeepTheCaseFromBeingGranted) {
    submit_without("elsewhere");
    EXPECT_EQ(owed(told()), waits("diploma", "2026-12-25", false));
    EXPECT_EQ(owed(told_to_clerk()), waits("diploma", "2026-12-25", false));
    EXPECT_EQ(told()["owed"][0]["title"]["en"], "Diploma");
    const auto in_queue = [&] { return desk().get("/api/v1/staff/cases").body["cases"][0]["owed_due"]; };
    EXPECT_EQ(in_queue(), "2026-12-25");
    ASSERT_EQ(act("acceptance", json::object()).status, 200);
    const Answer barred = grant();
    EXPECT_EQ(barred.code(), "case_state");
    EXPECT_EQ(barred.body["refusal"], "case.material_owed");

    const Answer followed = send("diploma");
    ASSERT_EQ(followed.status, 200) << followed.text;
    EXPECT_EQ(owed(followed.body["case"]), json::array());
    EXPECT_EQ(in_queue(), nullptr);
    EXPECT_EQ(followed.body["case"]["state"], "accepted");
    EXPECT_EQ(followed.body["case"]["materials"].size(), 2u);
    EXPECT_EQ(followed.body["case"]["timeline"].back()["code"], "case.material_followed");
    EXPECT_EQ(grant().status, 201);
}

TEST_F(OwedMaterials, AreTakenAfterTheirDayAsLongAsNobodyDecided) {
    submit_without("elsewhere");
    city.clock.advance_minutes(27 * 24 * 60);  // 2026-12-25, the last day
    EXPECT_EQ(owed(told_to_clerk()), waits("diploma", "2026-12-25", false));
    city.clock.advance_minutes(24 * 60);
    EXPECT_EQ(owed(told_to_clerk()), waits("diploma", "2026-12-25", true));
    ASSERT_EQ(act("acceptance", json::object()).status, 200);
    EXPECT_EQ(grant().body["refusal"], "case.material_owed");
    EXPECT_EQ(act("decisions", {{"outcome", "refused"}, {"reason", "材料逾期未补交。"}}).status, 201);
    EXPECT_EQ(owed(told_to_clerk()), json::array()) << "decided, nothing is waited for";
}

TEST_F(OwedMaterials, AreAskedForOnlyWhereTheAnswersCallForThem) {
    submit_without("mainland");
    EXPECT_EQ(owed(told()), json::array());
    EXPECT_EQ(send("diploma").body["refusal"], "case.state_forbids");
}

TEST_F(OwedMaterials, NothingElseMayComeWithThem) {
    submit_without("elsewhere");
    EXPECT_EQ(send("photo").body["at"], "/materials/photo");
    EXPECT_EQ(send("diploma", {{"resume", "……"}}).body["at"], "/answers/resume");
    EXPECT_EQ(citizen.post("/api/v1/cases/" + number + "/supplements", json::object()).body["refusal"],
              "case.items_missing");
    EXPECT_EQ(owed(told()), waits("diploma", "2026-12-25", false));
}

TEST_F(OwedMaterials, ComeWithANoticesAnswerOrStayOwed) {
    submit_without("elsewhere");
    const json item = {{"kind", "material"}, {"id", "photo"}, {"reason_code", "unclear"}, {"text", "请重拍"}};
    ASSERT_EQ(act("supplement-notices", {{"items", json::array({item})}}).status, 201);
    EXPECT_EQ(send("diploma").body["refusal"], "case.supplement_incomplete");
    const std::string photo = citizen.upload("photo", jpeg(295, 413, 30'000)).body["upload"]["id"];
    const Answer both = citizen.post("/api/v1/cases/" + number + "/supplements",
                                     {{"materials", {{"photo", photo}, {"diploma", uploaded("diploma")}}}});
    ASSERT_EQ(both.status, 200) << both.text;
    EXPECT_EQ(owed(both.body["case"]), json::array());
    EXPECT_EQ(both.body["case"]["timeline"].back()["code"], "case.supplemented");
}

TEST_F(OwedMaterials, AreOwedNoMoreWhereOtherAnswersSpareThem) {
    submit_without("elsewhere");
    const json item = {{"kind", "field"}, {"id", "/degree_place"}, {"reason_code", "unclear"}, {"text", "请核对"}};
    ASSERT_EQ(act("supplement-notices", {{"items", json::array({item})}}).status, 201);
    const Answer answered =
        citizen.post("/api/v1/cases/" + number + "/supplements", {{"answers", {{"degree_place", "mainland"}}}});
    ASSERT_EQ(answered.status, 200) << answered.text;
    EXPECT_EQ(owed(answered.body["case"]), json::array());
}

TEST_F(OwedMaterials, ACommitmentTakenBackIsOwedAsItsProof) {
    submit_without("mainland");
    json commitment = told()["commitments"][0];
    EXPECT_EQ(commitment["material"], "commitment_letter");
    EXPECT_EQ(commitment["proof"]["zh-CN"], "思想品德鉴定证明");
    EXPECT_EQ(commitment["taken_back_at"], nullptr);
    EXPECT_EQ(commitment["may_take_back"], true);
    ASSERT_EQ(act("acceptance", json::object()).status, 200);
    EXPECT_EQ(take_back("photo").code(), "not_found") << "no promise stands for it";
    Client other(city);
    other.begin();
    EXPECT_EQ(
        other.post("/api/v1/cases/" + number + "/commitments/commitment_letter/withdrawal", json::object()).code(),
        "not_found");

    const Answer taken = take_back("commitment_letter");
    ASSERT_EQ(taken.status, 200) << taken.text;
    EXPECT_EQ(owed(taken.body["case"]), waits("commitment_letter", "2026-12-28", false));
    EXPECT_EQ(taken.body["case"]["commitments"][0]["may_take_back"], false);
    EXPECT_NE(told_to_clerk()["commitments"][0]["taken_back_at"], nullptr);
    EXPECT_EQ(grant().body["refusal"], "case.material_owed");
    EXPECT_EQ(take_back("commitment_letter").status, 200) << "once is enough";

    const Answer proven = send("commitment_letter");
    ASSERT_EQ(proven.status, 200) << proven.text;
    EXPECT_EQ(owed(proven.body["case"]), json::array());
    EXPECT_EQ(proven.body["case"]["materials"].size(), 2u);
    EXPECT_EQ(take_back("commitment_letter").status, 200);
    EXPECT_EQ(owed(told()), json::array()) << "what was proven is not owed again";
    ASSERT_EQ(grant().status, 201);
    EXPECT_EQ(told()["commitments"][0]["may_take_back"], false);
}

TEST_F(OwedMaterials, NoCommitmentIsTakenBackAfterTheDecision) {
    submit_without("mainland");
    ASSERT_EQ(act("acceptance", json::object()).status, 200);
    ASSERT_EQ(grant().status, 201);
    EXPECT_EQ(take_back("commitment_letter").body["refusal"], "case.state_forbids");
}

}  // namespace
}  // namespace onetrip::test
