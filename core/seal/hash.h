#pragma once

/// Hashes of bytes: SHA-256 (FIPS 180-4) where others must be able to recompute the value with common tools (materials,
/// receipts, key ids), BLAKE2b (RFC 7693) where only this program reads it and speed counts.

#include <array>
#include <cstdint>
#include <string>

#include "core/base/bytes.h"

namespace onetrip::seal {

inline constexpr std::size_t digest_bytes = 32;
using Digest = std::array<std::uint8_t, digest_bytes>;

[[nodiscard]] Digest sha256(base::BytesView bytes);
/// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(base::BytesView bytes);

/// BLAKE2b with a 256-bit digest. `key` (0..64 bytes; anything longer is a bug) makes it a message authentication
/// code, so that a stored hash of a guessable value (a phone number) does not give the value away.
[[nodiscard]] Digest blake2b(base::BytesView bytes, base::BytesView key = {});

/// True if `text` is 64 lower-case hexadecimal digits: the one spelling of a digest in JSON.
[[nodiscard]] bool is_digest_hex(std::string_view text);

/// Compares without telling by its duration where the difference is; false at once for different lengths.
[[nodiscard]] bool equal_in_constant_time(base::BytesView a, base::BytesView b);

}  // namespace onetrip::seal
