#pragma once

/// Passwords, kept as Argon2id (RFC 9106) by libsodium's `crypto_pwhash_str`: hash, salt and cost in one text. Hashing
/// takes tens of milliseconds and tens of megabytes on purpose, so it belongs on the worker pool, never on an event
/// loop.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace onetrip::accounts {

/// What one hash costs.
struct PasswordCost {
    std::uint64_t passes = 2;
    std::size_t memory_bytes = 64u << 20;
};

inline constexpr std::size_t password_bytes_max = 256;

/// Throws std::bad_alloc if the memory cannot be had.
[[nodiscard]] std::string hash_password(std::string_view password, PasswordCost cost = {});

/// False for anything that does not fit, also for a hash that is none.
[[nodiscard]] bool is_password(std::string_view hash, std::string_view password);

}  // namespace onetrip::accounts
