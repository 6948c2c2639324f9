#pragma once

/// The store: units of work in, durable facts out. The caller is told only after the commit has reached the disk.
///
///     const auto booking = co_await storage::write(store, [&](storage::Unit& unit) { … return Result<…>; });
///     const auto found = co_await storage::read(store, [&](const storage::Unit& unit) { return …; });
///
/// A write whose function returns a `base::Result` without a value, or throws, leaves nothing behind. Trouble of the
/// machine is thrown at the awaiting coroutine as `storage::Failure`, or `ports::Busy` where too much is waiting.

#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "core/base/result.h"
#include "server/host/one_shot.h"
#include "server/storage/failure.h"
#include "server/storage/unit.h"

namespace onetrip::storage {

/// Empty if all went well.
using Ended = std::function<void(std::exception_ptr failure)>;

struct StoreFigures {
    std::uint64_t units_committed = 0;
    std::uint64_t units_given_up = 0;
    std::uint64_t units_failed = 0;
    std::uint64_t commits = 0;  ///< one commit carries many units
    std::uint64_t reads = 0;
};

class Store {
public:
    virtual ~Store() = default;

    // The callback side; `write` and `read` below are what handlers use. `ended` is called exactly once, from any
    // thread. Throws ports::Busy (nothing was begun, `ended` is not called) or Failure{Closed}.
    virtual void submit_write(std::function<void(Unit&)> work, Ended ended) = 0;
    virtual void submit_read(std::function<void(const Unit&)> work, Ended ended) = 0;

    /// Called after each commit with what it announced, from a thread of the store: hand it on and return. Set once,
    /// before the first write.
    virtual void on_change(std::function<void(const Change&)> listener) = 0;

    /// Nothing if the store takes writes; else why the last one failed. Recovers by itself with the next good commit.
    [[nodiscard]] virtual std::optional<FailureKind> trouble() const = 0;
    [[nodiscard]] virtual StoreFigures figures() const = 0;

    /// Finishes what is queued and ends the threads. Later work is refused with Closed.
    virtual void close() = 0;
};

namespace detail {

template <typename T>
struct IsResult : std::false_type {};
template <typename T, typename E>
struct IsResult<base::Result<T, E>> : std::true_type {};

/// Runs the function, gives the unit up where its result says no.
template <typename Work, typename AnyUnit>
auto run(Work& work, AnyUnit& unit) {
    using Raw = std::invoke_result_t<Work&, AnyUnit&>;
    if constexpr (std::is_void_v<Raw>) {
        work(unit);
        return host::Nothing{};
    } else {
        Raw value = work(unit);
        if constexpr (IsResult<Raw>::value && !std::is_const_v<AnyUnit>) {
            if (!value.ok()) unit.give_up();
        }
        return value;
    }
}

template <typename Work, typename AnyUnit>
using Value = std::conditional_t<std::is_void_v<std::invoke_result_t<Work&, AnyUnit&>>, host::Nothing,
                                 std::invoke_result_t<Work&, AnyUnit&>>;

/// Calls `submit` and waits until it has ended; throws what it ended with.
void block_until(const std::function<void(Ended)>& submit);

template <typename AnyUnit, typename Work, typename Submit>
boost::asio::awaitable<Value<Work, AnyUnit>> awaited(Work& work, Submit submit) {
    using Kept = Value<Work, AnyUnit>;
    host::OneShot<Kept> done;
    // The function and its latest value live in this coroutine, which outlives the work.
    std::optional<Kept> value;
    submit([&work, &value](AnyUnit& unit) { value.emplace(run(work, unit)); },
           [done, &value](std::exception_ptr failure) {
               if (failure) {
                   done.fail(std::move(failure));
               } else {
                   done.set(std::move(*value));
               }
           });
    co_return co_await done.wait();
}

}  // namespace detail

template <typename Work>
boost::asio::awaitable<detail::Value<Work, Unit>> write(Store& store, Work work) {
    co_return co_await detail::awaited<Unit>(
        work, [&store](auto run, Ended ended) { store.submit_write(std::move(run), std::move(ended)); });
}

template <typename Work>
boost::asio::awaitable<detail::Value<Work, const Unit>> read(Store& store, Work work) {
    co_return co_await detail::awaited<const Unit>(
        work, [&store](auto run, Ended ended) { store.submit_read(std::move(run), std::move(ended)); });
}

/// The same for threads that may block (start-up, tools, tests). Never on an event loop.
template <typename Work>
detail::Value<Work, Unit> write_now(Store& store, Work work) {
    std::optional<detail::Value<Work, Unit>> value;
    detail::block_until([&](Ended ended) {
        store.submit_write([&](Unit& unit) { value.emplace(detail::run(work, unit)); }, std::move(ended));
    });
    return std::move(*value);
}

template <typename Work>
detail::Value<Work, const Unit> read_now(Store& store, Work work) {
    std::optional<detail::Value<Work, const Unit>> value;
    detail::block_until([&](Ended ended) {
        store.submit_read([&](const Unit& unit) { value.emplace(detail::run(work, unit)); }, std::move(ended));
    });
    return std::move(*value);
}

}  // namespace onetrip::storage
