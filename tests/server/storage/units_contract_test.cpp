// Units of work: all or nothing, alone in their failure, durable before they are told, seen whole by readers.

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

#include "server/ports/busy.h"
#include "tests/server/storage/contract.h"

namespace onetrip::storage::test {
namespace {

using base::Err;
using base::Result;

template <typename Backend>
class Units : public StoreContract<Backend> {
protected:
    std::int64_t jobs_open(std::string_view kind) {
        return this->read([&](const Unit& unit) { return unit.jobs().next_due(kind) ? 1 : 0; });
    }
};
TYPED_TEST_SUITE(Units, Backends);

TYPED_TEST(Units, WhatIsWrittenIsThereAfterARestart) {
    this->write([](Unit& unit) { unit.secrets().add("seed", base::as_bytes("32 bytes")); });
    this->reopen();
    const auto seed = this->read([](const Unit& unit) { return unit.secrets().find("seed"); });
    ASSERT_TRUE(seed.has_value());
    EXPECT_EQ(base::as_text(*seed), "32 bytes");
}

TYPED_TEST(Units, AResultWithoutAValueLeavesNothingBehindAndIsStillAnswered) {
    const auto refused = this->write([](Unit& unit) -> Result<int, std::string> {
        unit.jobs().add({"j1", "courier.subscribe", "{}", morning, 0});
        return Err{std::string("slot_taken")};
    });
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error(), "slot_taken");
    EXPECT_EQ(this->jobs_open("courier.subscribe"), 0);
}

TYPED_TEST(Units, WhatAUnitThrowsReachesTheCallerAndLeavesNothingBehind) {
    EXPECT_THROW(this->write([](Unit& unit) -> int {
        unit.jobs().add({"j1", "courier.subscribe", "{}", morning, 0});
        throw std::runtime_error("a bug");
    }),
                 std::runtime_error);
    EXPECT_EQ(this->jobs_open("courier.subscribe"), 0);
    EXPECT_EQ(this->store->trouble(), std::nullopt) << "a bug of a unit is no trouble of the store";
}

TYPED_TEST(Units, ABrokenStatementIsAFailureOfThatUnitAlone) {
    this->write([](Unit& unit) { unit.secrets().add("seed", base::as_bytes("one")); });
    try {
        this->write([](Unit& unit) {
            unit.counters().next("case/2026-11-28");
            unit.secrets().add("seed", base::as_bytes("two"));
        });
        FAIL() << "a secret was replaced";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.kind(), FailureKind::Broken);
    }
    EXPECT_EQ(this->store->trouble(), std::nullopt);
    EXPECT_EQ(this->write([](Unit& unit) { return unit.counters().next("case/2026-11-28"); }), 1)
        << "the failed unit gave its number back";
}

TYPED_TEST(Units, AReaderSeesOneMoment) {
    this->write([](Unit& unit) { unit.counters().next("n"); });
    std::mutex mutex;
    std::condition_variable wake;
    bool reading = false;
    bool written = false;
    const auto seen = std::make_shared<std::vector<bool>>();
    std::thread reader([&] {
        this->read([&](const Unit& unit) {
            seen->push_back(unit.secrets().find("late").has_value());
            std::unique_lock lock(mutex);
            reading = true;
            wake.notify_all();
            wake.wait(lock, [&] { return written; });
            seen->push_back(unit.secrets().find("late").has_value());
        });
    });
    {
        std::unique_lock lock(mutex);
        wake.wait(lock, [&] { return reading; });
    }
    this->write([](Unit& unit) { unit.secrets().add("late", base::as_bytes("x")); });
    {
        const std::lock_guard lock(mutex);
        written = true;
    }
    wake.notify_all();
    reader.join();
    EXPECT_EQ(*seen, (std::vector<bool>{false, false}));
    EXPECT_TRUE(this->read([](const Unit& unit) { return unit.secrets().find("late").has_value(); }));
}

TYPED_TEST(Units, ManyWaitingUnitsShareOneCommitAndFailEachForItself) {
    constexpr int count = 200;
    std::mutex mutex;
    std::condition_variable wake;
    bool go = false;
    int ended = 0;
    int failed = 0;
    // The first unit holds the writer until all the others are queued behind it.
    this->store->submit_write(
        [&](Unit&) {
            std::unique_lock lock(mutex);
            wake.wait(lock, [&] { return go; });
        },
        [](std::exception_ptr) {});
    for (int i = 0; i < count; ++i) {
        this->store->submit_write(
            [i](Unit& unit) {
                unit.counters().next("n");
                if (i % 10 == 3) throw std::runtime_error("a bug");
                if (i % 10 == 7) unit.give_up();
            },
            [&](std::exception_ptr failure) {
                const std::lock_guard lock(mutex);
                ++ended;
                if (failure) ++failed;
                wake.notify_all();
            });
    }
    {
        std::unique_lock lock(mutex);
        go = true;
        wake.notify_all();
        wake.wait(lock, [&] { return ended == count; });
    }
    EXPECT_EQ(failed, count / 10);
    const StoreFigures figures = this->store->figures();
    EXPECT_EQ(figures.units_committed, 1u + count * 8 / 10);
    EXPECT_EQ(figures.units_given_up, count / 10u);
    EXPECT_LE(figures.commits, 4u);
    EXPECT_EQ(this->write([](Unit& unit) { return unit.counters().next("n"); }), count * 8 / 10 + 1);
}

TYPED_TEST(Units, ChangesAreToldAfterTheCommitAndOnlyThen) {
    this->store.reset();
    this->store = this->backend.open();
    std::mutex mutex;
    std::condition_variable wake;
    std::vector<std::string> told;
    this->store->on_change([&](const Change& change) {
        const std::lock_guard lock(mutex);
        told.push_back(change.topic + " " + change.note);
        wake.notify_all();
    });
    this->write([](Unit& unit) {
        unit.announce({"queue", "given up"});
        unit.give_up();
    });
    this->write([](Unit& unit) {
        unit.announce({"case/1", "accepted"});
        unit.announce({"queue", ""});
    });
    std::unique_lock lock(mutex);
    wake.wait(lock, [&] { return told.size() >= 2; });
    EXPECT_EQ(told, (std::vector<std::string>{"case/1 accepted", "queue "}));
}

TYPED_TEST(Units, MoreThanMayWaitIsRefusedAtOnceAndNothingOfItIsBegun) {
    this->store.reset();
    OpenOptions options;
    options.writes_waiting_max = 2;
    this->store = this->backend.open(options);
    std::mutex mutex;
    std::condition_variable wake;
    bool began = false;
    bool go = false;
    std::atomic<int> ended = 0;
    const auto note = [&](std::exception_ptr) { ++ended; };
    this->store->submit_write(
        [&](Unit&) {
            std::unique_lock lock(mutex);
            began = true;
            wake.notify_all();
            wake.wait(lock, [&] { return go; });
        },
        note);
    {
        std::unique_lock lock(mutex);
        wake.wait(lock, [&] { return began; });
    }
    this->store->submit_write([](Unit&) {}, note);
    this->store->submit_write([](Unit&) {}, note);
    EXPECT_THROW(this->store->submit_write([](Unit&) {}, note), ports::Busy);
    {
        const std::lock_guard lock(mutex);
        go = true;
    }
    wake.notify_all();
    this->store->close();
    EXPECT_EQ(ended, 3) << "closing finishes what is queued";
}

TYPED_TEST(Units, AClosedStoreSaysSo) {
    this->store->close();
    try {
        this->store->submit_write([](Unit&) {}, [](std::exception_ptr) {});
        FAIL();
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.kind(), FailureKind::Closed);
    }
    EXPECT_THROW(this->store->submit_read([](const Unit&) {}, [](std::exception_ptr) {}), Failure);
}

}  // namespace
}  // namespace onetrip::storage::test
