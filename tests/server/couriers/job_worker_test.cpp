#include "server/couriers/job_worker.h"

#include <functional>
#include <stdexcept>
#include <vector>

#include "tests/server/couriers/parcel_store.h"

namespace onetrip::couriers {
namespace {

/// Finishes every job, and keeps which shipments they named.
class Finisher final : public JobWorker {
public:
    Finisher(boost::asio::any_io_executor executor, storage::Store& store, const ports::Clock& clock,
             ports::Randomness& randomness)
        : JobWorker(std::move(executor), store, clock, randomness, "test.kind", {}) {}
    std::vector<std::string> attended;
    std::function<void()> pass_a_minute;

private:
    boost::asio::awaitable<void> attend(const storage::Job& job) override {
        attended.push_back(shipment_of(job));
        if (attended.back() == "a slow one") pass_a_minute();
        if (attended.back() == "broken") throw std::runtime_error("nobody can attend to it");
        const base::Instant at = now();
        co_await storage::write(store(), [&](storage::Unit& unit) { unit.jobs().finish(job.id, job.attempts, at); });
    }
};

class JobWorkerTest : public test::ParcelStore {
protected:
    std::vector<std::string> look() {
        boost::asio::io_context idle;
        Finisher worker(idle.get_executor(), *store, clock, randomness);
        worker.pass_a_minute = [this] { clock.advance_minutes(1); };
        test::await(worker.work_off());
        return worker.attended;
    }
};

TEST_F(JobWorkerTest, AttendsToWhatIsDueAndOfItsKindOnce) {
    add_job(shipment_job("test.kind", "s1", test::test_morning));
    add_job(shipment_job("test.kind", "s2", test::test_morning + 1));
    add_job(shipment_job("test.other", "s3", test::test_morning));
    EXPECT_EQ(look(), std::vector<std::string>{"s1"});
    clock.advance_minutes(1);
    EXPECT_EQ(look(), std::vector<std::string>{"s2"});
    EXPECT_TRUE(look().empty());
}

TEST_F(JobWorkerTest, TakesOverWhereAnotherDied) {
    add_job(shipment_job("test.kind", "s1", test::test_morning));
    storage::write_now(*store, [](storage::Unit& unit) {
        EXPECT_EQ(unit.jobs().lease("test.kind", test::test_morning, test::test_morning + 60'000, 9).size(), 1u);
    });
    EXPECT_TRUE(look().empty());
    clock.advance_minutes(2);
    EXPECT_EQ(look(), std::vector<std::string>{"s1"});
}

TEST_F(JobWorkerTest, OneThatCannotBeAttendedToKeepsNobodyWaiting) {
    add_job(shipment_job("test.kind", "broken", test::test_morning));
    add_job(shipment_job("test.kind", "s1", test::test_morning));
    EXPECT_EQ(look(), (std::vector<std::string>{"broken", "s1"}));
    EXPECT_TRUE(look().empty()) << "it comes again after a pause";
    for (int attempt = 2; attempt <= 100; ++attempt) {
        clock.advance_minutes(13);
        EXPECT_EQ(look(), std::vector<std::string>{"broken"}) << attempt;
    }
    clock.advance_minutes(60);
    EXPECT_TRUE(look().empty()) << "given up, for people to look at";
    EXPECT_EQ(storage::read_now(*store, [](const storage::Unit& unit) { return unit.jobs().given_up("test.kind"); }),
              1);
}

TEST_F(JobWorkerTest, LeavesWhatItsLeaseRanOutForToTheNext) {
    for (const char* shipment : {"a slow one", "s1"})
        add_job(shipment_job("test.kind", shipment, test::test_morning));
    EXPECT_EQ(look(), std::vector<std::string>{"a slow one"});
    EXPECT_EQ(look(), std::vector<std::string>{"s1"});
}

TEST(PauseMilliseconds, DoublesUpToAMost) {
    const JobWorkerSettings settings;
    const std::pair<std::int64_t, std::int64_t> table[] = {{1, 2000},    {2, 4000},     {3, 8000},
                                                           {9, 512'000}, {10, 600'000}, {90, 600'000}};
    for (const auto& [attempts, pause] : table) {
        EXPECT_EQ(pause_milliseconds(settings, attempts, 0), pause) << attempts;
        EXPECT_EQ(pause_milliseconds(settings, attempts, 255), pause + pause / 4) << attempts;
    }
}

TEST(ShipmentJob, NamesItsShipment) {
    const storage::Job job = shipment_job("courier.ask", "s1", test::test_morning, "/2");
    EXPECT_EQ(job.id, "courier.ask/s1/2");
    EXPECT_EQ(job.kind, "courier.ask");
    EXPECT_EQ(shipment_of(job), "s1");
    EXPECT_EQ(shipment_of({"x", "y", "no json", test::test_morning}), "");
}

}  // namespace
}  // namespace onetrip::couriers
