// Other offices' registers: asked with consent for whoever applies, told without what the documents say, and asked
// again by the server itself when an application is handed in.

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "server/endpoints/register_answers.h"
#include "tests/server/await.h"
#include "tests/server/endpoints/city.h"
#include "tests/server/temporary_folder.h"
#include "tests/source_path.h"

namespace onetrip::test {
namespace {

using ports::RegistryEnd;

constexpr std::string_view asked_at = "/api/v1/services/teacher-qualification/register-answers";

/// Says what a test wants to hear of the diploma, and remembers what it was asked.
class ScriptedRegistry final : public ports::Registry {
public:
    boost::asio::awaitable<ports::RegistryReply> ask(ports::RegistryInquiry inquiry) override {
        asked.push_back(std::move(inquiry));
        co_return next;
    }
    ports::RegistryReply next;
    std::vector<ports::RegistryInquiry> asked;
};

ports::RegistryReply diploma_of(std::string_view holder) {
    const std::string values = json({{"holder_name", holder}, {"number", "D1"}}).dump();
    return {RegistryEnd::Found, "学历数据", base::Day::parse("2026-11-27"), values};
}

class RegisterAnswers : public Endpoints {
protected:
    RegisterAnswers() {
        city.office.registry = &registry;
        citizen.begin();
    }
    Answer ask() { return citizen.post(asked_at, {{"answers", good_answers()}}, "-"); }
    /// Somebody's first application, with the consent to ask or without.
    Answer hand_in(bool with_consent, std::string_view slot) {
        Client somebody(city);
        somebody.begin();
        Application application = prepare(somebody, slot);
        if (with_consent) application.body["consents"].push_back("registers");
        return somebody.post("/api/v1/cases", application.body);
    }

    ScriptedRegistry registry;
};

TEST_F(RegisterAnswers, AreToldWithTheirSourceAndNotWithWhatTheDocumentSays) {
    registry.next = diploma_of("张测试");
    const Answer answer = ask();
    ASSERT_EQ(answer.status, 200) << answer.text;
    EXPECT_EQ(answer.body["registry"].dump(),
              R"([{"as_of":"2026-11-27","material":"diploma","outcome":"found","register":"higher_education_diplomas",)"
              R"("source":"学历数据"}])");
    ASSERT_EQ(registry.asked.size(), 1u);
    EXPECT_EQ(registry.asked[0].source_register, "higher_education_diplomas");
    EXPECT_EQ(registry.asked[0].holder_name, "张测试");
    EXPECT_EQ(registry.asked[0].purpose, "teacher-qualification");
    registry.next = {RegistryEnd::NotFound, {}, {}, {}};
    EXPECT_EQ(ask().body["registry"][0]["outcome"], "not_found");
    registry.next = {};
    EXPECT_EQ(ask().body["registry"][0]["outcome"], "unavailable");
}

TEST_F(RegisterAnswers, AreAskedForNobodyAndByNobody) {
    EXPECT_EQ(citizen.post(asked_at, {{"answers", json::object()}}, "-").body["registry"].size(), 0u);
    city.office.registry = nullptr;
    EXPECT_EQ(ask().body["registry"].size(), 0u);
    city.office.registry = &registry;
    Client stranger(city);
    stranger.begin_anonymously();
    EXPECT_EQ(stranger.post(asked_at, {{"answers", good_answers()}}, "-").code(), "sign_in_needed");
    EXPECT_EQ(citizen.post("/api/v1/services/none/register-answers", {{"answers", good_answers()}}, "-").code(),
              "not_found");
    EXPECT_TRUE(registry.asked.empty());
}

TEST_F(RegisterAnswers, AreToldTwentyTimesAnHour) {
    registry.next = {RegistryEnd::NotFound, {}, {}, {}};
    for (int time = 1; time <= 20; ++time)
        EXPECT_EQ(ask().status, 200) << time;
    EXPECT_EQ(ask().code(), "too_many_requests");
    EXPECT_EQ(registry.asked.size(), 20u);
    city.clock.advance_minutes(60);
    EXPECT_EQ(ask().status, 200);
}

TEST_F(RegisterAnswers, AreOfEightRegistersAtMost) {
    const TemporaryFolder folder;
    const std::filesystem::path catalog = folder.path("catalog");
    std::filesystem::copy(source_path("catalog"), catalog, std::filesystem::copy_options::recursive);
    const std::filesystem::path file = catalog / "services" / "teacher-qualification.json";
    json service = json::parse(std::ifstream(file));
    const auto diploma = std::find_if(service["materials"].begin(), service["materials"].end(),
                                      [](const json& material) { return material["id"] == "diploma"; });
    ASSERT_NE(diploma, service["materials"].end());
    json another = *diploma;
    for (int number = 2; number <= 9; ++number) {
        another["id"] = "diploma_" + std::to_string(number);
        service["materials"].push_back(another);
    }
    std::ofstream(file) << service;
    const endpoints::Catalogue wider(catalog.string());
    const std::string answers = good_answers().dump();
    const auto document = onetrip::json::Document::parse(answers);
    ASSERT_TRUE(document);
    registry.next = {RegistryEnd::NotFound, {}, {}, {}};
    const auto told = await(endpoints::ask_registers(city.office, *wider.find_service("teacher-qualification"),
                                                     document->root(), *base::Day::parse("2026-11-28")));
    EXPECT_EQ(told.size(), 8u);
    EXPECT_EQ(registry.asked.size(), 8u);
}

TEST_F(RegisterAnswers, CountWhenAnApplicationIsHandedInWithConsent) {
    struct Line {
        std::string_view slot;
        bool with_consent;
        ports::RegistryReply reply;
        std::string findings;  ///< errors and warnings; empty: it is a case
    };
    const Line lines[] = {
        {"2026-12-01T08:00", true, {RegistryEnd::NotFound, {}, {}, {}}, "material.missing at material:diploma\n"},
        {"2026-12-01T08:30", true, diploma_of("王测试"), "material.name_differs at material:diploma\n"},
        {"2026-12-01T09:00", true, {}, ""},
        {"2026-12-01T09:30", true, diploma_of("张测试"), ""},
        {"2026-12-01T10:00", false, {RegistryEnd::NotFound, {}, {}, {}}, ""},
    };
    for (const Line& line : lines) {
        SCOPED_TRACE(line.slot);
        registry.next = line.reply;
        registry.asked.clear();
        const Answer answer = hand_in(line.with_consent, line.slot);
        EXPECT_EQ(answer.status, line.findings.empty() ? 201 : 422) << answer.text;
        EXPECT_EQ(answer.findings(), line.findings);
        EXPECT_EQ(registry.asked.size(), line.with_consent ? 1u : 0u);
    }
}

}  // namespace
}  // namespace onetrip::test
