#include "core/seal/hash.h"

#include <sodium.h>

#ifndef __EMSCRIPTEN__
// SHA256() of OpenSSL 3 reads its configuration file at its first use, and looks the algorithm up: the core reads no
// files. The three steps below it do neither; they are called deprecated for that.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
#endif

#include "core/base/assert.h"

namespace onetrip::seal {
namespace {

/// Whether the processor's own instructions did it: libsodium has plain C for SHA-256, a sixth as fast, and is the
/// quicker one for what is short.
bool sha256_of_much(base::BytesView bytes, Digest& digest) {
#ifdef __EMSCRIPTEN__
    static_cast<void>(bytes);
    static_cast<void>(digest);
    return false;
#else
    constexpr std::size_t much_bytes = 16'384;
    SHA256_CTX state;
    return bytes.size() >= much_bytes && SHA256_Init(&state) == 1 &&
           SHA256_Update(&state, bytes.data(), bytes.size()) == 1 && SHA256_Final(digest.data(), &state) == 1;
#endif
}

}  // namespace

static_assert(digest_bytes == crypto_hash_sha256_BYTES);

Digest sha256(base::BytesView bytes) {
    Digest digest{};
    if (sha256_of_much(bytes, digest)) return digest;
    crypto_hash_sha256(digest.data(), bytes.data(), bytes.size());
    return digest;
}

std::string sha256_hex(base::BytesView bytes) {
    return base::to_hex(sha256(bytes));
}

Digest blake2b(base::BytesView bytes, base::BytesView key) {
    ONETRIP_ASSERT(key.size() <= crypto_generichash_KEYBYTES_MAX);
    Digest digest{};
    crypto_generichash(digest.data(), digest.size(), bytes.data(), bytes.size(), key.data(), key.size());
    return digest;
}

bool is_digest_hex(std::string_view text) {
    if (text.size() != digest_bytes * 2) return false;
    for (const char c : text) {
        const bool is_lower_hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        if (!is_lower_hex) return false;
    }
    return true;
}

bool equal_in_constant_time(base::BytesView a, base::BytesView b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace onetrip::seal
