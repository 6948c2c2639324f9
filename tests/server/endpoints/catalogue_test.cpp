// What everybody may know; and a catalogue that is broken is refused at start with one clear line.

#include <filesystem>
#include <fstream>

#include "tests/server/endpoints/city.h"
#include "tests/source_path.h"

namespace onetrip::test {
namespace {

namespace fs = std::filesystem;

class CatalogueAnswers : public Endpoints {};

TEST_F(CatalogueAnswers, ListsServicesWithTheirTrips) {
    const Answer answer = citizen.get("/api/v1/services");
    ASSERT_EQ(answer.status, 200);
    json line;
    for (const json& service : answer.body["services"]) {
        if (service.value("id", "") == "teacher-qualification") line = service;
    }
    EXPECT_EQ(line["version"], 1);
    EXPECT_EQ(line["title"]["zh-CN"], "教师资格认定");
    EXPECT_EQ(line["agency"]["en"], "Yunchuan Education Bureau");
    EXPECT_EQ(line["trips"]["count"], 1);
    EXPECT_EQ(line["promised_days"], 20);
    EXPECT_EQ(line["fee"]["charged"], false);
}

TEST_F(CatalogueAnswers, GivesAServiceAsTheCatalogueHasIt) {
    std::ifstream file(source_path("catalog/services/teacher-qualification.json"));
    const json definition = json::parse(file, nullptr, false);
    const json answer = citizen.get("/api/v1/services/teacher-qualification").body;
    EXPECT_EQ(answer["service"], definition);
    // What a page shows until it has the core: the form's first step, nothing answered.
    const json screen = answer["first_screen"];
    EXPECT_EQ(screen["step"], "applicant");
    EXPECT_EQ(screen["previous"], nullptr);
    EXPECT_EQ(screen["next"], "qualification");
    ASSERT_EQ(screen["fields"].size(), 4u);
    EXPECT_EQ(screen["fields"][0]["pointer"], "/name");
    EXPECT_EQ(screen["fields"][1]["widget"], "radio");
    EXPECT_EQ(screen["fields"][0]["value"], nullptr);
    EXPECT_EQ(citizen.get("/api/v1/services/teacher-qualification?version=1").body["service"], definition);
    EXPECT_EQ(citizen.get("/api/v1/services/teacher-qualification?version=99").code(), "not_found");
    EXPECT_EQ(citizen.get("/api/v1/services/teacher-qualification?version=x").code(), "query_invalid");
    EXPECT_EQ(citizen.get("/api/v1/services/fortune-telling").code(), "not_found");
}

TEST_F(CatalogueAnswers, GivesHallsCalendarAndKeys) {
    const json halls = citizen.get("/api/v1/halls").body["halls"];
    ASSERT_EQ(halls.size(), 2u);
    const json hall_answer = citizen.get("/api/v1/halls/demo-hospital").body;
    const json hall = hall_answer["hall"];
    ASSERT_EQ(hall_answer["services"].size(), 1u);
    EXPECT_EQ(hall_answer["services"][0]["id"], "medical-check");
    EXPECT_TRUE(hall_answer["services"][0]["title"]["en"].is_string());
    EXPECT_EQ(hall["id"], "demo-hospital");
    EXPECT_EQ(halls[1], json({{"id", hall["id"]}, {"title", hall["title"]}, {"address", hall["address"]}}));
    EXPECT_EQ(citizen.get("/api/v1/halls/nowhere").code(), "not_found");
    EXPECT_TRUE(citizen.get("/api/v1/calendar").body["calendar"].contains("years"));
    const json keys = citizen.get("/api/v1/keys").body["keys"];
    EXPECT_EQ(keys[0]["key_id"], city.keys.signing.key_id());
}

TEST_F(CatalogueAnswers, AreNotSentTwiceToWhoHasThem) {
    for (const std::string target :
         {"/api/v1/services", "/api/v1/calendar", "/api/v1/openapi.json", "/api/v1/keys", "/api/v1/halls",
          "/api/v1/halls/demo-hospital", "/api/v1/services/teacher-qualification", "/api/v1/regions",
          "/api/v1/regions/330000"}) {
        http::Request first(http::Method::Get, target);
        const http::Reply full = await(city.router.dispatch(first));
        const std::string head(full.prepared_answer()->head);
        const std::size_t at = head.find("ETag: ") + 6;
        const std::string etag = head.substr(at, head.find("\r\n", at) - at);
        auto again = http::Request(http::Method::Get, target).with_header("If-None-Match", etag);
        EXPECT_EQ(city.send(again).status, 304) << target << ' ' << etag;
    }
}

TEST_F(CatalogueAnswers, ArePackedForWhoTakesThat) {
    const auto head_of = [&](std::string_view coding) {
        const auto request = http::Request(http::Method::Get, "/api/v1/services/teacher-qualification");
        auto asking = http::Request(request).with_header("Accept-Encoding", coding);
        const http::Reply reply = await(city.router.dispatch(asking));
        return std::pair(std::string(reply.prepared_answer()->head), reply.prepared_answer()->body.view().size());
    };
    const auto [plain, plain_bytes] = head_of("identity");
    const auto [packed, packed_bytes] = head_of("gzip, br");
    EXPECT_EQ(plain.find("Content-Encoding"), std::string::npos);
    EXPECT_NE(packed.find("Content-Encoding: gzip"), std::string::npos);
    EXPECT_LT(packed_bytes * 3, plain_bytes);
}

TEST_F(CatalogueAnswers, RefuseQueriesNobodyKnows) {
    for (const std::string target : {"/api/v1/services?x=1", "/api/v1/calendar?version=1", "/api/v1/keys?x",
                                     "/api/v1/services/teacher-qualification?version=1&version=1"}) {
        EXPECT_EQ(citizen.get(target).code(), "query_invalid") << target;
    }
}

class BrokenCatalogue : public ::testing::Test {
protected:
    BrokenCatalogue() { fs::copy(source_path("catalog"), catalog, fs::copy_options::recursive); }

    json read(const std::string& name) const {
        std::ifstream file(catalog + '/' + name);
        return json::parse(file, nullptr, false);
    }
    void write(const std::string& name, const json& value) const { std::ofstream(catalog + '/' + name) << value; }
    std::string refusal() const {
        try {
            endpoints::Catalogue loaded(catalog);
            return "loaded";
        } catch (const endpoints::CatalogueBroken& broken) {
            return std::string(broken.what()).substr(catalog.size() + 1);
        }
    }

    TemporaryFolder folder;
    std::string catalog = folder.path("catalog");
};

TEST_F(BrokenCatalogue, IsTheOneThingThatWasBroken) {
    EXPECT_EQ(refusal(), "loaded");
}

TEST_F(BrokenCatalogue, IsNoneForTheMarkThatWindowsWrites) {
    for (const std::string name : {"services/teacher-qualification.json", "halls/city-hall.json", "holidays.json"}) {
        const std::string text = read(name).dump(2);
        std::ofstream(catalog + '/' + name) << "\uFEFF" << text;
    }
    EXPECT_EQ(refusal(), "loaded");
}

TEST_F(BrokenCatalogue, NamesTheFileAndThePlace) {
    const std::string service = "services/teacher-qualification.json";
    const json good = read(service);

    std::ofstream(catalog + '/' + service) << "{\"id\":";
    EXPECT_EQ(refusal().substr(0, service.size() + 2), service + ": ");

    json broken = good;
    broken["agency"] = "ministry-of-magic";
    write(service, broken);
    EXPECT_EQ(refusal(), service + ": agency_unknown at /agency");

    broken = good;
    broken["visits"][0]["hall"] = "nowhere";
    write(service, broken);
    EXPECT_EQ(refusal(), service + ": hall_unknown: nowhere");

    broken = good;
    broken["visits"][0]["service"] = "haircut";
    write(service, broken);
    EXPECT_EQ(refusal(), service + ": hall_service_unknown: haircut");

    broken = good;
    broken["visits"][0]["also_at"] = {"nowhere"};
    write(service, broken);
    EXPECT_EQ(refusal(), service + ": hall_unknown: nowhere");

    broken["visits"][0]["also_at"] = {"city-hall"};
    write(service, broken);
    EXPECT_EQ(refusal(), service + ": hall_service_unknown: medical-check");

    broken = good;
    broken["limits"]["legal_unit"] = "moons";
    write(service, broken);
    EXPECT_EQ(refusal(), service + ": limit_invalid at /limits/legal_unit");

    write(service, good);
    write("services/second.json", good);
    EXPECT_NE(refusal().find("a second file of this version"), std::string::npos);
}

TEST_F(BrokenCatalogue, KnowsTheWaysBetweenItsHalls) {
    const auto with = [&](const json& way) {
        write("travel.json", {{"between", {way}}});
        return refusal();
    };
    EXPECT_EQ(with({{"from", "city-hall"}, {"to", "nowhere"}, {"minutes", 5}}),
              "travel.json: travel_invalid at /between/0/to");
    EXPECT_EQ(with({{"from", "city-hall"}, {"to", "demo-hospital"}, {"minutes", 1440}}), "loaded");
    fs::remove(catalog + "/travel.json");
    EXPECT_EQ(refusal(), "loaded") << "thirty minutes between any two";
}

TEST_F(BrokenCatalogue, NamesHallsAgenciesAndTheCalendar) {
    const json good_hall = read("halls/demo-hospital.json");
    json hall = good_hall;
    hall["services"][0]["capacity"] = 0;
    write("halls/demo-hospital.json", hall);
    EXPECT_EQ(refusal(), "halls/demo-hospital.json: hall_invalid at /services/0/capacity");

    hall = good_hall;
    hall.erase("title");
    write("halls/demo-hospital.json", hall);
    EXPECT_EQ(refusal(), "halls/demo-hospital.json: text_missing at /title");
    hall = good_hall;
    hall["address"].erase("en");
    write("halls/demo-hospital.json", hall);
    EXPECT_EQ(refusal(), "halls/demo-hospital.json: text_missing at /address");
    hall.erase("address");
    write("halls/demo-hospital.json", hall);
    EXPECT_EQ(refusal(), "loaded");

    write("halls/demo-hospital.json", good_hall);
    json agency = read("agencies/education-bureau.json");
    agency["service_hours"]["monday"] = json::array({json::array({"17:00", "09:00"})});
    write("agencies/education-bureau.json", agency);
    EXPECT_EQ(refusal(), "agencies/education-bureau.json: agency_invalid at /service_hours");

    const json good_regions = read("regions.json");
    write("regions.json", {{"regions", {{"33", "浙江省"}}}});
    EXPECT_EQ(refusal(), "regions.json: regions_invalid");
    write("regions.json", good_regions);

    fs::remove(catalog + "/holidays.json");
    EXPECT_EQ(refusal(), "holidays.json: cannot be read");
}

TEST_F(BrokenCatalogue, ANewerVersionIsServedAndTheOlderOneStaysKnown) {
    json newer = read("services/teacher-qualification.json");
    newer["version"] = 2;
    write("services/teacher-qualification.2.json", newer);
    const endpoints::Catalogue loaded(catalog);
    EXPECT_EQ(loaded.find_service("teacher-qualification")->service().version(), 2);
    EXPECT_NE(loaded.find_service("teacher-qualification", 1), nullptr);
    EXPECT_EQ(loaded.find_service("teacher-qualification", 3), nullptr);
}

}  // namespace
}  // namespace onetrip::test
