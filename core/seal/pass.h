#pragma once

/// The pass (凭证): what somebody with an appointment shows at the hall's door, as a QR code. The clerk's device checks
/// it with the published key alone, also while it has no network. One line of text, short enough for a code that an old
/// camera reads from an old screen:
///
///     OTP1.<booking>.<hall>.<service>.<slot>.<key id>.<signature>
///     OTP1.xKq3….city-hall.certificate-collection.2026-12-01T09:00.a1b2c3d4e5f60718.<base64url, 86 characters>
///
/// Signed is "onetrip.pass.v1\n" followed by everything before the last full stop. A pass says who was given which slot
/// when it was made; whether the booking still stands, and whether somebody has come with it already, is for the
/// server and for the device's own list of passes it has seen.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/seal/keys.h"

namespace onetrip::seal {

inline constexpr std::size_t pass_part_bytes_max = 64;
inline constexpr std::size_t pass_bytes_max = 4 + 6 * (pass_part_bytes_max + 1) + 86;

/// Each of [A-Za-z0-9_:-], 1 to 64 characters.
struct Pass {
    std::string booking;
    std::string hall;
    std::string service;
    std::string slot;  ///< its beginning in the hall's local time
};

/// Parts of another form are a bug.
[[nodiscard]] std::string sign_pass(const Pass& pass, const SigningKey& key);

/// In the order in which they are looked for.
enum class PassRefusal : std::uint8_t {
    Malformed,        ///< `pass.malformed`: no pass of version 1
    KeyUnknown,       ///< `pass.key_unknown`: none of the given keys has this id
    SignatureInvalid  ///< `pass.signature_invalid`: the key did not sign this
};
[[nodiscard]] std::string_view code_of(PassRefusal refusal);

[[nodiscard]] base::Result<Pass, PassRefusal> verify_pass(std::string_view text, std::span<const VerifyingKey> keys);

}  // namespace onetrip::seal
