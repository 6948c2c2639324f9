#pragma once

/// Runs a coroutine to its end on an event loop of its own: what tests of handlers need in place of a server.

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <optional>
#include <utility>

namespace onetrip::test {

/// The coroutine's value, or throws what it threw.
template <typename T>
T await(boost::asio::awaitable<T> task) {
    boost::asio::io_context loop;
    auto work = boost::asio::make_work_guard(loop);
    std::optional<T> value;
    std::exception_ptr failure;
    const auto whole = [&]() -> boost::asio::awaitable<void> { value.emplace(co_await std::move(task)); };
    boost::asio::co_spawn(loop, whole, [&](std::exception_ptr thrown) {
        failure = std::move(thrown);
        work.reset();
    });
    loop.run();
    if (failure) std::rethrow_exception(failure);
    return std::move(*value);
}

}  // namespace onetrip::test
