// What may follow after an application was sent (容缺后补), and a commitment that is taken back: what the case says of
// them, until when, that nothing is granted before they came, and how they come.

#include <filesystem>
#include <fstream>

#include "tests/server/endpoints/city.h"
#include "tests/source_path.h"

namespace onetrip::test {
namespace {

/// The catalogue, but a diploma from abroad may follow within twenty working days.
std::string catalogue_with_late_diploma(const TemporaryFolder& folder) {
    const std::filesystem::path copy = std::filesystem::path(folder.path()) / "catalog";
    std::filesystem::copy(source_path("catalog"), copy, std::filesystem::copy_options::recursive);
    const std::filesystem::path file = copy / "services" / "teacher-qualification.json";
    json service = json::parse(std::ifstream(file));
    for (json& material : service["materials"]) {
        if (material["id"] != "diploma") continue;
        material["necessity"] = "later";
        material["late_workdays"] = 20;
    }
    std::ofstream(file) << service;
    return copy;
}

CityOptions with_late_diploma() {
    static const TemporaryFolder folder;
    static const std::string catalogue = catalogue_with_late_diploma(folder);
    CityOptions options;
    options.catalogue = catalogue;
    return options;
}

class OwedMaterials : public Endpoints {
protected:
    OwedMaterials() : Endpoints(with_late_diploma()) { citizen.begin(); }

    /// Days pass between acts, and nobody stays signed in for days.
    Client desk() {
        Client somebody(city);
        somebody.sign_in("clerk-" + std::to_string(++desks), accounts::Roles::all());
        return somebody;
    }
    Answer act(const std::string& what, const json& body) {
        return desk().post("/api/v1/staff/cases/" + number + "/" + what, body);
    }
    Answer grant() { return act("decisions", {{"outcome", "granted"}}); }
    void submit_without(const std::string& degree_place) {
        Application application = prepare(citizen);
        application.body["answers"]["degree_place"] = degree_place;
        const Answer made = citizen.post("/api/v1/cases", application.body);
        ASSERT_EQ(made.status, 201) << made.text;
        number = made.body["case"]["number"];
    }
    json told() { return citizen.get("/api/v1/cases/" + number).body["case"]; }
    json told_to_clerk() { return desk().get("/api/v1/staff/cases/" + number).body["case"]; }
    std::string uploaded(const std::string& material) {
        const bool is_photo = material == "photo";
        const std::string bytes = is_photo ? jpeg(295, 413, 30'000) : jpeg(1600, 1200, 60'000 + material.size());
        const Answer answer = citizen.upload(material, bytes);
        EXPECT_EQ(answer.status, 201) << answer.text;
        return answer.body["upload"].value("id", "");
    }
    Answer send(const std::string& material, const json& answers = json::object()) {
        return citizen.post("/api/v1/cases/" + number + "/supplements",
                            {{"materials", {{material, uploaded(material)}}}, {"answers", answers}});
    }
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

    std::string number;
    int desks = 0;
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
