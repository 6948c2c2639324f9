// Who citizens are: sessions, people by their phones, codes on their way, and what moves to a person at sign-in.

#include "tests/server/storage/contract.h"

namespace onetrip::storage::test {
namespace {

template <typename Backend>
using CitizensContract = StoreContract<Backend>;
TYPED_TEST_SUITE(CitizensContract, Backends);

seal::Digest hash(std::string_view text) {
    return seal::sha256(base::as_bytes(text));
}

TYPED_TEST(CitizensContract, ASessionSaysSinceWhenItIsSignedIn) {
    this->write([](Unit& unit) {
        unit.citizen_sessions().add({hash("a"), "ann", morning, morning + 10});
        unit.citizen_sessions().add({hash("b"), "ann", morning, morning + 10, morning + 2});
    });
    this->reopen();
    const auto signed_in_at = [&](std::string_view token) {
        return this->read(
            [&](const Unit& unit) { return unit.citizen_sessions().find(hash(token), morning)->signed_in_at; });
    };
    EXPECT_EQ(signed_in_at("a"), std::nullopt);
    EXPECT_EQ(signed_in_at("b"), morning + 2);
}

TYPED_TEST(CitizensContract, ListsSignedInSessionsThatStillHold) {
    this->write([](Unit& unit) {
        CitizenSessions& sessions = unit.citizen_sessions();
        sessions.add({hash("anonymous"), "ann", morning, morning + 10});
        sessions.add({hash("older"), "ann", morning, morning + 10, morning});
        sessions.add({hash("newer"), "ann", morning + 1, morning + 10, morning + 1});
        sessions.add({hash("over"), "ann", morning, morning + 5, morning});
        sessions.add({hash("revoked"), "ann", morning, morning + 10, morning});
        sessions.add({hash("bob's"), "bob", morning, morning + 10, morning});
        sessions.revoke(hash("revoked"), morning);
    });
    const auto listed =
        this->read([](const Unit& unit) { return unit.citizen_sessions().signed_in_of("ann", morning + 5); });
    ASSERT_EQ(listed.size(), 2u);
    EXPECT_EQ(listed[0].token_hash, hash("newer"));
    EXPECT_EQ(listed[1].token_hash, hash("older"));
}

TYPED_TEST(CitizensContract, ForgetsSessionsThatAreLongOver) {
    this->write([](Unit& unit) {
        for (const std::string_view token : {"a", "b", "c"})
            unit.citizen_sessions().add({hash(token), "ann", morning, morning + 10});
        unit.citizen_sessions().add({hash("d"), "ann", morning, morning + 20});
    });
    const auto forget = [&](std::int64_t limit) {
        return this->write([=](Unit& unit) { return unit.citizen_sessions().forget_before(morning + 11, limit); });
    };
    EXPECT_EQ(forget(2), 2);
    EXPECT_EQ(forget(2), 1);
    EXPECT_EQ(forget(2), 0);
    EXPECT_TRUE(
        this->read([](const Unit& unit) { return unit.citizen_sessions().find(hash("d"), morning).has_value(); }));
}

TYPED_TEST(CitizensContract, APersonIsFoundByIdAndByThePhonesKey) {
    this->write([](Unit& unit) { unit.citizens().add({"p1", hash("key"), "13800138000", morning}); });
    this->reopen();
    const auto by_id = this->read([](const Unit& unit) { return unit.citizens().find("p1"); });
    ASSERT_TRUE(by_id.has_value());
    EXPECT_EQ(by_id->phone, "13800138000");
    EXPECT_EQ(by_id->created_at, morning);
    const auto by_phone = this->read([](const Unit& unit) { return unit.citizens().find_by_phone(hash("key")); });
    ASSERT_TRUE(by_phone.has_value());
    EXPECT_EQ(by_phone->id, "p1");
    EXPECT_FALSE(this->read([](const Unit& unit) { return unit.citizens().find("p2").has_value(); }));
    EXPECT_FALSE(this->read([](const Unit& unit) { return unit.citizens().find_by_phone(hash("x")).has_value(); }));
    EXPECT_THROW(this->write([](Unit& unit) {
        unit.citizens().add({"p2", hash("key"), "1", morning});
    }),
                 Failure)
        << "a phone is one person's";
}

TYPED_TEST(CitizensContract, WhatAnAnonymousSessionHadBecomesThePersons) {
    Upload upload;
    upload.citizen = "anonymous";
    upload.service = "teacher-qualification";
    upload.material = "photo";
    upload.kind = "jpeg";
    upload.created_at = morning;
    const base::Bytes content = {1, 2, 3};
    upload.sha256 = seal::sha256_hex(content);
    this->write([&](Unit& unit) {
        unit.cases().add(new_case("1", "anonymous"), {});
        unit.cases().add(new_case("2", "bob"), {});
        unit.cases().add(new_case("3", "bob"), {});
        for (const std::string_view number : {"2", "3"})
            unit.cases().let_see(number, "anonymous");
        unit.cases().let_see("3", "person");
        for (const std::string id : {"free", "of the case"}) {
            upload.id = id;
            unit.uploads().add(upload, content);
        }
        unit.uploads().attach("of the case", "1");
        EXPECT_TRUE(unit.bookings().add(booking("b", "anonymous"), 1, morning));
    });
    this->write([](Unit& unit) { unit.citizens().move_belongings("anonymous", "person"); });
    this->reopen();
    this->read([](const Unit& unit) {
        EXPECT_EQ(unit.cases().find("1")->citizen, "person");
        EXPECT_EQ(unit.cases().find("2")->citizen, "bob") << "seen is not had";
        for (const std::string_view number : {"1", "2", "3"}) {
            EXPECT_TRUE(unit.cases().may_see(number, "person")) << number;
            EXPECT_FALSE(unit.cases().may_see(number, "anonymous")) << number;
        }
        EXPECT_TRUE(unit.cases().may_see("2", "bob"));
        EXPECT_EQ(unit.uploads().find("free")->citizen, "person");
        EXPECT_EQ(unit.uploads().find("of the case")->citizen, "person");
        EXPECT_EQ(unit.bookings().find("b")->citizen, "person");
        return true;
    });
}

TYPED_TEST(CitizensContract, ACodeBelongsToASessionAndAPhone) {
    const PhoneCode code{hash("s1"), hash("p1"), hash("code"), morning, morning + 5 * minute, 0};
    const auto find = [&](std::string_view session, std::string_view phone) {
        return this->read([=](const Unit& unit) { return unit.phone_codes().find(hash(session), hash(phone)); });
    };
    this->write([&](Unit& unit) {
        unit.phone_codes().put(code);
        unit.phone_codes().add_try(hash("s1"), hash("p1"));
        unit.phone_codes().add_try(hash("s2"), hash("p1"));
    });
    this->reopen();
    ASSERT_TRUE(find("s1", "p1").has_value());
    EXPECT_EQ(find("s1", "p1")->tries, 1);
    EXPECT_EQ(find("s1", "p1")->code_hash, hash("code"));
    EXPECT_EQ(find("s1", "p1")->sent_at, morning);
    EXPECT_EQ(find("s1", "p1")->expires_at, morning + 5 * minute);
    EXPECT_FALSE(find("s2", "p1").has_value());
    EXPECT_FALSE(find("s1", "p2").has_value());
    this->write([&](Unit& unit) { unit.phone_codes().put(code); });
    EXPECT_EQ(find("s1", "p1")->tries, 0) << "another code, other tries";
    const auto forget = [&](base::Instant before) {
        return this->write([=](Unit& unit) { return unit.phone_codes().forget_before(before, 10); });
    };
    EXPECT_EQ(forget(morning + 5 * minute), 0);
    EXPECT_EQ(forget(morning + 5 * minute + 1), 1);
    this->write([&](Unit& unit) {
        unit.phone_codes().put(code);
        unit.phone_codes().forget(hash("s1"), hash("p1"));
    });
    EXPECT_FALSE(find("s1", "p1").has_value());
}

TYPED_TEST(CitizensContract, NobodyIsMutedWhoDidNotAskForIt) {
    const auto is_muted = [&](std::string_view citizen, std::string_view topic) {
        return this->read([&](const Unit& unit) { return unit.citizens().is_muted(citizen, topic); });
    };
    const auto set_muted = [&](bool muted) {
        this->write([&](Unit& unit) { unit.citizens().set_muted("ann", "parcel", muted); });
    };
    EXPECT_FALSE(is_muted("ann", "parcel"));
    set_muted(true);
    set_muted(true);
    this->reopen();
    EXPECT_TRUE(is_muted("ann", "parcel"));
    EXPECT_FALSE(is_muted("ann", "visit"));
    EXPECT_FALSE(is_muted("bob", "parcel"));
    set_muted(false);
    EXPECT_FALSE(is_muted("ann", "parcel"));
}

}  // namespace
}  // namespace onetrip::storage::test
