#include "server/host/worker_pool.h"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <future>

#include "server/ports/busy.h"

namespace onetrip::host::testing {

namespace {

template <typename T>
[[nodiscard]] T result_of(boost::asio::awaitable<T> task) {
    boost::asio::io_context context(1);
    auto future = boost::asio::co_spawn(context, std::move(task), boost::asio::use_future);
    context.run();
    return future.get();
}

}  // namespace

TEST(WorkerPool, ResumesTheCallerOnItsOwnLoopWithTheValue) {
    WorkerPool pool("test", 2, 10);
    const auto here = std::this_thread::get_id();
    const auto task = [&]() -> boost::asio::awaitable<int> {
        const auto there = co_await pool.run([] { return std::this_thread::get_id(); });
        EXPECT_NE(there, here);
        EXPECT_EQ(std::this_thread::get_id(), here);
        co_await pool.run([] {});
        co_return 7;
    };
    EXPECT_EQ(result_of(task()), 7);
}

TEST(WorkerPool, ThrowsAtTheCallerWhatTheJobThrew) {
    WorkerPool pool("test", 1, 10);
    const auto task = [&]() -> boost::asio::awaitable<std::string> {
        try {
            co_await pool.run([]() -> int { throw std::runtime_error("no"); });
        } catch (const std::runtime_error& failure) {
            co_return failure.what();
        }
        co_return "";
    };
    EXPECT_EQ(result_of(task()), "no");
}

TEST(WorkerPool, IsBusyWhenItsQueueIsFull) {
    WorkerPool pool("test", 1, 2);
    std::promise<void> begun;
    std::promise<void> release;
    pool.submit([&] {
        begun.set_value();
        release.get_future().wait();
    });
    begun.get_future().wait();
    std::atomic<int> done{0};
    pool.submit([&] { ++done; });
    pool.submit([&] { ++done; });
    EXPECT_EQ(pool.queued(), 2u);
    EXPECT_THROW(pool.submit([] {}), ports::Busy);
    const auto task = [&]() -> boost::asio::awaitable<int> { co_return co_await pool.run([] { return 1; }); };
    EXPECT_THROW(static_cast<void>(result_of(task())), ports::Busy);
    release.set_value();
    pool.join();
    EXPECT_EQ(done, 2);
    EXPECT_THROW(pool.submit([] {}), ports::Busy);
}

TEST(WorkerPool, ManyCallersEachGetTheirOwn) {
    WorkerPool pool("test", 4, 1000);
    boost::asio::io_context context(1);
    std::int64_t sum = 0;
    for (int i = 0; i < 500; ++i) {
        boost::asio::co_spawn(
            context,
            [&pool, &sum, i]() -> boost::asio::awaitable<void> { sum += co_await pool.run([i] { return i; }); },
            boost::asio::detached);
    }
    context.run();
    EXPECT_EQ(sum, 499 * 500 / 2);
}

TEST(OneShot, MayBeSetBeforeItIsAwaited) {
    OneShot<std::string> done;
    done.set("early");
    EXPECT_EQ(result_of(done.wait()), "early");
}

}  // namespace onetrip::host::testing
