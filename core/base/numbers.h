#pragma once

/// One reader and one writer of numbers for both builds, so that native and WASM answers are equal to the byte.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onetrip::base {

/// A decimal integer with an optional `-`, nothing before or after; nullopt if it is none or does not fit.
[[nodiscard]] std::optional<std::int64_t> parse_integer(std::string_view text);

/// A number in JSON's grammar (RFC 8259 section 6), rounded correctly; nullopt if it is none or overflows.
[[nodiscard]] std::optional<double> parse_real(std::string_view text);

/// Appends a finite number as ECMAScript's Number::toString writes it: the shortest digits that read back to the same
/// value (RFC 8785 section 3.2.2.3).
void append_real(std::string& out, double value);
void append_integer(std::string& out, std::int64_t value);

}  // namespace onetrip::base
