// Bookings: a seat is taken once, a lapsed hold gives it back.

#include <atomic>
#include <thread>
#include <vector>

#include "tests/server/storage/contract.h"

namespace onetrip::storage::test {
namespace {

template <typename Backend>
class BookingsContract : public StoreContract<Backend> {
protected:
    bool take(const Booking& wanted, std::int32_t capacity, base::Instant now = morning) {
        return this->write([=](Unit& unit) { return unit.bookings().add(wanted, capacity, now); });
    }
    bool take_again(const Booking& known, std::int32_t capacity, base::Instant now = morning) {
        return this->write([=](Unit& unit) { return unit.bookings().take_seat(known, capacity, now); });
    }
    void save(const Booking& changed) {
        this->write([=](Unit& unit) { unit.bookings().save(changed); });
    }
    std::int32_t taken(base::Instant now = morning) {
        const auto use = this->read([=](const Unit& unit) {
            return unit.bookings().use_of("demo-hospital", "medical-check", morning,
                                          morning + 30 * base::milliseconds_per_day, now);
        });
        std::int32_t sum = 0;
        for (const SlotUse& slot : use)
            sum += slot.taken;
        return sum;
    }
};
TYPED_TEST_SUITE(BookingsContract, Backends);

TYPED_TEST(BookingsContract, KeepsEveryMember) {
    Booking made = booking("b1", "ann");
    made.slot.team = "doctors";
    ASSERT_TRUE(this->take(made, 4));
    made.state = "confirmed";
    made.held_until.reset();
    made.called_at = morning + 5 * minute;
    made.moves = 2;
    made.case_number = "2611283301060000019";
    this->save(made);
    this->reopen();
    const auto found = this->read([](const Unit& unit) { return unit.bookings().find("b1"); });
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->citizen, "ann");
    EXPECT_EQ(found->slot.hall, "demo-hospital");
    EXPECT_EQ(found->service, "medical-check");
    EXPECT_EQ(found->slot.team, "doctors");
    EXPECT_EQ(found->slot.slot, "2026-12-01T08:00");
    EXPECT_EQ(found->from, made.from);
    EXPECT_EQ(found->to, made.to);
    EXPECT_EQ(found->state, "confirmed");
    EXPECT_EQ(found->held_until, made.held_until);
    EXPECT_EQ(found->case_number, "2611283301060000019");
    EXPECT_EQ(found->called_at, made.called_at);
    EXPECT_EQ(found->moves, 2);
    EXPECT_EQ(found->created_at, morning);
    EXPECT_EQ(this->read([](const Unit& unit) { return unit.bookings().find_of_case("2611283301060000019")->id; }),
              "b1");
}

TYPED_TEST(BookingsContract, SellsExactlyTheCapacity) {
    EXPECT_TRUE(this->take(booking("b1", "ann"), 2));
    EXPECT_TRUE(this->take(booking("b2", "bob"), 2));
    EXPECT_FALSE(this->take(booking("b3", "cy"), 2));
    EXPECT_EQ(this->taken(), 2);
    EXPECT_TRUE(this->take(booking("b3", "cy", "2026-12-01T08:30"), 2)) << "another slot has seats of its own";
}

TYPED_TEST(BookingsContract, SellsNoMoreWhenTheHallLowersItsCapacity) {
    EXPECT_TRUE(this->take(booking("b1", "ann"), 4));
    EXPECT_TRUE(this->take(booking("b2", "bob"), 4));
    EXPECT_FALSE(this->take(booking("b3", "cy"), 1));
    EXPECT_TRUE(this->take(booking("b3", "cy"), 4));
}

TYPED_TEST(BookingsContract, ACancelledSeatIsFreeAgain) {
    Booking made = booking("b1", "ann");
    ASSERT_TRUE(this->take(made, 1));
    made.state = "cancelled";
    this->write([=](Unit& unit) { unit.bookings().leave_seat(made); });
    const auto found = this->read([](const Unit& unit) { return unit.bookings().find("b1"); });
    EXPECT_EQ(found->state, "cancelled");
    EXPECT_EQ(found->held_until, std::nullopt);
    EXPECT_EQ(this->taken(), 0);
    EXPECT_TRUE(this->take(booking("b2", "bob"), 1));
}

TYPED_TEST(BookingsContract, ALapsedHoldTakesNoSeat) {
    ASSERT_TRUE(this->take(booking("b1", "ann"), 1));
    const base::Instant lapse = morning + 10 * minute;
    EXPECT_EQ(this->taken(lapse + -1), 1);
    EXPECT_FALSE(this->take(booking("b2", "bob"), 1, lapse + -1));
    EXPECT_EQ(this->taken(lapse), 0);
    EXPECT_TRUE(this->take(booking("b2", "bob"), 1, lapse));
    EXPECT_EQ(this->read([](const Unit& unit) { return unit.bookings().find("b1")->state; }), "expired");
}

TYPED_TEST(BookingsContract, AConfirmedBookingNeverLapses) {
    Booking made = booking("b1", "ann");
    ASSERT_TRUE(this->take(made, 1));
    made.state = "confirmed";
    made.held_until.reset();
    this->save(made);
    EXPECT_FALSE(this->take(booking("b2", "bob"), 1, morning + base::milliseconds_per_day));
    EXPECT_EQ(this->taken(morning + base::milliseconds_per_day), 1);
}

TYPED_TEST(BookingsContract, AnExpiredHoldMaySitDownAgainIfThereIsRoom) {
    const Booking made = booking("b1", "ann");
    ASSERT_TRUE(this->take(made, 1));
    const base::Instant late = morning + 20 * minute;
    EXPECT_EQ(this->write([=](Unit& unit) { return unit.bookings().expire(late, 100); }), 1);
    Booking again = made;
    again.state = "confirmed";
    again.held_until.reset();
    EXPECT_TRUE(this->take_again(again, 1, late));
    EXPECT_EQ(this->read([](const Unit& unit) { return unit.bookings().find("b1")->state; }), "confirmed");
    EXPECT_FALSE(this->take(booking("b2", "bob"), 1, late));
}

TYPED_TEST(BookingsContract, MovesToAnotherSlotAndGivesTheOldSeatBack) {
    Booking made = booking("b1", "ann");
    ASSERT_TRUE(this->take(made, 1));
    made.slot.slot = "2026-12-01T08:30";
    made.from = made.from + 30 * minute;
    EXPECT_TRUE(this->take_again(made, 1));
    EXPECT_EQ(this->taken(), 1);
    EXPECT_TRUE(this->take(booking("b2", "bob"), 1));
    EXPECT_EQ(this->read([](const Unit& unit) { return unit.bookings().find("b1")->slot.slot; }), "2026-12-01T08:30");
}

TYPED_TEST(BookingsContract, ListsACitizensOpenOnesEarliestFirst) {
    Booking late = booking("b1", "ann", "2026-12-02T08:00");
    late.from = late.from + base::milliseconds_per_day;
    late.to = late.to + base::milliseconds_per_day;
    ASSERT_TRUE(this->take(late, 4));
    ASSERT_TRUE(this->take(booking("b2", "ann"), 4));
    ASSERT_TRUE(this->take(booking("b3", "bob"), 4));
    const auto ids = [&](base::Instant now) {
        std::string line;
        for (const Booking& open : this->read([=](const Unit& unit) { return unit.bookings().open_of("ann", now); })) {
            line += open.id + " ";
        }
        return line;
    };
    EXPECT_EQ(ids(morning), "b2 b1 ");
    EXPECT_EQ(ids(morning + 10 * minute), "");
    Booking kept = booking("b2", "ann");
    kept.state = "confirmed";
    kept.held_until.reset();
    this->save(kept);
    EXPECT_EQ(ids(morning + 10 * minute), "b2 ");
    EXPECT_EQ(ids(kept.to), "") << "what is over is not open";
}

TYPED_TEST(BookingsContract, ManyBookingsOfOneUnitGetSeatsOfTheirOwn) {
    // More than are sent as one statement, and a gap that only a lapsed hold leaves.
    ASSERT_TRUE(this->take(booking("lapsed", "ann"), 150));
    const base::Instant late = morning + 10 * minute;
    const int won = this->write([=](Unit& unit) {
        int seated = 0;
        for (int i = 0; i < 160; ++i) {
            Booking wanted = booking(std::to_string(i), "bob");
            wanted.held_until = late + minute;
            if (unit.bookings().add(wanted, 150, late)) ++seated;
        }
        return seated;
    });
    EXPECT_EQ(won, 150);
    EXPECT_EQ(this->taken(late), 150);
}

TYPED_TEST(BookingsContract, SeveralGapsAreFilledInOneUnit) {
    for (const char* id : {"b1", "b2", "b3", "b4"})
        ASSERT_TRUE(this->take(booking(id, id), 4));
    this->write([](Unit& unit) {
        for (const char* id : {"b1", "b3"})
            unit.bookings().leave_seat(*unit.bookings().find(id));
    });
    const auto taken = this->write([](Unit& unit) {
        std::vector<bool> seated;
        for (const char* id : {"b5", "b6", "b7"})
            seated.push_back(unit.bookings().add(booking(id, id), 4, morning));
        return seated;
    });
    EXPECT_EQ(taken, (std::vector<bool>{true, true, false}));
    EXPECT_EQ(this->taken(), 4);
}

TYPED_TEST(BookingsContract, SeatsAreTheTeamsWhateverServiceTheyAreTakenFor) {
    Booking check = booking("b1", "ann");
    Booking scan = booking("b2", "bob");
    scan.service = "scan";
    ASSERT_TRUE(this->take(check, 1));
    EXPECT_FALSE(this->take(scan, 1));
    scan.slot.team = "scanners";
    EXPECT_TRUE(this->take(scan, 1));
    EXPECT_EQ(this->taken(), 1);
}

/// A visit of two slots, 08:00 and 08:30.
Booking long_visit(std::string id, std::string citizen) {
    Booking made = booking(std::move(id), std::move(citizen));
    made.more_slots = {"2026-12-01T08:30"};
    made.to = made.from + 60 * minute;
    return made;
}

Booking at_half_past(std::string id, std::string citizen) {
    Booking made = booking(std::move(id), std::move(citizen), "2026-12-01T08:30");
    made.from = made.from + 30 * minute;
    made.to = made.to + 30 * minute;
    return made;
}

TYPED_TEST(BookingsContract, ALongVisitHasASeatInEachOfItsSlotsOrInNone) {
    ASSERT_TRUE(this->take(at_half_past("b1", "ann"), 1));
    EXPECT_FALSE(this->take(long_visit("b2", "bob"), 1));
    EXPECT_EQ(this->taken(), 1) << "the free slot is not taken half";
    EXPECT_TRUE(this->take(long_visit("b2", "bob"), 2));
    EXPECT_EQ(this->taken(), 3);
    EXPECT_FALSE(this->take(at_half_past("b3", "cy"), 2));
    EXPECT_TRUE(this->take(booking("b3", "cy"), 2));
    const auto open = this->read([](const Unit& unit) { return unit.bookings().open_of("bob", morning); });
    ASSERT_EQ(open.size(), 1u) << "people know one booking";
    EXPECT_EQ(open[0].id, "b2");
    const auto part = this->read([](const Unit& unit) { return unit.bookings().find("b2/1"); });
    EXPECT_FALSE(part.has_value()) << "nor is its further slot one of its own";
}

TYPED_TEST(BookingsContract, ALongVisitLapsesLeavesAndMovesWhole) {
    ASSERT_TRUE(this->take(long_visit("b1", "ann"), 1));
    EXPECT_EQ(this->taken(morning + 10 * minute), 0);
    EXPECT_TRUE(this->take(at_half_past("b2", "bob"), 1, morning + 10 * minute)) << "lapsed in its second slot too";

    Booking kept = long_visit("b3", "cy");
    kept.slot.slot = "2026-12-01T09:00";
    kept.more_slots = {"2026-12-01T09:30"};
    kept.from = kept.from + 60 * minute;
    kept.to = kept.to + 60 * minute;
    ASSERT_TRUE(this->take(kept, 1));
    kept.state = "confirmed";
    kept.held_until.reset();
    this->save(kept);
    EXPECT_EQ(this->taken(morning + base::milliseconds_per_day), 2) << "confirmed in both slots";

    kept.slot.slot = "2026-12-01T10:00";
    kept.more_slots = {"2026-12-01T10:30"};
    kept.from = kept.from + 60 * minute;
    kept.to = kept.to + 60 * minute;
    ASSERT_TRUE(this->take_again(kept, 1));
    EXPECT_EQ(this->taken(morning + base::milliseconds_per_day), 2);
    kept.state = "cancelled";
    this->write([=](Unit& unit) { unit.bookings().leave_seat(kept); });
    EXPECT_EQ(this->taken(morning + base::milliseconds_per_day), 0);
}

TYPED_TEST(BookingsContract, ManyWantLongVisitsAndNoSlotIsOversold) {
    std::atomic<int> won = 0;
    std::vector<std::thread> crowd;
    for (int t = 0; t < 6; ++t) {
        crowd.emplace_back([&, t] {
            for (int i = 0; i < 12; ++i) {
                const std::string id = std::to_string(t) + "-" + std::to_string(i);
                if (this->take(i % 2 == 0 ? long_visit(id, id) : at_half_past(id, id), 5)) ++won;
            }
        });
    }
    for (std::thread& one : crowd)
        one.join();
    EXPECT_EQ(won, 5) << "all of them need half past eight";
}

TYPED_TEST(BookingsContract, KnowsWhoIsExpectedInAHall) {
    Booking first = booking("b1", "ann");
    ASSERT_TRUE(this->take(first, 4));
    ASSERT_TRUE(this->take(booking("b2", "bob"), 4)) << "only held";
    first.state = "confirmed";
    first.held_until.reset();
    this->save(first);
    const auto expected = [&](std::string_view hall, base::Instant from, base::Instant to) {
        std::string ids;
        for (const Booking& one :
             this->read([=](const Unit& unit) { return unit.bookings().expected(hall, from, to); }))
            ids += one.id;
        return ids;
    };
    EXPECT_EQ(expected("demo-hospital", first.from, first.from + 1), "b1");
    EXPECT_EQ(expected("demo-hospital", first.from + 1, first.from + minute), "");
    EXPECT_EQ(expected("city-hall", first.from, first.from + 1), "");
}

TYPED_TEST(BookingsContract, KnowsWhatSomebodyHasOpenAndMissed) {
    ASSERT_TRUE(this->take(booking("b1", "ann"), 4));
    ASSERT_TRUE(this->take(booking("b2", "bob"), 4));
    Booking missed = booking("b3", "ann");
    ASSERT_TRUE(this->take(missed, 4));
    missed.state = "missed";
    missed.held_until.reset();
    this->write([=](Unit& unit) { unit.bookings().leave_seat(missed); });
    const auto known = [&](base::Instant missed_since) {
        const BookingsOf ann =
            this->read([=](const Unit& unit) { return unit.bookings().standing_of("ann", morning, missed_since); });
        return std::to_string(ann.open.size()) + " open, " + std::to_string(ann.missed.size()) + " missed";
    };
    EXPECT_EQ(known(morning), "1 open, 1 missed");
    EXPECT_EQ(known(missed.from), "1 open, 1 missed");
    EXPECT_EQ(known(missed.from + 1), "1 open, 0 missed");
}

TYPED_TEST(BookingsContract, ASeatForABookingThatIsNotThereIsABug) {
    EXPECT_THROW(this->take_again(booking("b1", "ann"), 1), Failure);
}

TYPED_TEST(BookingsContract, ManyWantOneSlotAndItIsNeverOversold) {
    std::atomic<int> won = 0;
    std::vector<std::thread> crowd;
    for (int t = 0; t < 8; ++t) {
        crowd.emplace_back([&, t] {
            for (int i = 0; i < 25; ++i) {
                const std::string id = std::to_string(t) + "-" + std::to_string(i);
                if (this->take(booking(id, id), 7)) ++won;
            }
        });
    }
    for (std::thread& one : crowd)
        one.join();
    EXPECT_EQ(won, 7);
    EXPECT_EQ(this->taken(), 7);
}

}  // namespace
}  // namespace onetrip::storage::test
