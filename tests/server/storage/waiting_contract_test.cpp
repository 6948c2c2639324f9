// The waiting list: who is first, and for what.

#include "tests/server/storage/contract.h"

namespace onetrip::storage::test {
namespace {

/// Waits for a medical check in either hospital on 1 to 3 December; the minute says in which order they came.
Waiting waiting(std::string id, std::string citizen, std::int64_t minutes_later) {
    Waiting made;
    made.id = std::move(id);
    made.citizen = std::move(citizen);
    made.service = "medical-check";
    made.halls = {"clinic", "demo-hospital"};
    made.from_day = "2026-12-01";
    made.to_day = "2026-12-03";
    made.state = "waiting";
    made.created_at = morning + minutes_later * minute;
    return made;
}

template <typename Backend>
class WaitingContract : public StoreContract<Backend> {
protected:
    void add(const Waiting& added) {
        this->write([=](Unit& unit) { unit.waiting_list().add(added); });
    }
    void save(const Waiting& changed) {
        this->write([=](Unit& unit) { unit.waiting_list().save(changed); });
    }
    std::string first_for(std::string_view hall, std::string_view service, std::string_view slot,
                          std::string_view passed = {}) {
        const auto first = this->read([=](const Unit& unit) {
            return unit.waiting_list().first_for({hall, service, slot, passed});
        });
        return first ? first->id : "nobody";
    }
};
TYPED_TEST_SUITE(WaitingContract, Backends);

TYPED_TEST(WaitingContract, KeepsEveryMember) {
    Waiting made = waiting("w1", "ann", 0);
    this->add(made);
    made.booking = "b1";
    made.earlier_than = "2026-12-02T09:00";
    made.state = "offered";
    made.offers = 2;
    made.offered_until = morning + 30 * minute;
    made.offer = "w1/2";
    this->save(made);
    this->reopen();
    const auto found = this->read([](const Unit& unit) { return unit.waiting_list().find("w1"); });
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->citizen, "ann");
    EXPECT_EQ(found->service, "medical-check");
    EXPECT_EQ(found->halls, (std::vector<std::string>{"clinic", "demo-hospital"}));
    EXPECT_EQ(found->from_day, "2026-12-01");
    EXPECT_EQ(found->to_day, "2026-12-03");
    EXPECT_EQ(found->booking, "b1");
    EXPECT_EQ(found->earlier_than, "2026-12-02T09:00");
    EXPECT_EQ(found->state, "offered");
    EXPECT_EQ(found->offers, 2);
    EXPECT_EQ(found->offered_until, morning + 30 * minute);
    EXPECT_EQ(found->offer, "w1/2");
    EXPECT_EQ(found->created_at, morning);
    EXPECT_FALSE(this->read([](const Unit& unit) { return unit.waiting_list().find("w2").has_value(); }));
}

TYPED_TEST(WaitingContract, WhoCameFirstIsFirstForWhatTheyWish) {
    Waiting early = waiting("w1", "ann", 0);
    early.halls = {"clinic"};
    Waiting holds_one = waiting("w2", "bob", 1);
    holds_one.booking = "b1";
    holds_one.earlier_than = "2026-12-02T09:00";
    this->add(waiting("w3", "cy", 2));
    this->add(early);
    this->add(holds_one);
    const struct {
        const char* hall;
        const char* service;
        const char* slot;
        const char* first;
    } table[] = {
        {"clinic", "medical-check", "2026-12-01T08:00", "w1"},
        {"demo-hospital", "medical-check", "2026-12-01T08:00", "w2"},
        {"demo-hospital", "medical-check", "2026-12-02T08:30", "w2"},
        {"demo-hospital", "medical-check", "2026-12-02T09:00", "w3"},  // no earlier than what they hold
        {"demo-hospital", "medical-check", "2026-12-03T16:00", "w3"},
        {"demo-hospital", "medical-check", "2026-11-30T08:00", "nobody"},
        {"demo-hospital", "medical-check", "2026-12-04T08:00", "nobody"},
        {"demo-hospital", "x-ray", "2026-12-01T08:00", "nobody"},
        {"city-hall", "medical-check", "2026-12-01T08:00", "nobody"},
    };
    for (const auto& row : table)
        EXPECT_EQ(this->first_for(row.hall, row.service, row.slot), row.first) << row.hall << " " << row.slot;
    EXPECT_EQ(
        this->read([](const Unit& unit) { return unit.waiting_list().ahead_of(*unit.waiting_list().find("w3")); }), 2);
}

TYPED_TEST(WaitingContract, WhatIsWaitedForInAHall) {
    Waiting offered = waiting("w1", "ann", 0);
    offered.service = "x-ray";
    offered.state = "offered";
    offered.offers = 1;
    offered.offered_until = morning + 30 * minute;
    offered.offer = "w1/1";
    Waiting elsewhere = waiting("w2", "bob", 1);
    elsewhere.halls = {"clinic"};
    elsewhere.service = "blood";
    this->add(offered);
    this->add(elsewhere);
    this->add(waiting("w3", "cy", 2));
    this->add(waiting("w4", "dee", 3));
    const auto services = this->read([](const Unit& unit) { return unit.waiting_list().services_in("demo-hospital"); });
    EXPECT_EQ(services, (std::vector<std::string>{"medical-check"}));
}

TYPED_TEST(WaitingContract, WhoWasOfferedLessComesFirstAndNobodyTwiceInARow) {
    Waiting offered_before = waiting("w1", "ann", 0);
    offered_before.offers = 1;
    this->add(offered_before);
    this->add(waiting("w2", "bob", 1));
    this->add(waiting("w3", "cy", 2));
    const auto first_but = [&](std::string_view passed) {
        return this->first_for("clinic", "medical-check", "2026-12-01T08:00", passed);
    };
    EXPECT_EQ(first_but(""), "w2");
    EXPECT_EQ(first_but("w2"), "w3");
    const auto ahead_of = [&](std::string_view id) {
        return this->read(
            [=](const Unit& unit) { return unit.waiting_list().ahead_of(*unit.waiting_list().find(id)); });
    };
    EXPECT_EQ(ahead_of("w2"), 0);
    EXPECT_EQ(ahead_of("w3"), 1);
    EXPECT_EQ(ahead_of("w1"), 2);
}

TYPED_TEST(WaitingContract, WhoIsOfferedSomethingIsOfferedNothingElse) {
    Waiting made = waiting("w1", "ann", 0);
    this->add(made);
    this->add(waiting("w2", "bob", 1));
    made.state = "offered";
    made.offers = 1;
    made.offered_until = morning + 30 * minute;
    made.offer = "w1/1";
    this->save(made);
    EXPECT_EQ(this->first_for("clinic", "medical-check", "2026-12-01T08:00"), "w2");
    const auto open_of = [&](std::string_view citizen) {
        return this->read([=](const Unit& unit) { return unit.waiting_list().open_of(citizen).size(); });
    };
    const auto lapsed = [&](base::Instant now) {
        return this->read([=](const Unit& unit) { return unit.waiting_list().lapsed(now, 10).size(); });
    };
    EXPECT_EQ(open_of("ann"), 1u);
    EXPECT_EQ(lapsed(morning + 30 * minute + -1), 0u);
    EXPECT_EQ(lapsed(morning + 30 * minute), 1u);
    made.state = "ended";
    made.offered_until.reset();
    made.offer.reset();
    this->save(made);
    EXPECT_EQ(open_of("ann"), 0u);
    EXPECT_EQ(lapsed(morning + 30 * minute), 0u);
    this->add(waiting("w4", "ann", 5));
    EXPECT_EQ(open_of("ann"), 1u) << "whose entry ended may wait again";
}

TYPED_TEST(WaitingContract, EndsOnceTheLastWishedDayIsOver) {
    this->add(waiting("w1", "ann", 0));
    Waiting offered = waiting("w2", "bob", 1);
    offered.state = "offered";
    offered.offered_until = morning + 30 * minute;
    offered.offer = "w2/1";
    this->add(offered);
    const auto ended = [&](std::string_view day) {
        return this->write([=](Unit& unit) { return unit.waiting_list().end_before(day, 10); });
    };
    EXPECT_EQ(ended("2026-12-03"), 0);
    EXPECT_EQ(ended("2026-12-04"), 1) << "what is offered ends with its offer";
    EXPECT_EQ(this->read([](const Unit& unit) { return unit.waiting_list().find("w1")->state; }), "ended");
}

}  // namespace
}  // namespace onetrip::storage::test
