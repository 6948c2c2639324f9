// What was given in an earlier case need not be given again: who is told of it, and what becomes of it when they agree.

#include <filesystem>
#include <fstream>

#include "server/endpoints/case_record.h"
#include "tests/server/endpoints/city.h"
#include "tests/source_path.h"

namespace onetrip::test {
namespace {

constexpr std::string_view told_at = "/api/v1/services/teacher-qualification/earlier-materials";

/// The catalogue, but the photo is of a kind that others ask for too; `reuse_days`: it may be taken from a case that
/// was closed within so many days.
std::string catalogue_with(const TemporaryFolder& folder, std::optional<int> reuse_days) {
    const std::filesystem::path copy = std::filesystem::path(folder.path()) / "catalog";
    std::filesystem::copy(source_path("catalog"), copy, std::filesystem::copy_options::recursive);
    const std::filesystem::path file = copy / "services" / "teacher-qualification.json";
    json service = json::parse(std::ifstream(file));
    for (json& material : service["materials"]) {
        if (material["id"] != "photo") continue;
        material["standard"] = "id_photo";
        if (!reuse_days) continue;
        const json way = {{"by", "earlier_case"},
                          {"reuse_days", *reuse_days},
                          {"reason", {{"zh-CN", "用您以前交过的照片。"}, {"en", "The one you gave before."}}}};
        material["obtain"].insert(material["obtain"].begin(), way);
    }
    std::ofstream(file) << service;
    return copy;
}

CityOptions with_reuse(std::optional<int> reuse_days) {
    static const TemporaryFolder folders[2];
    static const std::string catalogues[] = {catalogue_with(folders[0], std::nullopt), catalogue_with(folders[1], 30)};
    CityOptions options;
    options.catalogue = catalogues[reuse_days ? 1 : 0];
    return options;
}

class EarlierMaterials : public Endpoints {
protected:
    explicit EarlierMaterials(std::optional<int> reuse_days = 30) : Endpoints(with_reuse(reuse_days)) {
        citizen.begin();
        number = submit(citizen).number;
    }
    /// The case as it would be after its decision and its closing.
    void end_case(casework::Outcome outcome, bool is_closed = true) {
        storage::write_now(*city.store, [&](storage::Unit& unit) {
            auto stored = *unit.cases().find(number);
            endpoints::CaseRecord record = endpoints::read_record(stored.record);
            record.decision = endpoints::Decision{outcome, city.clock.now(), {}};
            if (is_closed) record.process.closed_at = city.clock.now();
            stored.record = endpoints::write_record(record);
            return unit.cases().save(stored);
        });
    }
    Answer agree(Client& who, std::string_view material = "photo") {
        return who.post("/api/v1/uploads/earlier",
                        {{"service", "teacher-qualification"}, {"material", material}, {"case", number}});
    }
    std::size_t told(Client& who) { return who.get(told_at).body["earlier"].size(); }

    std::string number;
};

TEST_F(EarlierMaterials, WhatWasGivenInAGrantedCaseIsOfferedWithWhereItCameFrom) {
    end_case(casework::Outcome::Granted);
    const Answer answer = citizen.get(told_at);
    ASSERT_EQ(answer.status, 200) << answer.text;
    ASSERT_EQ(answer.body["earlier"].size(), 1u);
    const json& earlier = answer.body["earlier"][0];
    EXPECT_EQ(earlier["material"], "photo");
    EXPECT_EQ(earlier["standard"], "id_photo");
    EXPECT_EQ(earlier["case"], number);
    EXPECT_EQ(earlier["closed"], "2026-11-28");
    EXPECT_EQ(earlier["sha256"], seal::sha256_hex(base::as_bytes(jpeg())));
    EXPECT_EQ(earlier["service_title"]["zh-CN"], "教师资格认定");
}

TEST_F(EarlierMaterials, OnceAgreedToItStandsForAnUploadAndTheCaseIsMadeWithIt) {
    end_case(casework::Outcome::Granted);
    const Answer agreed = agree(citizen);
    ASSERT_EQ(agreed.status, 201) << agreed.text;
    EXPECT_EQ(agreed.body["upload"]["sha256"], seal::sha256_hex(base::as_bytes(jpeg())));
    city.clock.advance_minutes(5 * 24 * 60);  // the first visit is over: one at a time
    Application again = prepare(citizen, "2026-12-08T08:30");
    again.body["materials"]["photo"] = agreed.body["upload"]["id"];
    const Answer submitted = citizen.post("/api/v1/cases", again.body);
    ASSERT_EQ(submitted.status, 201) << submitted.text;
    clerk.sign_in("clerk", accounts::Roles::all());
    const std::string second = submitted.body["case"]["number"];
    EXPECT_EQ(clerk.get("/api/v1/staff/cases/" + second + "/materials/photo").text, jpeg());
    EXPECT_EQ(clerk.get("/api/v1/staff/cases/" + number + "/materials/photo").text, jpeg());
}

TEST_F(EarlierMaterials, OnlyAfterAGrantThatIsClosedAndNotTooLongAgo) {
    EXPECT_EQ(told(citizen), 0u);
    end_case(casework::Outcome::Granted, false);
    EXPECT_EQ(told(citizen), 0u);
    end_case(casework::Outcome::Refused);
    EXPECT_EQ(told(citizen), 0u);
    EXPECT_EQ(agree(citizen).code(), "not_found");
    end_case(casework::Outcome::Granted);
    city.clock.advance_minutes(30 * 24 * 60);
    EXPECT_EQ(told(citizen), 1u);
    city.clock.advance_minutes(24 * 60);
    EXPECT_EQ(told(citizen), 0u);
    EXPECT_EQ(agree(citizen).code(), "not_found");
}

TEST_F(EarlierMaterials, NobodyElseHasIt) {
    end_case(casework::Outcome::Granted);
    Client other(city);
    other.begin();
    EXPECT_EQ(told(other), 0u);
    EXPECT_EQ(agree(other).code(), "not_found");
    Client stranger(city);
    stranger.begin_anonymously();
    EXPECT_EQ(stranger.get(told_at).code(), "sign_in_needed");
    EXPECT_EQ(agree(stranger).code(), "sign_in_needed");
    // Nor is it another material of the service.
    EXPECT_EQ(agree(citizen, "diploma").code(), "not_found");
}

TEST_F(EarlierMaterials, CasesOfOthersThatTheyLookedUpTakeNoPlace) {
    end_case(casework::Outcome::Granted);
    storage::write_now(*city.store, [&](storage::Unit& unit) {
        const auto own = *unit.cases().find(number);
        for (int i = 0; i < 50; ++i) {
            storage::Case other = own;
            other.number = "looked-up-" + std::to_string(i);
            other.citizen = "somebody";
            other.sequence = 0;
            other.submitted_at = city.clock.now() + 1;
            unit.cases().add(other, {});
            unit.cases().let_see(other.number, own.citizen);
        }
    });
    EXPECT_EQ(told(citizen), 1u);
}

class NotReused : public EarlierMaterials {
protected:
    NotReused() : EarlierMaterials(std::nullopt) {}
};

TEST_F(NotReused, WhatTheServiceTakesFromNoEarlierCaseIsNotOfferedOnTheDayItIsClosedEither) {
    end_case(casework::Outcome::Granted);
    EXPECT_EQ(told(citizen), 0u);
    EXPECT_EQ(agree(citizen).code(), "not_found");
}

}  // namespace
}  // namespace onetrip::test
