// The application: made whole or not at all, once, and only what the server itself saw.

#include <thread>

#include "core/json/document.h"
#include "core/seal/receipt.h"
#include "tests/server/endpoints/city.h"

namespace onetrip::test {
namespace {

class Submission : public Endpoints {
protected:
    Submission() { citizen.begin(); }

    Answer send(const json& body, std::string_view key = {}) { return citizen.post("/api/v1/cases", body, key); }
    std::size_t cases() {
        return storage::read_now(*city.store, [](const storage::Unit& unit) {
            return unit.cases().queue(std::nullopt, std::nullopt, 100).size();
        });
    }
    storage::Booking booking(const std::string& id) {
        return *storage::read_now(*city.store, [&](const storage::Unit& unit) { return unit.bookings().find(id); });
    }
};

TEST_F(Submission, MakesACaseWithNumberReceiptAndVisit) {
    const Application application = prepare(citizen);
    const Answer answer = send(application.body);
    ASSERT_EQ(answer.status, 201) << answer.text;
    const json& made = answer.body["case"];
    EXPECT_EQ(made["number"], "2611289901000000016");
    EXPECT_EQ(made["state"], "submitted");
    EXPECT_EQ(made["submitted_at"], "2026-11-28T09:00:00+08:00");
    EXPECT_EQ(made["received_day"], "2026-11-30") << "a Saturday: received for the bureau's duty on Monday";
    EXPECT_EQ(made["booking"]["state"], "confirmed");
    EXPECT_EQ(made["booking"]["held_until"], nullptr);
    EXPECT_EQ(made["materials"][0]["id"], "photo");
    EXPECT_EQ(made["materials"][0]["title"]["zh-CN"], "一寸证件照");
    EXPECT_EQ(made["supplement"], nullptr);
    EXPECT_EQ(made["decision"], nullptr);
    EXPECT_EQ(made["certificate"], nullptr);
    EXPECT_EQ(made["shipment"], nullptr);
    EXPECT_FALSE(made["promised_due"].is_null());
    EXPECT_FALSE(made["legal_due"].is_null());
    EXPECT_EQ(made["timeline"][0]["code"], "visit.booked");
    EXPECT_EQ(made["timeline"][1]["code"], "case.submitted");
    EXPECT_EQ(answer.body["query_code"].get<std::string>().size(), 6u);
    EXPECT_EQ(booking(application.booking).case_number, made["number"]);
}

TEST_F(Submission, MasksWhatItShowsAgain) {
    const Answer answer = send(prepare(citizen).body);
    const json& masked = answer.body["case"]["answers_masked"];
    EXPECT_EQ(masked["name"], "张**");
    EXPECT_EQ(masked["id_no"], "1****************X");
    EXPECT_EQ(masked["mobile"], "138****8000");
    EXPECT_EQ(masked["mail_address"], "云川市澜溪区***");
    EXPECT_EQ(masked["resume"], "二***");
    EXPECT_EQ(masked["kind"], "primary");
    EXPECT_EQ(answer.text.find("11010519491231002X"), std::string::npos);
    EXPECT_EQ(answer.text.find("13800138000"), std::string::npos);
}

TEST_F(Submission, TheReceiptCanBeCheckedWithoutTheServer) {
    const Submitted submitted = submit(citizen);
    const Answer answer = citizen.get("/api/v1/cases/" + submitted.number + "/receipt");
    ASSERT_EQ(answer.status, 200);
    const auto document = onetrip::json::Document::parse(answer.text);
    const seal::VerifyingKey key = city.keys.signing.verifying_key();
    const auto receipt = seal::verify_receipt(document->root()["receipt"], {&key, 1});
    ASSERT_TRUE(receipt.ok());
    EXPECT_EQ(receipt->case_number, submitted.number);
    EXPECT_EQ(receipt->received_at, city.clock.now());
    const auto hash = seal::content_hash(document->root()["content"]);
    ASSERT_TRUE(hash.ok());
    EXPECT_EQ(*hash, receipt->content_hash);
    EXPECT_EQ(answer.body["content"]["answers"], good_answers());
    EXPECT_EQ(answer.body["content"]["booking"]["slot"], "2026-12-01T08:00");
}

TEST_F(Submission, ALyingClientGetsTheSameFindingsAndNothingIsStored) {
    const Application application = prepare(citizen);
    struct Line {
        std::string pointer;
        json value;
        std::string finding;
    };
    const Line lines[] = {
        {"/answers/id_no", "110105194912310021", "/id_no"},
        {"/answers/name", "", "/name"},
        {"/answers/education", "secondary", "education_below_kind at /education"},
        {"/answers/putonghua_level", "3A", "putonghua_below_2b at /putonghua_level"},
        {"/answers/commitment", false, "/commitment"},
        {"/answers/kind", "university", "/kind"},
        {"/answers/nickname", "x", "/nickname"},
        {"/materials", json::object(), "material.missing at material:photo"},
        {"/booking", nullptr, "visit.booking_missing at visit:medical-check"},
        {"/consents", json::array(), "consent.missing at consent:processing"},
    };
    for (const Line& line : lines) {
        json body = application.body;
        body[json::json_pointer(line.pointer)] = line.value;
        const Answer answer = send(body);
        EXPECT_EQ(answer.code(), "findings") << line.pointer << answer.text;
        EXPECT_NE(answer.findings().find(line.finding), std::string::npos) << line.pointer << '\n' << answer.findings();
    }
    EXPECT_EQ(cases(), 0u);
    EXPECT_EQ(booking(application.booking).state, "held");
    EXPECT_EQ(send(application.body).status, 201) << "nothing was lost";
}

TEST_F(Submission, WhatBelongsToSomebodyElseIsNotThere) {
    Client other(city);
    const Application theirs = prepare(other.begin());
    const Application mine = prepare(citizen);
    json body = mine.body;
    body["materials"]["photo"] = theirs.photo;
    EXPECT_EQ(send(body).code(), "not_found");
    body = mine.body;
    body["booking"] = theirs.booking;
    EXPECT_EQ(send(body).code(), "not_found");
    body = mine.body;
    body["materials"]["photo"] = "no-such-upload";
    EXPECT_EQ(send(body).code(), "not_found");
    body = mine.body;
    body["materials"] = {{"residence_proof", mine.photo}};
    EXPECT_EQ(send(body).code(), "not_found") << "uploaded for another material";
    EXPECT_EQ(cases(), 0u);
}

TEST_F(Submission, BodiesAreReadStrictly) {
    const Application application = prepare(citizen);
    struct Line {
        std::string pointer;
        json value;
        std::string at;
    };
    const Line lines[] = {
        {"/service", "fortune-telling", "/service"},
        {"/service_version", 2, "/service_version"},
        {"/service_version", "1", "/service_version"},
        {"/answers", json::array(), "/answers"},
        {"/materials", nullptr, "/materials"},
        {"/materials/photo", 1, "/materials/photo"},
        {"/booking", 1, "/booking"},
        {"/consents", "processing", "/consents"},
        {"/consents", {1}, "/consents"},
        {"/extra", 1, "/extra"},
    };
    for (const Line& line : lines) {
        json body = application.body;
        body[json::json_pointer(line.pointer)] = line.value;
        const Answer answer = send(body);
        EXPECT_EQ(answer.code(), "body_invalid") << line.pointer << answer.text;
        EXPECT_EQ(answer.body.value("at", ""), line.at);
    }
    EXPECT_EQ(cases(), 0u);
}

TEST_F(Submission, ADoubleTapIsOneCase) {
    const Application application = prepare(citizen);
    const Answer first = send(application.body, "submit-key-1");
    const Answer second = send(application.body, "submit-key-1");
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(second.text, first.text);
    EXPECT_EQ(second.reply.header("Idempotency-Replayed"), "true");
    EXPECT_EQ(cases(), 1u);
    json other = application.body;
    other["answers"]["mobile"] = "13800138001";
    EXPECT_EQ(send(other, "submit-key-1").code(), "idempotency_key_reused");
}

TEST_F(Submission, TapsAtTheSameMomentAreOneCase) {
    const Application application = prepare(citizen);
    std::vector<std::string> answers(8);
    std::vector<std::thread> taps;
    for (std::string& answer : answers) {
        taps.emplace_back([&, tap = citizen]() mutable {
            answer = tap.post("/api/v1/cases", application.body, "submit-key-1").text;
        });
    }
    for (std::thread& tap : taps)
        tap.join();
    for (const std::string& answer : answers)
        EXPECT_EQ(answer, answers[0]);
    EXPECT_EQ(cases(), 1u);
}

TEST_F(Submission, ARefusedTryDoesNotUseUpItsKey) {
    const Application application = prepare(citizen);
    json wrong = application.body;
    wrong["consents"] = json::array();
    EXPECT_EQ(send(wrong, "submit-key-1").code(), "findings");
    EXPECT_EQ(send(application.body, "submit-key-1").status, 201);
}

TEST_F(Submission, ALapsedHoldIsTakenAnewIfTheSlotHasRoom) {
    const Application application = prepare(citizen);
    city.clock.advance_minutes(30);
    const Answer answer = send(application.body);
    EXPECT_EQ(answer.status, 201) << answer.text;
    EXPECT_EQ(answer.body["case"]["booking"]["state"], "confirmed");
}

TEST_F(Submission, ALapsedHoldWhoseSlotFilledUpIsSaidAndNothingIsStored) {
    const Application application = prepare(citizen);
    city.clock.advance_minutes(30);
    for (int i = 0; i < 4; ++i) {
        Client other(city);
        static_cast<void>(prepare(other.begin()));
    }
    EXPECT_EQ(send(application.body).code(), "slot_taken");
    EXPECT_EQ(cases(), 0u);
    const json uploads = storage::read_now(*city.store, [&](const storage::Unit& unit) {
        return json(unit.uploads().find(application.photo)->case_number.has_value());
    });
    EXPECT_EQ(uploads, false) << "the number, the receipt and the attachment went with it";
    Application anew = application;
    anew.body["booking"] =
        citizen
            .post("/api/v1/bookings",
                  {{"hall", "demo-hospital"}, {"service", "medical-check"}, {"slot", "2026-12-01T09:00"}})
            .body["booking"]["id"];
    const Answer answer = send(anew.body);
    EXPECT_EQ(answer.body["case"]["number"], "2611289901000000016") << "no number was used up";
}

TEST_F(Submission, ABookingServesOneCase) {
    const Submitted submitted = submit(citizen);
    EXPECT_EQ(send(submitted.application.body).code(), "slot_taken");
    EXPECT_EQ(cases(), 1u);
}

TEST_F(Submission, WhatTheAnswersDoNotCallForIsNotKeptWithTheCase) {
    const std::string proof = citizen.upload("residence_proof", jpeg(800, 600, 30'000)).body["upload"].value("id", "");
    Application application = prepare(citizen);
    application.body["materials"]["residence_proof"] = proof;
    const Answer answer = send(application.body);
    ASSERT_EQ(answer.status, 201) << answer.text;
    ASSERT_EQ(answer.body["case"]["materials"].size(), 1u);
    EXPECT_EQ(answer.body["case"]["materials"][0]["id"], "photo");
}

}  // namespace
}  // namespace onetrip::test
