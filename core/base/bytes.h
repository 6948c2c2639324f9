#pragma once

/// Bytes and the two ways they are written as text: lower-case hexadecimal, and base64url without padding (RFC 4648
/// section 5).

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace onetrip::base {

using Bytes = std::vector<std::uint8_t>;
using BytesView = std::span<const std::uint8_t>;

[[nodiscard]] inline BytesView as_bytes(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
[[nodiscard]] inline std::string_view as_text(BytesView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

[[nodiscard]] std::string to_hex(BytesView bytes);
/// nullopt for an odd length or anything but hexadecimal digits (either case).
[[nodiscard]] std::optional<Bytes> from_hex(std::string_view text);

[[nodiscard]] std::string to_base64url(BytesView bytes);
/// nullopt for padding, a foreign character, an impossible length or unused bits that are not zero: one value has one
/// spelling, so that a signed text cannot be respelled.
[[nodiscard]] std::optional<Bytes> from_base64url(std::string_view text);

}  // namespace onetrip::base
