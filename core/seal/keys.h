#pragma once

/// Ed25519 keys and signatures (RFC 8032). The core has no randomness: a key grows out of 32 bytes the caller drew
/// from the system's generator and keeps secret. libsodium is used without `sodium_init`: what is called here needs
/// neither its generator nor its processor-specific variants, and the WASM has no imports to feed a generator with.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/bytes.h"

namespace onetrip::seal {

inline constexpr std::size_t seed_bytes = 32;
inline constexpr std::size_t public_key_bytes = 32;
inline constexpr std::size_t secret_key_bytes = 64;  ///< the seed and the public key (RFC 8032's pair in one)
inline constexpr std::size_t signature_bytes = 64;

using Seed = std::array<std::uint8_t, seed_bytes>;
using PublicKey = std::array<std::uint8_t, public_key_bytes>;
using Signature = std::array<std::uint8_t, signature_bytes>;

/// What a reader needs to check a signature; safe to publish.
struct VerifyingKey {
    std::string key_id;
    PublicKey public_key{};
};

/// What signs. It cannot be copied and forgets its secret when it goes.
class SigningKey {
public:
    [[nodiscard]] static SigningKey from_seed(const Seed& seed);

    SigningKey(SigningKey&& other) noexcept;
    SigningKey& operator=(SigningKey&& other) noexcept;
    SigningKey(const SigningKey&) = delete;
    SigningKey& operator=(const SigningKey&) = delete;
    ~SigningKey();

    [[nodiscard]] const VerifyingKey& verifying_key() const { return verifying_key_; }
    [[nodiscard]] const std::string& key_id() const { return verifying_key_.key_id; }
    [[nodiscard]] Signature sign(base::BytesView message) const;

private:
    SigningKey() = default;

    VerifyingKey verifying_key_;
    std::array<std::uint8_t, secret_key_bytes> secret_key_{};
};

/// The first 16 hexadecimal digits of SHA-256 over the public key: short enough for a receipt on paper, and anybody
/// can recompute it.
[[nodiscard]] std::string key_id_of(const PublicKey& public_key);

/// Reads a public key as it is published (base64url, 43 characters); nullopt if it is none.
[[nodiscard]] std::optional<VerifyingKey> read_public_key(std::string_view base64url);

/// True if `signature` is one of `public_key`'s holder over `message`. Signatures with a non-canonical s or a key of
/// small order are no signatures (libsodium's strict reading of RFC 8032 section 5.1.7).
[[nodiscard]] bool is_signed_by(const PublicKey& public_key, base::BytesView message, const Signature& signature);

}  // namespace onetrip::seal
