#pragma once

/// Numbers as rules compute with them, and what it means for two values to be equal.
///
/// Whole numbers are exact in 64 bits. Decimals of up to 15 digits and 9 places are computed as decimals and not as
/// binary fractions, so that a verdict never hangs on a rounding: 0.1 + 0.2 is 0.3, and three shares of 0.7, 0.1 and
/// 0.2 sum to 1. Everything else is rounded to the nearest double, as ECMAScript does.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/logic/datum.h"

namespace onetrip::logic {

/// Integer or Real. null and false are 0, true is 1, text is read as ECMAScript's Number does for decimals ("" is 0,
/// blanks around are ignored, no hexadecimal, no Infinity); nullopt for other text, arrays and objects.
[[nodiscard]] std::optional<Datum> to_number(const Datum& datum);
[[nodiscard]] std::optional<Datum> read_number(std::string_view text);

/// Of two numbers; nullopt where the result is not finite or not defined (division by zero).
[[nodiscard]] std::optional<Datum> add(const Datum& a, const Datum& b);
[[nodiscard]] std::optional<Datum> subtract(const Datum& a, const Datum& b);
[[nodiscard]] std::optional<Datum> multiply(const Datum& a, const Datum& b);
[[nodiscard]] std::optional<Datum> divide(const Datum& a, const Datum& b);
/// With the sign of the dividend.
[[nodiscard]] std::optional<Datum> remainder(const Datum& a, const Datum& b);

/// -1, 0 or 1; of two numbers, exactly also between an integer and a real.
[[nodiscard]] int compare_numbers(const Datum& a, const Datum& b);

[[nodiscard]] double real_of(const Datum& number);
/// `3` and `3.0`, as far as an int64 holds them exactly; nullopt for anything else.
[[nodiscard]] std::optional<std::int64_t> whole_number(const Datum& datum);
void append_number(std::string& out, const Datum& number);

/// The same kind and the same value: numbers by value, arrays element by element, objects without regard to order.
/// Every comparison of two values takes one from `comparisons_left`; at 0 it stops and answers false.
[[nodiscard]] bool equals(const Datum& a, const Datum& b, std::uint32_t& comparisons_left);

}  // namespace onetrip::logic
