#pragma once

/// A value that another thread will have, awaited by a coroutine on its event loop: the seam between the store's writer
/// thread or the worker pool and the handlers.
///
///     host::OneShot<Committed> done;
///     writer.enqueue([done] { done.set(commit()); });   // any thread, exactly once
///     Committed committed = co_await done.wait();       // resumes on the caller's own loop
///
/// The event loop must outlive whoever still owes a value: threads that call `set` are joined before the server is
/// destroyed.

#include <boost/asio/awaitable.hpp>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace onetrip::host {

/// The part without a type: raised once by any thread, awaited once.
class Signal {
public:
    void raise();
    [[nodiscard]] boost::asio::awaitable<void> wait();

private:
    std::mutex mutex_;
    bool raised_ = false;
    std::function<void()> resume_;
};

template <typename T>
class OneShot {
public:
    OneShot() : state_(std::make_shared<State>()) {}

    void set(T value) const {
        state_->value.emplace(std::move(value));
        state_->signal.raise();
    }
    void fail(std::exception_ptr failure) const {
        state_->failure = std::move(failure);
        state_->signal.raise();
    }
    /// The value, or throws what `fail` was given.
    [[nodiscard]] boost::asio::awaitable<T> wait() const {
        const std::shared_ptr<State> state = state_;
        co_await state->signal.wait();
        if (state->failure) std::rethrow_exception(state->failure);
        co_return std::move(*state->value);
    }

private:
    struct State {
        Signal signal;
        std::optional<T> value;
        std::exception_ptr failure;
    };
    std::shared_ptr<State> state_;
};

/// The value of a job that only says that it is done.
struct Nothing {};

}  // namespace onetrip::host
