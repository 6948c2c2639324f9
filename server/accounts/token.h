#pragma once

/// Secret tokens: 32 random bytes, given out as base64url (43 characters) and kept only as their SHA-256. And ids:
/// shorter, not secret, but not to be counted through either.

#include <optional>
#include <string>
#include <string_view>

#include "server/ports/randomness.h"
#include "server/storage/citizens.h"

namespace onetrip::accounts {

[[nodiscard]] std::string draw_token(ports::Randomness& randomness);
/// What the store knows a token by; nullopt for a text that cannot be one.
[[nodiscard]] std::optional<storage::TokenHash> hash_of_token(std::string_view token);

/// 16 random bytes as base64url (22 characters).
[[nodiscard]] std::string draw_id(ports::Randomness& randomness);

}  // namespace onetrip::accounts
