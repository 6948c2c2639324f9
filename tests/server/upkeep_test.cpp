#include "server/upkeep.h"

#include <gtest/gtest.h>

#include "server/storage/open.h"
#include "tests/server/await.h"
#include "tests/server/doubles.h"
#include "tests/server/temporary_folder.h"
#include "tests/source_path.h"

namespace onetrip {
namespace {

using test::test_morning;

constexpr std::int64_t hour = 60 * base::milliseconds_per_minute;
constexpr std::int64_t minute = base::milliseconds_per_minute;

storage::Booking held(const std::string& id, base::Instant until) {
    storage::Booking booking;
    booking.id = id;
    booking.citizen = id;
    booking.service = "medical-check";
    booking.slot = {"demo-hospital", "medical-check", "2026-12-01T08:00"};
    booking.from = test_morning + 72 * hour;
    booking.to = booking.from + 30 * minute;
    booking.state = "held";
    booking.held_until = until;
    booking.created_at = test_morning;
    return booking;
}

storage::Upload upload(const std::string& id, base::Instant at) {
    storage::Upload made;
    made.id = id;
    made.citizen = "ann";
    made.sha256 = seal::sha256_hex(base::as_bytes(id));
    made.inspection = "{}";
    made.created_at = at;
    return made;
}

class UpkeepTest : public ::testing::Test {
protected:
    std::optional<UpkeepDone> look() {
        return test::await(Upkeep(idle.get_executor(), {*store, catalogue, clock, randomness, log}, settings).look());
    }

    bool take_seat(const std::string& id) {
        return storage::write_now(*store, [&](storage::Unit& unit) {
            return unit.bookings().add(held(id, clock.now() + 10 * minute), 1, clock.now());
        });
    }
    std::string state_of(const std::string& id) {
        return storage::read_now(*store, [&](const storage::Unit& unit) { return unit.bookings().find(id)->state; });
    }

    test::TemporaryFolder folder;
    std::unique_ptr<storage::Store> store = storage::open("sqlite:" + folder.path("onetrip.db"));
    endpoints::Catalogue catalogue{source_path("catalog")};
    test::SetClock clock;
    test::CountedRandomness randomness;
    host::Log log{clock, host::Level::Error};
    boost::asio::io_context idle;
    UpkeepSettings settings;
};

TEST_F(UpkeepTest, AHoldThatLapsedIsMarkedAndItsSeatIsFree) {
    ASSERT_TRUE(take_seat("ann"));
    EXPECT_FALSE(take_seat("bob")) << "the slot has one seat";

    EXPECT_EQ(look()->expired_holds, 0);
    EXPECT_EQ(state_of("ann"), "held");

    clock.advance_minutes(10);
    EXPECT_EQ(look()->expired_holds, 1);
    EXPECT_EQ(state_of("ann"), "expired");
    EXPECT_TRUE(take_seat("bob"));
    EXPECT_EQ(state_of("bob"), "held");
}

TEST_F(UpkeepTest, WhatWasOfferedAndLetPassGoesToTheNext) {
    storage::write_now(*store, [&](storage::Unit& unit) {
        storage::Booking kept = held("w1/1", clock.now() + 40 * minute);
        kept.state = storage::kept_state;
        kept.citizen.clear();
        ASSERT_TRUE(unit.bookings().add(kept, 1, clock.now()));
        for (const char* id : {"w1", "w2"}) {
            storage::Waiting waiting;
            waiting.id = waiting.citizen = id;
            waiting.service = "medical-check";
            waiting.halls = {"demo-hospital"};
            waiting.from_day = waiting.to_day = "2026-12-01";
            waiting.state = "waiting";
            waiting.created_at = test_morning;
            if (waiting.id == "w1") {
                waiting.state = "offered";
                waiting.offers = 1;
                waiting.offer = kept.id;
                waiting.offered_until = clock.now() + 30 * minute;
            }
            unit.waiting_list().add(waiting);
        }
        // The other three places of the slot are taken for good.
        for (const char* id : {"a", "b", "c"}) {
            storage::Booking taken = held(id, {});
            taken.state = "confirmed";
            taken.held_until.reset();
            ASSERT_TRUE(unit.bookings().add(taken, 4, clock.now()));
        }
    });
    const auto state = [&](const char* id) {
        return storage::read_now(*store,
                                 [&](const storage::Unit& unit) { return unit.waiting_list().find(id)->state; });
    };
    EXPECT_EQ(look()->passed_offers, 0);
    clock.advance_minutes(30);
    EXPECT_EQ(look()->passed_offers, 1);
    EXPECT_EQ(state("w1"), "waiting");
    EXPECT_EQ(state("w2"), "offered");
    EXPECT_EQ(state_of("w1/1"), "expired");
    EXPECT_EQ(state_of("w2/1"), "kept");

    clock.advance_minutes(5 * 24 * 60);
    EXPECT_EQ(look()->ended_waits, 2) << "nobody waits for days that are over";
    EXPECT_EQ(state("w1") + " " + state("w2"), "ended ended");
}

TEST_F(UpkeepTest, OfSeveralServersOneDoesItAndWhenItIsDue) {
    UpkeepSettings every_minute;
    every_minute.interval_seconds = 60;
    settings = every_minute;
    EXPECT_TRUE(look().has_value());
    EXPECT_FALSE(look().has_value()) << "another server looks: it was done just now";
    clock.set(clock.now() + 59'999);
    EXPECT_FALSE(look().has_value());
    clock.set(clock.now() + 1);
    EXPECT_TRUE(look().has_value());
    EXPECT_FALSE(look().has_value());
}

TEST_F(UpkeepTest, WhatIsNoLongerNeededIsForgottenAndNothingElse) {
    storage::write_now(*store, [](storage::Unit& unit) {
        unit.uploads().add(upload("early", test_morning), base::as_bytes("a"));
        unit.uploads().add(upload("late", test_morning + hour), base::as_bytes("b"));
        unit.kept_answers().add({"citizen/ann", "early-key", {}, 201, "{}", test_morning});
        unit.kept_answers().add({"citizen/ann", "later-key", {}, 201, "{}", test_morning + hour});
        unit.throttles().add({}, test_morning);
        unit.citizen_sessions().add({seal::blake2b(base::as_bytes("s")), "ann", test_morning, test_morning + hour});
        storage::PhoneCode code;
        code.sent_at = test_morning;
        code.expires_at = test_morning + 5 * minute;
        unit.phone_codes().put(code);
    });
    const auto kept = [&](const auto& find) {
        return storage::read_now(*store, [&](const storage::Unit& unit) { return static_cast<bool>(find(unit)); });
    };
    const auto has_upload = [&](const char* id) {
        return kept([&](const storage::Unit& unit) { return unit.uploads().find(id).has_value(); });
    };
    const auto has_answer = [&](const char* key) {
        return kept(
            [&](const storage::Unit& unit) { return unit.kept_answers().find("citizen/ann", key).has_value(); });
    };

    settings.uploads_kept_hours = 48;
    settings.answers_kept_hours = 24;
    clock.set(test_morning + 24 * hour + 1);
    const auto after_a_day = look();
    EXPECT_EQ(after_a_day->forgotten_answers, 1);
    EXPECT_EQ(after_a_day->forgotten_uploads, 0);
    EXPECT_EQ(after_a_day->forgotten_sessions, 1);
    EXPECT_FALSE(kept([](const storage::Unit& unit) { return unit.phone_codes().find({}, {}); }));
    EXPECT_FALSE(has_answer("early-key"));
    EXPECT_TRUE(has_answer("later-key"));
    EXPECT_FALSE(kept([](const storage::Unit& unit) { return unit.throttles().count({}, test_morning) > 0; }));

    clock.set(test_morning + 48 * hour + 1);
    EXPECT_EQ(look()->forgotten_uploads, 1);
    EXPECT_FALSE(has_upload("early"));
    EXPECT_TRUE(has_upload("late"));
}

TEST_F(UpkeepTest, AFileThatNeverArrivedIsForgotten) {
    storage::write_now(*store, [](storage::Unit& unit) {
        storage::Transfer transfer;
        transfer.id = "t";
        transfer.size_bytes = 10;
        transfer.created_at = test_morning;
        transfer.expires_at = test_morning + 24 * hour;
        unit.transfers().add(transfer);
        EXPECT_TRUE(unit.transfers().append("t", 0, base::as_bytes("abc")));
    });
    EXPECT_EQ(look()->forgotten_transfers, 0);
    clock.set(test_morning + 24 * hour);
    EXPECT_EQ(look()->forgotten_transfers, 1);
}

}  // namespace
}  // namespace onetrip
