// The fewest trips, asked of the server: what the catalogue, the clock and the bookings make of it.

#include <filesystem>
#include <fstream>

#include "tests/server/endpoints/city.h"
#include "tests/source_path.h"

namespace onetrip::test {
namespace {

constexpr std::string_view teacher = "teacher-qualification";
constexpr std::string_view inheritance = "inheritance-realestate";

/// The catalogue, but the medical check can be taken in a second hospital as well, which opens on Tuesdays.
std::string catalogue_with_two_hospitals(const TemporaryFolder& folder) {
    namespace fs = std::filesystem;
    const fs::path copy = fs::path(folder.path()) / "catalog";
    fs::copy(source_path("catalog"), copy, fs::copy_options::recursive);
    json hall = json::parse(std::ifstream(copy / "halls/demo-hospital.json"));
    hall["id"] = "north-hospital";
    hall["weekly"] = {{"tuesday", json::array({json::array({"08:00", "09:00"})})}};
    std::ofstream(copy / "halls/north-hospital.json") << hall;
    json service = json::parse(std::ifstream(copy / "services/teacher-qualification.json"));
    service["visits"][0]["also_at"] = json::array({"north-hospital"});
    std::ofstream(copy / "services/teacher-qualification.json") << service;
    return copy;
}

CityOptions with_two_hospitals() {
    static const TemporaryFolder folder;
    static const std::string catalogue = catalogue_with_two_hospitals(folder);
    CityOptions options;
    options.catalogue = catalogue;
    return options;
}

json wish(std::string_view service) {
    return {{"service", service}};
}

class Plans : public Endpoints {
protected:
    explicit Plans(const CityOptions& options = {}) : Endpoints(options) {}
    /// Nobody has to say who they are.
    Answer plan(const json& services, json more = json::object()) {
        // One wish in braces is that wish and no list, as compilers read it.
        more["services"] = services.is_array() ? services : json::array({services});
        return citizen.post("/api/v1/plans", more, "-");
    }
    /// `DAY: ERRAND HALL FROM, …`, one a line.
    static std::string lines(const Answer& answer) {
        std::string text;
        for (const json& day : answer.body["plan"]["days"]) {
            text += day["day"].get<std::string>() + ":";
            for (const json& stop : day["stops"]) {
                text += ' ' + stop["errand"].get<std::string>() + ' ' + stop["hall"].get<std::string>() + ' ' +
                        stop["from"].get<std::string>();
            }
            text += '\n';
        }
        return text;
    }
};

// The clock stands at Saturday 2026-11-28 09:00.
TEST_F(Plans, SeveralServicesTakeOneTripThroughTwoHalls) {
    const Answer answer = plan({wish(teacher), wish(inheritance)});
    ASSERT_EQ(answer.status, 200) << answer.text;
    EXPECT_EQ(answer.body["plan"]["trips"], 1);
    EXPECT_EQ(lines(answer), "2026-11-30: 0/medical-check demo-hospital 08:00 1/joint-window city-hall 09:00\n");
    EXPECT_EQ(answer.body["now"], "2026-11-28T09:00:00+08:00");
    EXPECT_EQ(answer.body["errands"][0]["hall_service"], "medical-check");
    EXPECT_EQ(answer.body["errands"][0]["people"], json::array({"applicant"}));
    EXPECT_EQ(answer.body["errands"][1]["halls"], json::array({"city-hall"}));
}

TEST_F(Plans, WhatIsDoneOnLineTakesNone) {
    const Answer answer = plan({wish("newborn-bundle")});
    EXPECT_EQ(answer.body["plan"]["trips"], 0);
    EXPECT_EQ(answer.body["plan"]["online"], json::array({"0"}));
    EXPECT_EQ(answer.body["errands"], (json{{{"id", "0"}, {"service", "newborn-bundle"}, {"people", {"applicant"}}}}));
}

TEST_F(Plans, ABundleIsAllOfItsServices) {
    const Answer answer = plan({{{"service", "estate-name-change"}, {"with_bundle", true}}, wish(teacher)});
    EXPECT_EQ(answer.body["plan"]["online"], (json{"0", "1"})) << answer.text;
    EXPECT_EQ(answer.body["errands"][1]["service"], "school-record-name-change");
    EXPECT_EQ(answer.body["plan"]["days"][0]["stops"][0]["errand"], "2/medical-check");
}

TEST_F(Plans, AHouseholdGoesTogetherOnceItsPapersAreReady) {
    const Answer answer = plan({{{"service", teacher}, {"people", {"我"}}, {"ready_on", "2026-12-03"}},
                                {{"service", teacher}, {"people", {"女儿"}}},
                                {{"service", inheritance}, {"people", {"我", "妈妈"}}}});
    EXPECT_EQ(answer.body["plan"]["trips"], 3) << answer.text;
    ASSERT_EQ(answer.body["plan"]["days"].size(), 1u) << answer.text;
    EXPECT_EQ(answer.body["plan"]["days"][0]["day"], "2026-12-03");
    EXPECT_EQ(answer.body["plan"]["days"][0]["people"].size(), 3u);
}

TEST_F(Plans, KnowsWhatIsTakenAndWhatItsAnswersAddToIt) {
    for (int i = 0; i < 4; ++i) {
        Client other(city);
        EXPECT_EQ(other.begin()
                      .post("/api/v1/bookings",
                            {{"hall", "demo-hospital"}, {"service", "medical-check"}, {"slot", "2026-11-30T08:00"}})
                      .status,
                  201);
    }
    json answers = good_answers();
    answers["deliver_mode"] = "window";
    const Answer answer = plan({{{"service", teacher}, {"answers", answers}}});
    EXPECT_EQ(lines(answer), "2026-11-30: 0/medical-check demo-hospital 08:30\n");
    ASSERT_EQ(answer.body["unbooked"].size(), 1u) << answer.text;
    EXPECT_EQ(answer.body["unbooked"][0]["visit"], "collection");
    EXPECT_EQ(plan({wish(teacher)}).body["unbooked"], json::array());
}

TEST_F(Plans, SaysWhatFindsNoPlaceInTheseDays) {
    const Answer weekend = plan({wish(teacher)}, {{"from", "2026-11-28"}, {"days", 2}});
    EXPECT_EQ(weekend.body["plan"]["unplaced"], json::array({"0/medical-check"})) << weekend.text;
    const Answer later = plan({wish(teacher)}, {{"from", "2026-12-05"}});
    EXPECT_EQ(lines(later), "2026-12-07: 0/medical-check demo-hospital 08:00\n");
}

TEST_F(Plans, RefusesWhatItDoesNotUnderstandAndWhatIsTooMuch) {
    const auto at = [](const Answer& answer) { return answer.code() + ' ' + answer.body.value("at", ""); };
    EXPECT_EQ(at(plan(json::array())), "body_invalid /services");
    EXPECT_EQ(at(plan(json(std::vector<json>(33, wish("newborn-bundle"))))), "body_invalid /services");
    EXPECT_EQ(plan(json(std::vector<json>(32, wish("newborn-bundle")))).status, 200);
    json wide(std::vector<json>(16, {{"service", "estate-name-change"}, {"with_bundle", true}}));
    EXPECT_EQ(plan(wide).status, 200);
    wide.push_back(wish("newborn-bundle"));
    EXPECT_EQ(at(plan(wide)), "body_invalid /services") << "thirty-three, with the bundles";
    EXPECT_EQ(at(plan({wish("haircut")})), "body_invalid /services/0/service");
    EXPECT_EQ(at(plan({wish(teacher), {{"service", teacher}, {"colour", 1}}})), "body_invalid /services/1/colour");
    const auto people = [&](const json& names) { return plan({{{"service", teacher}, {"people", names}}}); };
    EXPECT_EQ(people({std::string(60, 'a')}).status, 200);
    for (const json& wrong : {json::array(), json{std::string(61, 'a')}, json{""}, json{"a", "a"}, json{1}})
        EXPECT_EQ(at(people(wrong)), "body_invalid /services/0/people") << wrong;
    std::vector<std::string> crowd(20);
    for (std::size_t i = 0; i < crowd.size(); ++i)
        crowd[i] = "p" + std::to_string(i);
    EXPECT_EQ(people(crowd).status, 200);
    crowd.emplace_back("one more");
    EXPECT_EQ(at(people(crowd)), "body_invalid /services/0/people");
    EXPECT_EQ(at(plan({wish(teacher)}, {{"from", "2026-11-27"}})), "body_invalid /from");
    EXPECT_EQ(plan({wish(teacher)}, {{"from", "2027-01-27"}}).status, 200);
    EXPECT_EQ(at(plan({wish(teacher)}, {{"from", "2027-01-28"}})), "body_invalid /from");
    EXPECT_EQ(plan({wish(teacher)}, {{"days", 60}}).status, 200);
    EXPECT_EQ(at(plan({wish(teacher)}, {{"days", 61}})), "body_invalid /days");
}

class TwoHospitals : public Plans {
protected:
    TwoHospitals() : Plans(with_two_hospitals()) {}
};

TEST_F(TwoHospitals, AVisitIsMadeWhereverItsServiceIsDone) {
    const Answer monday = plan({wish(teacher)});
    EXPECT_EQ(monday.body["errands"][0]["halls"], (json{"demo-hospital", "north-hospital"}));
    const Answer tuesday = plan({wish(teacher)}, {{"from", "2026-12-01"}, {"days", 1}});
    EXPECT_EQ(lines(tuesday), "2026-12-01: 0/medical-check demo-hospital 08:00\n");
    for (int i = 0; i < 4; ++i) {
        Client other(city);
        other.begin().post("/api/v1/bookings",
                           {{"hall", "demo-hospital"}, {"service", "medical-check"}, {"slot", "2026-12-01T08:00"}});
    }
    EXPECT_EQ(lines(plan({wish(teacher)}, {{"from", "2026-12-01"}, {"days", 1}})),
              "2026-12-01: 0/medical-check north-hospital 08:00\n");
}

TEST_F(TwoHospitals, AnApplicationTakesABookingInEitherOfThem) {
    citizen.begin();
    Application application = prepare(citizen);
    Client other(city);
    other.begin();
    const Answer held = other.post(
        "/api/v1/bookings", {{"hall", "north-hospital"}, {"service", "medical-check"}, {"slot", "2026-12-01T08:00"}});
    ASSERT_EQ(held.status, 201) << held.text;
    Application theirs = application;
    theirs.body["booking"] = held.body["booking"]["id"];
    theirs.body["materials"] = {{"photo", other.upload("photo", jpeg()).body["upload"]["id"]}};
    EXPECT_EQ(other.post("/api/v1/cases", theirs.body).status, 201);
    const json wait = {{"service", "medical-check"},
                       {"halls", {"demo-hospital", "north-hospital"}},
                       {"from", "2026-12-01"},
                       {"to", "2026-12-04"}};
    Client third(city);
    EXPECT_EQ(third.begin().post("/api/v1/waiting", wait).status, 201);
}

}  // namespace
}  // namespace onetrip::test
