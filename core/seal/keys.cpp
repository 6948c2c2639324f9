#include "core/seal/keys.h"

#include <sodium.h>

#include <algorithm>
#include <utility>

#include "core/seal/hash.h"

namespace onetrip::seal {

static_assert(seed_bytes == crypto_sign_SEEDBYTES);
static_assert(public_key_bytes == crypto_sign_PUBLICKEYBYTES);
static_assert(secret_key_bytes == crypto_sign_SECRETKEYBYTES);
static_assert(signature_bytes == crypto_sign_BYTES);

SigningKey SigningKey::from_seed(const Seed& seed) {
    SigningKey key;
    crypto_sign_seed_keypair(key.verifying_key_.public_key.data(), key.secret_key_.data(), seed.data());
    key.verifying_key_.key_id = key_id_of(key.verifying_key_.public_key);
    return key;
}

SigningKey::SigningKey(SigningKey&& other) noexcept
    : verifying_key_(std::move(other.verifying_key_)), secret_key_(other.secret_key_) {
    sodium_memzero(other.secret_key_.data(), secret_key_bytes);
}

SigningKey& SigningKey::operator=(SigningKey&& other) noexcept {
    if (this == &other) return *this;
    verifying_key_ = std::move(other.verifying_key_);
    secret_key_ = other.secret_key_;
    sodium_memzero(other.secret_key_.data(), secret_key_bytes);
    return *this;
}

SigningKey::~SigningKey() {
    sodium_memzero(secret_key_.data(), secret_key_bytes);
}

Signature SigningKey::sign(base::BytesView message) const {
    Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), secret_key_.data());
    return signature;
}

std::string key_id_of(const PublicKey& public_key) {
    return sha256_hex(public_key).substr(0, 16);
}

std::optional<VerifyingKey> read_public_key(std::string_view base64url) {
    const auto bytes = base::from_base64url(base64url);
    if (!bytes || bytes->size() != public_key_bytes) return std::nullopt;
    VerifyingKey key;
    std::copy(bytes->begin(), bytes->end(), key.public_key.begin());
    key.key_id = key_id_of(key.public_key);
    return key;
}

bool is_signed_by(const PublicKey& public_key, base::BytesView message, const Signature& signature) {
    return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), public_key.data()) == 0;
}

}  // namespace onetrip::seal
