// Several services as one thing: one list, and one paper for all of them.

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "tests/server/endpoints/city.h"
#include "tests/source_path.h"

namespace onetrip::test {
namespace {

/// The catalogue, but the teacher's qualification leads a bundle with a second service that asks for the same photo.
std::string catalogue_with_bundle(const TemporaryFolder& folder) {
    const std::filesystem::path copy = std::filesystem::path(folder.path()) / "catalog";
    std::filesystem::copy(source_path("catalog"), copy, std::filesystem::copy_options::recursive);
    const std::filesystem::path services = copy / "services";
    json service = json::parse(std::ifstream(services / "teacher-qualification.json"));
    for (json& material : service["materials"]) {
        if (material["id"] == "photo") material["standard"] = "id_photo";
    }
    const json text = {{"zh-CN", "新教师一件事"}, {"en", "New teachers"}};
    service["bundle"] = {{"title", text}, {"summary", text}, {"services", {"teacher-badge"}}};
    std::ofstream(services / "teacher-qualification.json") << service;
    service["id"] = "teacher-badge";
    service["bundle"] = {{"lead", "teacher-qualification"}};
    for (json& material : service["materials"]) {
        if (material["id"] == "photo") material["id"] = "portrait";
    }
    std::ofstream(services / "teacher-badge.json") << service;
    return copy;
}

CityOptions with_bundle() {
    static const TemporaryFolder folder;
    static const std::string catalogue = catalogue_with_bundle(folder);
    CityOptions options;
    options.catalogue = catalogue;
    return options;
}

constexpr std::string_view list_at = "/api/v1/bundles/teacher-qualification/checklists";
constexpr std::string_view shared_at = "/api/v1/services/teacher-badge/shared-materials";

class Bundles : public Endpoints {
protected:
    Bundles() : Endpoints(with_bundle()) { citizen.begin_anonymously(); }
    Answer share(Client& who, std::string_view upload, std::string_view material = "portrait") {
        return who.post("/api/v1/uploads/shared",
                        {{"service", "teacher-badge"}, {"material", material}, {"upload", upload}});
    }
};

TEST_F(Bundles, StandInTheListOfServicesAndHaveOneListOfPapers) {
    for (const json& service : citizen.get("/api/v1/services").body["services"])
        EXPECT_EQ(service.contains("bundle"), service["id"] == "teacher-qualification") << service["id"];
    const Answer answer = citizen.post(list_at, {{"answers", json::object()}}, "-");
    ASSERT_EQ(answer.status, 200) << answer.text;
    EXPECT_EQ(answer.body["bundle"]["services"][1]["id"], "teacher-badge");
    int photos = 0;
    for (const json& item : answer.body["materials"]) {
        if (item["id"] != "id_photo") continue;
        ++photos;
        EXPECT_EQ(item["necessity"], "required");
        EXPECT_EQ(item["spared"], false);
        ASSERT_EQ(item["serves"].size(), 2u);
        EXPECT_EQ(item["serves"][0]["service"], "teacher-qualification");
        EXPECT_EQ(item["serves"][1]["service"], "teacher-badge");
        EXPECT_EQ(item["serves"][1]["id"], "portrait");
    }
    EXPECT_EQ(photos, 1);
}

TEST_F(Bundles, TheListFollowsWhatWasAnsweredForEach) {
    const json garrison = {{"teacher-badge", {{"place_basis", "garrison"}}}};
    const Answer answer = citizen.post(list_at, {{"answers", garrison}}, "-");
    bool is_asked = false;
    for (const json& item : answer.body["materials"])
        is_asked = is_asked || (item["id"] == "teacher-badge/residence_proof" && item["spared"] == false);
    EXPECT_TRUE(is_asked) << answer.text;
    EXPECT_EQ(citizen.post(list_at, {{"answers", {{"haircut", json::object()}}}}, "-").code(), "body_invalid");
    EXPECT_EQ(citizen.post("/api/v1/bundles/none/checklists", {{"answers", json::object()}}, "-").code(), "not_found");
}

TEST_F(Bundles, OneUploadServesBothServices) {
    const json before = citizen.get(shared_at).body;
    EXPECT_EQ(before["shared"].size(), 0u);
    ASSERT_GE(before["same"].size(), 1u) << before;
    const auto is_photo = [](const json& one) { return one["their_material"] == "photo"; };
    EXPECT_TRUE(std::any_of(before["same"].begin(), before["same"].end(), is_photo)) << before;
    const std::string photo = citizen.upload("photo", jpeg()).body["upload"]["id"];
    const Answer shared = share(citizen, photo);
    ASSERT_EQ(shared.status, 201) << shared.text;
    EXPECT_EQ(shared.body["upload"]["sha256"], seal::sha256_hex(base::as_bytes(jpeg())));
    Client other(city);
    other.begin_anonymously();
    EXPECT_EQ(share(other, photo).code(), "not_found");
    EXPECT_EQ(share(citizen, photo, "diploma").code(), "not_found");
}

TEST_F(Bundles, ItServesTheSecondApplicationAfterTheFirstWasHandedIn) {
    ASSERT_EQ(citizen.sign_in_with("13900000001").status, 201);
    const Submitted first = submit(citizen);
    const std::string photo = citizen.get(shared_at).body["shared"][0]["upload"];
    const std::string shared = share(citizen, photo).body["upload"]["id"];
    city.clock.advance_minutes(5 * 24 * 60);  // the first visit is over: one at a time
    Application second = prepare(citizen, "2026-12-08T08:30");
    second.body["service"] = "teacher-badge";
    second.body["materials"] = {{"portrait", shared}};
    const Answer made = citizen.post("/api/v1/cases", second.body);
    ASSERT_EQ(made.status, 201) << made.text;
    clerk.sign_in("clerk", accounts::Roles::all());
    const std::string number = made.body["case"]["number"];
    EXPECT_EQ(clerk.get("/api/v1/staff/cases/" + number + "/materials/portrait").text, jpeg());
    EXPECT_EQ(clerk.get("/api/v1/staff/cases/" + first.number + "/materials/photo").text, jpeg());
}

TEST_F(Bundles, ACatalogueWithHalfABundleDoesNotStart) {
    const TemporaryFolder folder;
    const std::filesystem::path copy = std::filesystem::path(folder.path()) / "broken";
    std::filesystem::copy(with_bundle().catalogue, copy, std::filesystem::copy_options::recursive);
    const auto told = [&](const std::string& file, const json& bundle) {
        const std::filesystem::path path = copy / "services" / (file + ".json");
        const json sound = json::parse(std::ifstream(path));
        json changed = sound;
        changed["bundle"] = bundle;
        std::ofstream(path) << changed;
        std::string why;
        try {
            const endpoints::Catalogue catalogue(copy.string());
        } catch (const endpoints::CatalogueBroken& broken) {
            why = std::string(broken.what()).substr(std::string(broken.what()).rfind(", ") + 2);
        }
        std::ofstream(path) << sound;
        return why;
    };
    const json text = {{"zh-CN", "一件事"}, {"en", "One thing"}};
    const auto lead = [&](const json& services, const json& title) {
        return told("teacher-qualification", {{"title", title}, {"summary", text}, {"services", services}});
    };
    EXPECT_EQ(lead({"teacher-badge"}, text), "");
    EXPECT_EQ(lead({"teacher-badge"}, "x"), "teacher-qualification: bundle_invalid");
    EXPECT_EQ(lead({"haircut"}, text), "teacher-badge: bundle_lead_unknown");
    EXPECT_EQ(lead({"teacher-badge", "newborn-bundle"}, text),
              "teacher-qualification: bundle_service_unknown: newborn-bundle");
    EXPECT_EQ(lead(json(std::vector<std::string>(10, "teacher-badge")), text), "teacher-qualification: bundle_invalid");
    EXPECT_EQ(told("teacher-badge", {{"lead", "newborn-bundle"}}), "teacher-badge: bundle_lead_unknown");
}

}  // namespace
}  // namespace onetrip::test
