#pragma once

/// Result<T, E>: a value, or the named reason why there is none. The core throws nothing; `std::expected` is absent
/// from the toolchain (C++20, g++ 12, Emscripten 3.1.6), so this is the small part of it that the rooms need.

#include <type_traits>
#include <utility>
#include <variant>

#include "core/base/assert.h"

namespace onetrip::base {

/// Wraps an error so that `return Err{Refusal::SlotTaken};` converts into any Result with that error type.
template <typename E>
struct Err {
    E error;
};
template <typename E>
Err(E) -> Err<E>;

/// The value of a Result that only says "it worked".
struct Done {};

template <typename T, typename E>
class [[nodiscard]] Result {
public:
    using value_type = T;
    using error_type = E;

    // Implicit on purpose: `return value;` and `return Err{...};` read like the sentence they are.
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    template <typename F, typename = std::enable_if_t<std::is_convertible_v<F, E>>>
    Result(Err<F> failure) : state_(std::in_place_index<1>, std::move(failure.error)) {}

    [[nodiscard]] bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    /// The value; asking for it when there is none is a bug.
    [[nodiscard]] const T& value() const& {
        ONETRIP_ASSERT(ok());
        return *std::get_if<0>(&state_);
    }
    [[nodiscard]] T& value() & {
        ONETRIP_ASSERT(ok());
        return *std::get_if<0>(&state_);
    }
    [[nodiscard]] T&& value() && {
        ONETRIP_ASSERT(ok());
        return std::move(*std::get_if<0>(&state_));
    }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    /// The reason; asking for it when there is a value is a bug.
    [[nodiscard]] const E& error() const {
        ONETRIP_ASSERT(!ok());
        return *std::get_if<1>(&state_);
    }

private:
    std::variant<T, E> state_;
};

}  // namespace onetrip::base
