#pragma once

/// Time-based one-time passwords (RFC 6238) as authenticator apps make them: HMAC-SHA-1 over the count of 30-second
/// steps since 1970, cut down to six digits (RFC 4226 section 5.3).
///
/// A code fits within its own step and one step to either side, for clocks that go wrong and people who type slowly. It
/// fits once: whoever asks names the latest step whose code was taken, and neither that one nor an earlier one is taken
/// again (RFC 6238 section 5.2).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/instant.h"

namespace onetrip::accounts {

inline constexpr std::int64_t totp_step_seconds = 30;
inline constexpr std::size_t totp_digits = 6;
inline constexpr std::int64_t totp_drift_steps = 1;
inline constexpr std::size_t totp_secret_bytes = 20;  ///< as long as the hash, RFC 4226 section 4 R6
/// The step before the first one: no code was taken yet.
inline constexpr std::int64_t totp_never = -1;

[[nodiscard]] std::int64_t totp_step_at(base::Instant now);

/// The code of a step, with leading zeros; 1 to 9 digits.
[[nodiscard]] std::string totp_code(base::BytesView secret, std::int64_t step, std::size_t digits = totp_digits);

/// The step whose code this is, if it may be taken now; nullopt for a code that does not fit or was taken before.
[[nodiscard]] std::optional<std::int64_t> take_totp(base::BytesView secret, std::string_view code, base::Instant now,
                                                    std::int64_t last_step);

/// What a QR code says to an authenticator app: `otpauth://totp/ISSUER:USER?secret=…`.
[[nodiscard]] std::string totp_address(std::string_view issuer, std::string_view user, base::BytesView secret);

}  // namespace onetrip::accounts
