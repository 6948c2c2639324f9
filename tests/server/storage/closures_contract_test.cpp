// Closed hours: every free seat is taken by nobody, and given back when the hall opens again.

#include "tests/server/storage/contract.h"

namespace onetrip::storage::test {
namespace {

const base::Instant visit = morning + 3 * base::milliseconds_per_day;

Closure closure(std::string id, std::string team = {}) {
    return {std::move(id), "demo-hospital", std::move(team), visit, visit + 60 * minute, "停水", "supervisor", morning};
}

template <typename Backend>
class ClosuresContract : public StoreContract<Backend> {
protected:
    std::int64_t close(std::string_view id, std::int32_t capacity, base::Instant now = morning) {
        const ClosedSlot slot{
            {"demo-hospital", "medical-check", "2026-12-01T08:00"}, visit, visit + 30 * minute, capacity};
        return this->write([=](Unit& unit) { return unit.closures().close_seats(id, slot, now); });
    }
    bool book(std::string id, std::int32_t capacity = 3) {
        const Booking wanted = booking(id, "citizen of " + id);
        return this->write([=](Unit& unit) { return unit.bookings().add(wanted, capacity, morning); });
    }
    void add(const Closure& made) {
        this->write([=](Unit& unit) { unit.closures().add(made); });
    }
    bool lift(std::string_view hall, std::string_view id) {
        return this->write([=](Unit& unit) { return unit.closures().lift(hall, id); });
    }
    std::string ids(base::Instant from, base::Instant to) {
        return this->read([=](const Unit& unit) {
            std::string found;
            for (const Closure& one : unit.closures().of("demo-hospital", from, to))
                found += one.id + ' ';
            return found;
        });
    }
};
TYPED_TEST_SUITE(ClosuresContract, Backends);

TYPED_TEST(ClosuresContract, KeepsEveryMember) {
    this->add(closure("c1", "doctors"));
    this->reopen();
    const auto found = this->read([](const Unit& unit) {
        return unit.closures().of("demo-hospital", morning, morning + 30 * base::milliseconds_per_day);
    });
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].team, "doctors");
    EXPECT_EQ(found[0].from, visit);
    EXPECT_EQ(found[0].to, visit + 60 * minute);
    EXPECT_EQ(found[0].reason, "停水");
    EXPECT_EQ(found[0].staff, "supervisor");
    EXPECT_EQ(found[0].made_at, morning);
}

TYPED_TEST(ClosuresContract, AreFoundWhereTheyTouch) {
    this->add(closure("c1"));
    EXPECT_EQ(this->ids(visit + -minute, visit), "");
    EXPECT_EQ(this->ids(visit + -minute, visit + 1), "c1 ");
    EXPECT_EQ(this->ids(visit + 59 * minute, visit + 90 * minute), "c1 ");
    EXPECT_EQ(this->ids(visit + 60 * minute, visit + 90 * minute), "");
}

TYPED_TEST(ClosuresContract, TakeWhatIsFreeAndNothingElse) {
    ASSERT_TRUE(this->book("b1"));
    this->add(closure("c1"));
    EXPECT_EQ(this->close("c1", 3), 2);
    EXPECT_FALSE(this->book("b2"));
    EXPECT_EQ(this->close("c1", 3), 0);
    this->write([](Unit& unit) {
        auto booked = *unit.bookings().find("b1");
        booked.state = "cancelled";
        booked.held_until.reset();
        unit.bookings().leave_seat(booked);
    });
    EXPECT_EQ(this->close("c1", 3), 1) << "what came free meanwhile";
    EXPECT_FALSE(this->book("b2"));
}

TYPED_TEST(ClosuresContract, OpenAgainWithEverySeatButThoseOfOtherClosures) {
    this->add(closure("c1"));
    this->add(closure("c10"));
    ASSERT_EQ(this->close("c1", 2), 2);
    ASSERT_EQ(this->close("c10", 3), 1);
    EXPECT_FALSE(this->lift("city-hall", "c1"));
    EXPECT_FALSE(this->lift("demo-hospital", "c2"));
    EXPECT_TRUE(this->lift("demo-hospital", "c1"));
    EXPECT_FALSE(this->lift("demo-hospital", "c1"));
    EXPECT_TRUE(this->book("b1"));
    EXPECT_TRUE(this->book("b2"));
    EXPECT_FALSE(this->book("b3"));
}

TYPED_TEST(ClosuresContract, BookingsThatAreHitStandInTheOrderInWhichTheyWereBooked) {
    Booking late = booking("late", "ann");
    late.created_at = morning + minute;
    Booking held = booking("held", "bob");
    Booking over = booking("over", "cy");
    this->write([=](Unit& unit) {
        EXPECT_TRUE(unit.bookings().add(late, 3, morning));
        EXPECT_TRUE(unit.bookings().add(held, 3, morning));
        EXPECT_TRUE(unit.bookings().add(over, 3, morning));
        Booking cancelled = over;
        cancelled.state = "cancelled";
        cancelled.held_until.reset();
        unit.bookings().leave_seat(cancelled);
    });
    const auto hit = [&](base::Instant from, base::Instant to) {
        return this->read([=](const Unit& unit) {
            std::string found;
            for (const Booking& one : unit.bookings().hit("demo-hospital", "medical-check", from, to))
                found += one.id + ' ';
            return found;
        });
    };
    EXPECT_EQ(hit(visit, visit + 60 * minute), "held late ");
    EXPECT_EQ(hit(visit + 29 * minute, visit + 60 * minute), "held late ");
    EXPECT_EQ(hit(visit + 30 * minute, visit + 60 * minute), "");
    EXPECT_EQ(hit(visit + -60 * minute, visit), "");
    const auto states = this->read([](const Unit& unit) {
        std::string found;
        for (const StateCount& one : unit.bookings().states("demo-hospital", visit, visit + minute))
            found += one.state + ' ' + std::to_string(one.count) + ' ';
        return found;
    });
    EXPECT_EQ(states, "cancelled 1 held 2 ");
}

}  // namespace
}  // namespace onetrip::storage::test
