#pragma once

/// Threads for work that blocks: SQL, password hashing, image decoding. A handler awaits the result and the event loop
/// serves others meanwhile.
///
///     const bool right = co_await workers.run([&] { return verify_password(hash, password); });
///
/// The queue is bounded: when it is full `run` throws ports::Busy, which the transport answers with 503. What the job
/// throws is thrown at the awaiting handler.

#include <boost/asio/awaitable.hpp>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

#include "server/host/one_shot.h"

namespace onetrip::host {

class WorkerPool {
public:
    /// `name` (up to 15 bytes) is what `top -H` shows.
    WorkerPool(std::string name, std::size_t threads, std::size_t queue_max);
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    /// The job may capture by reference what lives in the awaiting coroutine. A job without a value yields Nothing.
    template <typename Job>
    [[nodiscard]] auto run(Job job) -> boost::asio::awaitable<
        std::conditional_t<std::is_void_v<std::invoke_result_t<Job&>>, Nothing, std::invoke_result_t<Job&>>> {
        using Raw = std::invoke_result_t<Job&>;
        using Value = std::conditional_t<std::is_void_v<Raw>, Nothing, Raw>;
        OneShot<Value> done;
        submit([done, &job] {
            try {
                if constexpr (std::is_void_v<Raw>) {
                    job();
                    done.set(Nothing{});
                } else {
                    done.set(job());
                }
            } catch (...) {
                done.fail(std::current_exception());
            }
        });
        co_return co_await done.wait();
    }

    /// Queues a job nobody waits for; throws ports::Busy if the queue is full or the pool has ended. The job must not
    /// throw.
    void submit(std::function<void()> job);

    /// Finishes what is queued, then ends the threads. Further jobs are refused.
    void join();

    [[nodiscard]] std::size_t queued() const;

private:
    void work();

    const std::string name_;
    const std::size_t queue_max_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::function<void()>> queue_;
    bool ended_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace onetrip::host
