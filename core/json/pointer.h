#pragma once

/// JSON Pointer (RFC 6901): how a finding names its place.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace onetrip::json {

/// Reads a pointer token by token, undoing `~1` and `~0`.
class PointerReader {
public:
    explicit PointerReader(std::string_view pointer) : rest_(pointer) {}
    [[nodiscard]] bool more() const { return !rest_.empty(); }
    /// The next token; nullopt if the pointer is malformed there (no leading `/`, or `~` without 0 or 1).
    [[nodiscard]] std::optional<std::string> next();

private:
    std::string_view rest_;
};

/// An array index as RFC 6901 section 4 spells it: digits without a leading zero.
[[nodiscard]] std::optional<std::size_t> array_index(std::string_view token);

/// Appends `/token`, escaped.
void append_token(std::string& pointer, std::string_view token);
void append_token(std::string& pointer, std::size_t index);

}  // namespace onetrip::json
