// One side of a row of the store's bench, measured once: `onetrip-store-bench SIDE ADDRESS [SECONDS]` writes
// {"per_second":…,"p99_ms":…} on standard output. ADDRESS is as `--store` takes it; what is there is written into.
//
//     group    256 units wait all the time, committed together
//     single   256 units wait all the time, each committed by itself
//     slot     64 clients want seats of one slot
//     plain    64 clients want seats of one slot, each over its own PostgreSQL connection in four round trips:
//              BEGIN, SELECT … FOR UPDATE, UPDATE, COMMIT

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "server/storage/open.h"
#include "server/storage/postgresql/client.h"

namespace onetrip::storage {
namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr std::size_t units_waiting = 256;
constexpr std::size_t clients = 64;
constexpr base::Instant morning{1'795'827'600'000};

struct Measured {
    double per_second = 0;
    double p99_ms = 0;
};

Measured measured(std::vector<double> waits_ms, Clock::duration time) {
    if (waits_ms.empty()) return {};
    const auto p99 = waits_ms.begin() + static_cast<std::ptrdiff_t>(waits_ms.size() * 99 / 100);
    std::nth_element(waits_ms.begin(), p99, waits_ms.end());
    return {static_cast<double>(waits_ms.size()) / std::chrono::duration<double>(time).count(), *p99};
}

/// Keeps `waiting` units under way until the time is over.
class Crowd {
public:
    using Work = std::function<void(Unit&, std::int64_t number)>;
    Crowd(Store& store, Work work, Clock::duration time) : store_(store), work_(std::move(work)), end_(began_ + time) {}

    Measured run(std::size_t waiting) {
        under_way_ = waiting;
        for (std::size_t i = 0; i < waiting; ++i)
            submit();
        std::unique_lock lock(mutex_);
        done_.wait(lock, [this] { return under_way_ == 0; });
        return measured(std::move(waits_ms_), Clock::now() - began_);
    }

private:
    void submit() {
        const std::int64_t number = ++number_;
        const auto from = Clock::now();
        store_.submit_write([this, number](Unit& unit) { work_(unit, number); },
                            [this, from](std::exception_ptr failure) { ended(from, failure); });
    }
    void ended(Clock::time_point from, const std::exception_ptr& failure) {
        if (failure) std::rethrow_exception(failure);
        const std::lock_guard lock(mutex_);
        waits_ms_.push_back(Milliseconds(Clock::now() - from).count());
        if (Clock::now() < end_) return submit();
        if (--under_way_ == 0) done_.notify_one();
    }

    Store& store_;
    const Work work_;
    const Clock::time_point began_ = Clock::now();
    const Clock::time_point end_;
    std::mutex mutex_;
    std::condition_variable done_;
    std::atomic<std::int64_t> number_ = 0;
    std::size_t under_way_ = 0;
    std::vector<double> waits_ms_;
};

/// Ids of one run never meet those of another.
std::string run_name() {
    return std::to_string(std::chrono::system_clock::now().time_since_epoch().count()) + "-";
}

Measured lay_jobs(const std::string& address, std::size_t units_per_commit, Clock::duration time) {
    OpenOptions options;
    options.units_per_commit_max = units_per_commit;
    const auto store = open(address, options);
    const std::string run = run_name();
    const auto lay = [&](Unit& unit, std::int64_t number) {
        unit.jobs().add({run + std::to_string(number), "courier.subscribe", R"({"shipment":"s1"})", morning, 0});
    };
    return Crowd(*store, lay, time).run(units_waiting);
}

Measured take_seats(const std::string& address, Clock::duration time) {
    const auto store = open(address);
    const std::string run = run_name();
    const auto take = [&](Unit& unit, std::int64_t number) {
        Booking wanted;
        wanted.id = run + std::to_string(number);
        wanted.citizen = wanted.id;
        wanted.service = "medical-check";
        wanted.slot = {"demo-hospital", "medical-check", run};
        wanted.from = morning;
        wanted.to = morning + 30 * base::milliseconds_per_minute;
        wanted.state = "held";
        wanted.held_until = morning;
        wanted.created_at = morning;
        if (!unit.bookings().add(wanted, INT32_MAX, morning)) std::abort();
    };
    return Crowd(*store, take, time).run(clients);
}

/// One client's seats, one after another.
std::vector<double> take_plain_seats(const std::string& address, Clock::time_point end) {
    const postgresql::Client client = postgresql::connect(address);
    const auto prepare = [&](const char* name, const char* sql) {
        PQclear(PQprepare(client.get(), name, sql, 0, nullptr));
    };
    const auto run = [&](const char* name) {
        return postgresql::Result(PQexecPrepared(client.get(), name, 0, nullptr, nullptr, nullptr, 0));
    };
    prepare("begin", "BEGIN");
    prepare("read", "SELECT taken FROM plain_slot WHERE id = 1 FOR UPDATE");
    prepare("take", "UPDATE plain_slot SET taken = taken + 1 WHERE id = 1");
    prepare("commit", "COMMIT");
    std::vector<double> waits_ms;
    while (Clock::now() < end) {
        const auto from = Clock::now();
        run("begin");
        const auto row = run("read");
        if (std::strtoll(PQgetvalue(row.get(), 0, 0), nullptr, 10) < INT32_MAX) run("take");
        if (PQresultStatus(run("commit").get()) != PGRES_COMMAND_OK) std::abort();
        waits_ms.push_back(Milliseconds(Clock::now() - from).count());
    }
    return waits_ms;
}

Measured take_plain_seats_together(const std::string& address, Clock::duration time) {
    postgresql::execute(postgresql::connect(address).get(),
                        "CREATE TABLE IF NOT EXISTS plain_slot (id BIGINT PRIMARY KEY, taken BIGINT NOT NULL);"
                        "INSERT INTO plain_slot VALUES (1, 0) ON CONFLICT DO NOTHING");
    const auto began = Clock::now();
    std::mutex mutex;
    std::vector<double> waits_ms;
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < clients; ++i) {
        threads.emplace_back([&] {
            const auto own = take_plain_seats(address, began + time);
            const std::lock_guard lock(mutex);
            waits_ms.insert(waits_ms.end(), own.begin(), own.end());
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    return measured(std::move(waits_ms), Clock::now() - began);
}

Measured measure(const std::string& side, const std::string& address, Clock::duration time) {
    if (side == "group") return lay_jobs(address, units_waiting, time);
    if (side == "single") return lay_jobs(address, 1, time);
    if (side == "slot") return take_seats(address, time);
    if (side == "plain") return take_plain_seats_together(address, time);
    throw Failure(FailureKind::Broken, "there is no side named " + side);
}

}  // namespace
}  // namespace onetrip::storage

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fputs("usage: onetrip-store-bench group|single|slot|plain ADDRESS [SECONDS]\n", stderr);
        return 2;
    }
    try {
        const std::chrono::seconds time(argc > 3 ? std::atoi(argv[3]) : 2);
        const auto figures = onetrip::storage::measure(argv[1], argv[2], time);
        std::printf("{\"per_second\":%.0f,\"p99_ms\":%.2f}\n", figures.per_second, figures.p99_ms);
        return 0;
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "onetrip-store-bench: %s\n", failure.what());
        return 1;
    }
}
