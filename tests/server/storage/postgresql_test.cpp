// What belongs to PostgreSQL alone: what it refuses to open, several servers on one database, and connections that are
// lost at every bad moment.

#include <atomic>
#include <chrono>
#include <functional>
#include <future>
#include <thread>
#include <vector>

#include "server/storage/postgresql/change_listener.h"
#include "server/storage/postgresql/schema.h"
#include "tests/server/storage/contract.h"

namespace onetrip::storage::test {
namespace {

using postgresql::ChangeListener;

std::optional<FailureKind> refusal_to_open(const std::string& address) {
    try {
        storage::open(address).reset();
        return std::nullopt;
    } catch (const Failure& failure) {
        EXPECT_EQ(std::string(failure.what()).find("geheim"), std::string::npos) << failure.what();
        return failure.kind();
    }
}

std::optional<FailureKind> failure_of(const std::function<void()>& work) {
    try {
        work();
        return std::nullopt;
    } catch (const Failure& failure) {
        return failure.kind();
    }
}

bool within_seconds(int seconds, const std::function<bool()>& happened) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
    while (!happened()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return true;
}

std::int64_t next(Store& store) {
    return write_now(store, [](Unit& unit) { return unit.counters().next("n"); });
}

TEST(Postgresql, RefusesWhatItShouldNotOpen) {
    PostgresqlServer& server = PostgresqlServer::shared();
    EXPECT_EQ(refusal_to_open("postgresql://onetrip:geheim@127.0.0.1:1/onetrip"), FailureKind::Unreachable);

    const std::string other = server.create_database();
    server.query("CREATE TABLE music (id INTEGER)", other);
    EXPECT_EQ(refusal_to_open(other), FailureKind::Foreign);

    const std::string ours = server.create_database();
    EXPECT_EQ(refusal_to_open(ours), std::nullopt);
    EXPECT_EQ(server.query("SELECT number FROM onetrip_form", ours), std::to_string(postgresql::migrations().size()));
    server.query("UPDATE onetrip_form SET number = 9999", ours);
    EXPECT_EQ(refusal_to_open(ours), FailureKind::TooNew);
}

TEST(Postgresql, ServersThatStartAtOnceMigrateOnce) {
    const PostgresqlBackend backend;
    std::vector<std::future<std::unique_ptr<Store>>> starting;
    for (int i = 0; i < 4; ++i)
        starting.push_back(std::async(std::launch::async, [&] { return backend.open(); }));
    for (auto& store : starting)
        EXPECT_NO_THROW(next(*store.get()));
}

TEST(Postgresql, EventsCannotBeChangedOrTakenAwayEvenByHand) {
    const PostgresqlBackend backend;
    write_now(*backend.open(), [](Unit& unit) {
        unit.cases().add(new_case("1", "ann"), {"{}", "{}"});
        unit.cases().append("1", event("case.submitted"));
    });
    const PostgresqlServer& server = PostgresqlServer::shared();
    EXPECT_THROW(server.query("UPDATE case_event SET code = 'case.granted'", backend.address()), Failure);
    EXPECT_THROW(server.query("DELETE FROM case_event", backend.address()), Failure);
}

TEST(Postgresql, AChangeIsOneTextOfBoundedLength) {
    const Change told = ChangeListener::change_of(ChangeListener::payload_of({"case/1", "accepted\nat once"}));
    EXPECT_EQ(told.topic, "case/1");
    EXPECT_EQ(told.note, "accepted\nat once");
    EXPECT_EQ(ChangeListener::change_of(ChangeListener::payload_of({"queue", {}})).topic, "queue");
    const std::string long_note(7993, 'x');  // 7999 bytes with `queue` and what stands between
    EXPECT_EQ(ChangeListener::payload_of({"queue", long_note}).size(), 7999u);
    EXPECT_EQ(ChangeListener::payload_of({"queue", long_note + "x"}), "queue\n");
}

TEST(Postgresql, WhatOneServerAnnouncesTheOthersHear) {
    const PostgresqlBackend backend;
    const auto here = backend.open();
    const auto there = backend.open();
    std::promise<std::string> heard;
    there->on_change([&](const Change& change) { heard.set_value(change.topic + " " + change.note); });
    write_now(*here, [](Unit& unit) { unit.announce({"case/1", "accepted"}); });
    auto told = heard.get_future();
    ASSERT_EQ(told.wait_for(std::chrono::seconds(5)), std::future_status::ready);
    EXPECT_EQ(told.get(), "case/1 accepted");
}

TEST(Postgresql, WhoeverMissedChangesIsToldThatEverythingMayHaveChanged) {
    const PostgresqlBackend backend;
    const auto store = backend.open();
    std::atomic<int> missed = 0;
    store->on_change([&](const Change& change) { missed += change.topic == everything_changed ? 1 : 0; });
    PostgresqlServer::shared().query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
        "AND pid <> pg_backend_pid() AND query LIKE 'LISTEN%'",
        backend.address());
    EXPECT_TRUE(within_seconds(5, [&] { return missed > 0; }));
    EXPECT_TRUE(within_seconds(5, [&] { return store->trouble() == std::nullopt; }));
}

TEST(Postgresql, ServersTogetherNeverOversellAndNeverCountTwice) {
    const PostgresqlBackend backend;
    const std::unique_ptr<Store> stores[] = {backend.open(), backend.open(), backend.open()};
    std::atomic<int> won = 0;
    std::vector<std::thread> crowd;
    for (int t = 0; t < 9; ++t) {
        crowd.emplace_back([&, t] {
            for (int i = 0; i < 20; ++i) {
                const std::string id = std::to_string(t) + "-" + std::to_string(i);
                const bool seated = write_now(*stores[t % 3], [&](Unit& unit) {
                    unit.counters().next("n");
                    return unit.bookings().add(booking(id, id), 50, morning);
                });
                if (seated) ++won;
            }
        });
    }
    for (std::thread& one : crowd)
        one.join();
    EXPECT_EQ(won, 50);
    EXPECT_EQ(next(*stores[0]), 181);
}

/// The plan is made while the table is empty and any index looks as good: one that holds more than the slot would read
/// all bookings of the hall for each batch.
TEST(Postgresql, SeatsAreFoundByTheIndexOfTheSlot) {
    const PostgresqlBackend backend;
    auto store = backend.open();
    for (int i = 0; i < 20; ++i) {
        const std::string id = std::to_string(i);
        write_now(*store, [&](Unit& unit) { return unit.bookings().add(booking(id, id), 50, morning); });
    }
    store.reset();  // a connection that ends says what it counted
    const auto scans = [&](const std::string& index) {
        const PostgresqlServer& server = PostgresqlServer::shared();
        return server.query("SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = '" + index + "'",
                            backend.address());
    };
    EXPECT_TRUE(within_seconds(5, [&] { return scans("booking_seat") == "20"; })) << scans("booking_seat");
    EXPECT_EQ(scans("booking_time"), "0");
}

/// Each unit adds a job that can be added once: a unit that was stored and is run again would notice.
TEST(Postgresql, ConnectionsThatAreCutOffLoseNothingAndRunNothingTwice) {
    const PostgresqlBackend backend;
    const auto store = backend.open();
    std::atomic<int> acknowledged = 0;
    std::atomic<int> found_done = 0;
    std::atomic<bool> stop = false;
    std::vector<std::thread> crowd;
    for (int t = 0; t < 4; ++t) {
        crowd.emplace_back([&, t] {
            for (int i = 0; !stop; ++i) {
                const std::string id = std::to_string(t) + "-" + std::to_string(i);
                try {
                    const bool added = write_now(*store, [&](Unit& unit) {
                        unit.counters().next("n");
                        return unit.jobs().add({id, "kind", "{}", morning, 0});
                    });
                    ++(added ? acknowledged : found_done);
                } catch (const Failure& failure) {
                    EXPECT_EQ(failure.kind(), FailureKind::Unreachable) << failure.what();
                }
            }
        });
    }
    for (int cut = 0; cut < 15; ++cut) {
        std::this_thread::sleep_for(std::chrono::milliseconds(37));
        PostgresqlServer::shared().query(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid <> pg_backend_pid()",
            backend.address());
    }
    stop = true;
    for (std::thread& one : crowd)
        one.join();
    EXPECT_GT(acknowledged, 15);
    EXPECT_EQ(found_done, 0);
    const std::string stored = PostgresqlServer::shared().query("SELECT count(*) FROM job", backend.address());
    EXPECT_EQ(stored, std::to_string(acknowledged));
    EXPECT_EQ(next(*store), acknowledged + 1);
}

TEST(Postgresql, LostWhileCommittingAndNotStoredItIsRunAgain) {
    const PostgresqlBackend backend;
    const auto store = backend.open();
    PostgresqlServer::shared().query(
        "CREATE SEQUENCE once; "
        "CREATE FUNCTION cut_off() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN IF nextval('once') = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NEW; END "
        "$$;"
        "CREATE CONSTRAINT TRIGGER cut_off AFTER INSERT ON counter DEFERRABLE INITIALLY DEFERRED "
        "FOR EACH ROW EXECUTE FUNCTION cut_off()",
        backend.address());
    int runs = 0;
    const auto count = [&](Unit& unit) {
        ++runs;
        return unit.counters().next("n");
    };
    EXPECT_EQ(write_now(*store, count), 1);
    EXPECT_EQ(runs, 2);
}

/// A commit that waits for a standby is done already; cut off then, its answer never comes.
TEST(Postgresql, LostWhileCommittingAndStoredItIsAcknowledgedAndNotRunAgain) {
    PostgresqlServer server;
    const std::string address = server.create_database();
    const auto store = storage::open(address);
    next(*store);
    server.query("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
    server.query("SELECT pg_reload_conf()");
    ASSERT_TRUE(within_seconds(5, [&] { return server.query("SHOW synchronous_standby_names") == "nobody"; }));
    std::atomic<int> runs = 0;
    auto value = std::async(std::launch::async, [&] {
        return write_now(*store, [&](Unit& unit) {
            ++runs;
            return unit.counters().next("n");
        });
    });
    EXPECT_TRUE(within_seconds(5, [&] {
        return server.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'") ==
               "t";
    }));
    EXPECT_EQ(value.get(), 2);
    EXPECT_EQ(runs, 1);
    EXPECT_EQ(server.query("SELECT value FROM counter", address), "2");
    server.query("ALTER SYSTEM RESET synchronous_standby_names");
    server.query("SELECT pg_reload_conf()");
}

TEST(Postgresql, NoPlanForOneSlotReadsAllSlotsOfATeam) {
    PostgresqlServer& server = PostgresqlServer::shared();
    const std::string address = server.create_database();
    storage::open(address).reset();
    // Whatever the planner thinks of a table that it does not know yet: the index by time is not to be had.
    const auto plan = [&](const std::string& question) {
        return server.query(
            "DROP INDEX IF EXISTS booking_seat; SET enable_seqscan = off; EXPLAIN (FORMAT JSON) " + question, address);
    };
    const std::string of_team = "FROM booking WHERE hall = 'h' AND team = 't' AND seat IS NOT NULL ";
    EXPECT_EQ(plan("SELECT seat " + of_team + "AND slot = 's' ORDER BY seat DESC LIMIT 1").find("booking_time"),
              std::string::npos);
    EXPECT_NE(plan("SELECT slot " + of_team + "AND starts_at >= 0 AND starts_at < 9").find("booking_time"),
              std::string::npos);
}

TEST(Postgresql, AnOutageIsSaidAndOverByItself) {
    PostgresqlServer server;
    const auto store = storage::open(server.create_database());
    EXPECT_EQ(next(*store), 1);
    const auto look = [&] {
        read_now(*store, [](const Unit& unit) { return unit.secrets().find("seed").has_value(); });
    };
    server.stop();
    EXPECT_EQ(failure_of([&] { next(*store); }), FailureKind::Unreachable);
    EXPECT_EQ(failure_of(look), FailureKind::Unreachable);
    EXPECT_EQ(store->trouble(), FailureKind::Unreachable);
    server.start();
    EXPECT_TRUE(within_seconds(10, [&] { return store->trouble() == std::nullopt; })) << "without anybody writing";
    EXPECT_EQ(next(*store), 2);
    EXPECT_EQ(failure_of(look), std::nullopt);
}

}  // namespace
}  // namespace onetrip::storage::test
