// Citizens sign in by a code sent to the phone: what it takes, what it changes, and whom strangers can hinder.

#include "tests/server/endpoints/city.h"

namespace onetrip::test {
namespace {

constexpr std::string_view phone = "13800138000";

class PhoneSignIn : public Endpoints {
protected:
    Answer ask(Client& client, std::string_view number = phone) {
        return client.post("/api/v1/phone-codes", {{"phone", number}}, "-");
    }
    Answer enter(Client& client, std::string_view code, std::string_view number = phone) {
        return client.post("/api/v1/sign-ins", {{"phone", number}, {"code", code}}, "-");
    }
    /// Any code but the one that was sent.
    std::string wrong() { return city.sms.code() == "000000" ? "000001" : "000000"; }
};

TEST_F(PhoneSignIn, ACodeOfSixDigitsTurnsTheSessionIntoAPersons) {
    citizen.begin_anonymously();
    const Answer sent = ask(citizen);
    EXPECT_EQ(sent.status, 202);
    EXPECT_EQ(sent.body["phone_code"], json({{"resend_after_seconds", 60}, {"digits", 6}}));
    ASSERT_EQ(city.sms.sent.size(), 1u);
    EXPECT_EQ(city.sms.sent[0].phone, phone);
    EXPECT_EQ(city.sms.sent[0].valid_minutes, 5);
    EXPECT_EQ(city.sms.code().size(), 6u);
    const Answer in = enter(citizen, city.sms.code());
    EXPECT_EQ(in.status, 201);
    EXPECT_EQ(in.body["session"]["signed_in"], true);
    EXPECT_EQ(in.body["session"]["phone_masked"], "138****8000");
    EXPECT_EQ(citizen.post("/api/v1/sessions", json::object(), "-").body["session"]["phone_masked"], "138****8000");
}

TEST_F(PhoneSignIn, TheTokenRotatesAndTheOldOneOpensNothing) {
    citizen.begin_anonymously();
    Client copy = citizen;
    citizen.sign_in_with(phone);
    EXPECT_EQ(copy.get("/api/v1/bookings").code(), "signed_out");
    EXPECT_EQ(citizen.get("/api/v1/bookings").status, 200);
}

TEST_F(PhoneSignIn, BookingAndSubmittingNeedItAndNothingElseDoes) {
    citizen.begin_anonymously();
    EXPECT_EQ(citizen.post("/api/v1/bookings", json::object()).code(), "sign_in_needed");
    EXPECT_EQ(citizen.post("/api/v1/cases", json::object()).code(), "sign_in_needed");
    EXPECT_EQ(citizen.get("/api/v1/bookings").status, 200);
    EXPECT_EQ(citizen.get("/api/v1/cases").status, 200);
    EXPECT_EQ(citizen.upload("photo", jpeg()).status, 201);
    EXPECT_EQ(citizen.get("/api/v1/services").status, 200);
    Client owner(city);
    const Submitted submitted = submit(owner.begin());
    EXPECT_EQ(citizen.post("/api/v1/case-lookups", {{"number", submitted.number}, {"query_code", submitted.query_code}})
                  .status,
              200);
}

TEST_F(PhoneSignIn, WhatWasUploadedAndLookedUpBeforeIsThePersons) {
    Client owner(city);
    const Submitted theirs = submit(owner.begin());
    citizen.begin_anonymously();
    const std::string photo = citizen.upload("photo", jpeg()).body["upload"].value("id", "");
    citizen.post("/api/v1/case-lookups", {{"number", theirs.number}, {"query_code", theirs.query_code}});
    citizen.sign_in_with(phone);
    EXPECT_EQ(citizen.get("/api/v1/cases/" + theirs.number).status, 200);
    Application application = prepare(citizen, "2026-12-01T09:00");
    application.body["materials"]["photo"] = photo;
    EXPECT_EQ(citizen.post("/api/v1/cases", application.body).status, 201);
}

TEST_F(PhoneSignIn, AnotherDeviceWithTheSamePhoneIsTheSamePerson) {
    citizen.begin_anonymously().sign_in_with(phone);
    const Submitted submitted = submit(citizen);
    Client tablet(city);
    tablet.begin_anonymously().sign_in_with("+86 138 0013 8000");
    EXPECT_EQ(tablet.get("/api/v1/cases/" + submitted.number).status, 200);
}

TEST_F(PhoneSignIn, SigningInWithAnotherPhoneTakesNothingAlong) {
    citizen.begin_anonymously().sign_in_with(phone);
    const Submitted submitted = submit(citizen);
    citizen.sign_in_with("13900139001");
    EXPECT_EQ(citizen.get("/api/v1/cases/" + submitted.number).code(), "not_found");
}

TEST_F(PhoneSignIn, ACodeBearsFiveTriesAndFiveMinutes) {
    citizen.begin_anonymously();
    ask(citizen);
    for (const int left : {4, 3, 2, 1, 0}) {
        const Answer answer = enter(citizen, wrong());
        EXPECT_EQ(answer.code(), "code_wrong");
        EXPECT_EQ(answer.body["tries_left"], left);
    }
    EXPECT_EQ(enter(citizen, city.sms.code()).code(), "code_wrong") << "spent";
    city.clock.advance_minutes(1);
    ask(citizen);
    city.clock.advance_minutes(5);
    EXPECT_EQ(enter(citizen, city.sms.code()).code(), "code_wrong") << "over";
    ask(citizen);
    EXPECT_EQ(enter(citizen, city.sms.code()).status, 201);
}

TEST_F(PhoneSignIn, ACodeIsGoodOnceAndOnlyForItsPhone) {
    citizen.begin_anonymously();
    ask(citizen);
    EXPECT_EQ(enter(citizen, city.sms.code(), "13900139001").code(), "code_wrong");
    EXPECT_EQ(enter(citizen, city.sms.code()).status, 201);
    EXPECT_EQ(enter(citizen, city.sms.code()).code(), "code_wrong");
}

TEST_F(PhoneSignIn, AskedAgainWithinAMinuteNothingMoreIsSent) {
    citizen.begin_anonymously();
    ask(citizen);
    city.clock.set(city.clock.now() + 20'000);
    EXPECT_EQ(ask(citizen).body["phone_code"]["resend_after_seconds"], 40);
    EXPECT_EQ(city.sms.sent.size(), 1u);
    city.clock.set(city.clock.now() + 40'000);
    EXPECT_EQ(ask(citizen).body["phone_code"]["resend_after_seconds"], 60);
    EXPECT_EQ(city.sms.sent.size(), 2u);
    EXPECT_EQ(enter(citizen, city.sms.sent[0].code).code(), "code_wrong");
    EXPECT_EQ(enter(citizen, city.sms.code()).status, 201);
}

TEST_F(PhoneSignIn, AskingTellsNobodyWhetherAPhoneIsKnown) {
    Client owner(city);
    owner.begin_anonymously().sign_in_with(phone);
    citizen.begin_anonymously();
    EXPECT_EQ(ask(citizen).text, ask(citizen, "13900139001").text);
    const Answer known = enter(citizen, "x");
    EXPECT_EQ(known.text, enter(citizen, "x", "13900139001").text);
}

TEST_F(PhoneSignIn, StrangersNeitherSpendTheOwnersCodeNorReplaceIt) {
    citizen.begin_anonymously();
    ask(citizen);
    const std::string code = city.sms.code();
    Client stranger(city);
    stranger.address = "10.0.0.9";
    stranger.begin_anonymously();
    ask(stranger);
    for (int i = 0; i < 6; ++i)
        enter(stranger, wrong());
    EXPECT_EQ(enter(stranger, code).code(), "code_wrong") << "a code is good in the session it was sent for";
    EXPECT_EQ(enter(citizen, code).status, 201);
}

TEST_F(PhoneSignIn, StrangersFillOnlyTheAllowanceOfStrangers) {
    citizen.begin_anonymously().sign_in_with(phone);
    citizen.remove("/api/v1/sessions/current");
    Answer last;
    for (int i = 0; i < 8; ++i) {
        Client stranger(city);
        stranger.address = "10.0.1." + std::to_string(i);
        stranger.begin_anonymously();
        last = ask(stranger);
    }
    EXPECT_EQ(last.code(), "too_many_requests");
    EXPECT_EQ(last.reply.header("Retry-After"), "3600");
    citizen.begin_anonymously();
    EXPECT_EQ(ask(citizen).status, 202) << "this browser has signed in with this phone before";
    EXPECT_EQ(enter(citizen, city.sms.code()).status, 201);
}

TEST_F(PhoneSignIn, AnAddressAsksForSixtyCodesAnHour) {
    citizen.begin_anonymously();
    for (int i = 0; i < 60; ++i)
        EXPECT_EQ(ask(citizen, std::to_string(13'900'000'100 + i)).status, 202);
    EXPECT_EQ(ask(citizen, "13900000999").code(), "too_many_requests");
    citizen.address = "10.0.0.7";
    EXPECT_EQ(ask(citizen, "13900000999").status, 202);
}

TEST_F(PhoneSignIn, ADayHasTwentyCodesForStrangers) {
    int sent = 0;
    for (int hour = 0; hour < 6; ++hour) {
        for (int i = 0; i < 6; ++i) {
            Client stranger(city);
            stranger.address = "10.0." + std::to_string(hour) + "." + std::to_string(i);
            stranger.begin_anonymously();
            sent += ask(stranger).status == 202;
        }
        city.clock.advance_minutes(60);
    }
    EXPECT_EQ(sent, 20);
}

TEST_F(PhoneSignIn, WithoutAGatewayNothingIsPromised) {
    citizen.begin_anonymously();
    city.sms.out_of_order = true;
    EXPECT_EQ(ask(citizen).code(), "sms_unavailable");
    city.sms.out_of_order = false;
    EXPECT_EQ(ask(citizen).body["phone_code"]["resend_after_seconds"], 60) << "nobody waits for what was not sent";
    EXPECT_EQ(city.sms.sent.size(), 1u);
}

TEST_F(PhoneSignIn, ANumberThatIsNoneIsSaid) {
    citizen.begin_anonymously();
    EXPECT_EQ(ask(citizen, "12345").findings(), "identity.length at /phone\n");
    EXPECT_EQ(ask(citizen, "").findings(), "identity.length at /phone\n");
    EXPECT_EQ(enter(citizen, "123456", "abc").code(), "findings");
    EXPECT_EQ(city.sms.sent.size(), 0u);
}

TEST_F(PhoneSignIn, SessionsAreListedAndEndedOneByOne) {
    citizen.begin_anonymously().sign_in_with(phone);
    city.clock.advance_minutes(1);
    Client tablet(city);
    tablet.begin_anonymously().sign_in_with(phone);
    const json sessions = citizen.get("/api/v1/sessions").body["sessions"];
    ASSERT_EQ(sessions.size(), 2u);
    EXPECT_EQ(sessions[0]["current"], false);
    EXPECT_EQ(sessions[1]["current"], true);
    EXPECT_EQ(sessions[1]["signed_in_at"], "2026-11-28T09:00:00+08:00");
    EXPECT_EQ(citizen.remove("/api/v1/sessions/" + sessions[0].value("id", "")).status, 204);
    EXPECT_EQ(tablet.get("/api/v1/sessions").code(), "signed_out");
    EXPECT_EQ(citizen.get("/api/v1/sessions").body["sessions"].size(), 1u);
    EXPECT_EQ(citizen.remove("/api/v1/sessions/nobody").code(), "not_found");
    Client other(city);
    EXPECT_EQ(other.begin().remove("/api/v1/sessions/" + sessions[1].value("id", "")).code(), "not_found");
    EXPECT_EQ(citizen.remove("/api/v1/sessions/current").status, 204);
    EXPECT_EQ(citizen.get("/api/v1/cases").code(), "signed_out");
}

TEST_F(PhoneSignIn, NoPhoneStandsInTheDatabase) {
    citizen.begin_anonymously().sign_in_with(phone);
    const auto found = storage::read_now(*city.store, [](const storage::Unit& unit) {
        return unit.citizens().find_by_phone(seal::blake2b(base::as_bytes(phone))).has_value();
    });
    EXPECT_FALSE(found) << "a hash without the key finds nobody";
}

}  // namespace
}  // namespace onetrip::test
