// Citizens' sessions, throttles, jobs, kept answers, counters.

#include "tests/server/storage/contract.h"

namespace onetrip::storage::test {
namespace {

template <typename Backend>
using PeopleAndJobs = StoreContract<Backend>;
TYPED_TEST_SUITE(PeopleAndJobs, Backends);

TokenHash hash(std::string_view token) {
    return seal::sha256(base::as_bytes(token));
}

TYPED_TEST(PeopleAndJobs, ACitizensSessionLivesUntilItIsOverOrRevoked) {
    this->write([](Unit& unit) {
        unit.citizen_sessions().add({hash("a"), "ann", morning, morning + 10});
        unit.citizen_sessions().add({hash("b"), "bob", morning, morning + 10});
        unit.citizen_sessions().revoke(hash("b"), morning + 1);
    });
    this->reopen();
    const auto who = [&](std::string_view token, base::Instant now) {
        const auto found = this->read([&](const Unit& unit) { return unit.citizen_sessions().find(hash(token), now); });
        return found ? found->citizen : std::string();
    };
    EXPECT_EQ(who("a", morning + 9), "ann");
    EXPECT_EQ(who("a", morning + 10), "");
    EXPECT_EQ(who("b", morning + 2), "");
    EXPECT_EQ(who("c", morning), "");
}

TYPED_TEST(PeopleAndJobs, ThrottlesCountPerKeyAndWindow) {
    this->write([](Unit& unit) {
        EXPECT_EQ(unit.throttles().add(hash("x"), morning), 1);
        EXPECT_EQ(unit.throttles().add(hash("x"), morning), 2);
        EXPECT_EQ(unit.throttles().add(hash("x"), morning + minute), 1);
        EXPECT_EQ(unit.throttles().add(hash("y"), morning), 1);
    });
    const auto count = [&](std::string_view key, base::Instant window) {
        return this->read([&](const Unit& unit) { return unit.throttles().count(hash(key), window); });
    };
    EXPECT_EQ(count("x", morning), 2);
    this->write([](Unit& unit) { unit.throttles().forget(hash("x")); });
    EXPECT_EQ(count("x", morning), 0);
    EXPECT_EQ(count("y", morning), 1);
    this->write([](Unit& unit) { unit.throttles().forget_before(morning + 1); });
    EXPECT_EQ(count("y", morning), 0);
}

TYPED_TEST(PeopleAndJobs, AJobIsLeasedToOneAndComesBackWhenTheLeaseEnds) {
    this->write([](Unit& unit) {
        EXPECT_TRUE(unit.jobs().add({"j2", "courier.subscribe", "{}", morning + minute, 0}));
        EXPECT_TRUE(unit.jobs().add({"j1", "courier.subscribe", R"({"shipment":"s1"})", morning, 0}));
        EXPECT_TRUE(unit.jobs().add({"j3", "other", "{}", morning, 0}));
        EXPECT_FALSE(unit.jobs().add({"j1", "courier.subscribe", "{}", morning, 0})) << "laid once";
    });
    const auto next_due = [&] {
        return this->read([](const Unit& unit) { return unit.jobs().next_due("courier.subscribe"); });
    };
    const auto lease = [&](base::Instant now) {
        return this->write(
            [=](Unit& unit) { return unit.jobs().lease("courier.subscribe", now, now + 5 * minute, 10); });
    };
    EXPECT_EQ(next_due(), morning);
    const auto first = lease(morning);
    ASSERT_EQ(first.size(), 1u);
    EXPECT_EQ(first[0].id, "j1");
    EXPECT_EQ(first[0].payload, R"({"shipment":"s1"})");
    EXPECT_EQ(first[0].attempts, 1);
    EXPECT_TRUE(lease(morning).empty());
    EXPECT_EQ(next_due(), morning + minute);
    const auto again = lease(morning + 5 * minute);
    ASSERT_EQ(again.size(), 2u);
    EXPECT_EQ(again[0].id, "j1");
    EXPECT_EQ(again[0].attempts, 2);
    EXPECT_EQ(again[1].id, "j2");

    this->write([](Unit& unit) {
        EXPECT_FALSE(unit.jobs().finish("j1", 1, morning)) << "the first lease ran out";
        EXPECT_TRUE(unit.jobs().retry("j1", 2, morning + 20 * minute, "500"));
        EXPECT_TRUE(unit.jobs().finish("j2", 1, morning));
    });
    EXPECT_EQ(next_due(), morning + 20 * minute);
    const auto last = lease(morning + 20 * minute);
    ASSERT_EQ(last.size(), 1u);
    this->write([&](Unit& unit) { EXPECT_TRUE(unit.jobs().give_up("j1", last[0].attempts, morning, "700")); });
    EXPECT_EQ(next_due(), std::nullopt);
    EXPECT_EQ(this->read([](const Unit& unit) { return unit.jobs().given_up("courier.subscribe"); }), 1);
}

TYPED_TEST(PeopleAndJobs, AnAnswerIsKeptPerScopeAndKey) {
    const KeptAnswer kept{"citizen/ann", "key-0001", hash("request"), 201, R"({"case":{}})", morning};
    this->write([&](Unit& unit) { unit.kept_answers().add(kept); });
    this->reopen();
    const auto find = [&](std::string_view scope, std::string_view key) {
        return this->read([=](const Unit& unit) { return unit.kept_answers().find(scope, key); });
    };
    const auto found = find("citizen/ann", "key-0001");
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->fingerprint, kept.fingerprint);
    EXPECT_EQ(found->status, 201);
    EXPECT_EQ(found->body, kept.body);
    EXPECT_EQ(found->created_at, morning);
    EXPECT_FALSE(find("citizen/bob", "key-0001").has_value());
    EXPECT_THROW(this->write([&](Unit& unit) { unit.kept_answers().add(kept); }), Failure);
    EXPECT_EQ(this->write([](Unit& unit) { return unit.kept_answers().forget_before(morning + 1, 10); }), 1);
    EXPECT_FALSE(find("citizen/ann", "key-0001").has_value());
}

}  // namespace
}  // namespace onetrip::storage::test
