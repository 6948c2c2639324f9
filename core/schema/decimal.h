#pragma once

/// Numbers as JSON Schema compares and divides them: exactly. An integer of 64 bits is itself; a double is compared as
/// the value it is and divided as its shortest decimal spelling, so that 0.0075 is a multiple of 0.0001, which no
/// division of doubles says.

#include <cstdint>

#include "core/json/document.h"

namespace onetrip::schema {

struct Number {
    bool is_integer = true;
    std::int64_t integer = 0;
    double real = 0;  ///< where is_integer is false
};

/// A number's value; anything else is a bug. A whole double that fits is an integer.
[[nodiscard]] Number number_of(json::View value);

/// Below zero, zero or above it, as a is below, equal to or above b.
[[nodiscard]] int compare(const Number& a, const Number& b);

/// Whether `value` divided by `divisor` (above zero) is whole.
[[nodiscard]] bool is_multiple(const Number& value, const Number& divisor);

/// An integer in the sense of `type`: without a fraction, however large.
[[nodiscard]] bool is_whole(json::View value);

}  // namespace onetrip::schema
