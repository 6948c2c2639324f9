#pragma once

/// Codes for the day an authenticator is lost: each opens once in place of a time-based code. 80 random bits, so that a
/// plain hash of them does not give them away.

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/seal/hash.h"
#include "server/ports/randomness.h"

namespace onetrip::accounts {

inline constexpr std::size_t recovery_code_count = 10;

/// `ABCD-EFGH-IJKL-MN23`: Base32 in groups, to be written down. Recovery codes are of this form, and so are enrolment
/// codes and passwords that the office hands out.
[[nodiscard]] std::string draw_written_code(ports::Randomness& randomness);

using RecoveryCodes = std::array<std::string, recovery_code_count>;
[[nodiscard]] RecoveryCodes draw_recovery_codes(ports::Randomness& randomness);

/// What the store knows a member's recovery or enrolment code by, however it was typed (small letters, with or without
/// hyphens and blanks); nullopt for a text that cannot be one.
[[nodiscard]] std::optional<seal::Digest> hash_of_recovery_code(std::string_view user, std::string_view typed);

}  // namespace onetrip::accounts
