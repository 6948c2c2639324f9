#include "core/seal/secret_box.h"

#include <sodium.h>

#include <algorithm>

namespace onetrip::seal {

static_assert(digest_bytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(nonce_bytes == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);

constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

base::Bytes close_box(const Digest& key, const Nonce& nonce, base::BytesView context, base::BytesView plain) {
    base::Bytes closed(nonce_bytes + plain.size() + tag_bytes);
    std::copy(nonce.begin(), nonce.end(), closed.begin());
    crypto_aead_xchacha20poly1305_ietf_encrypt(closed.data() + nonce_bytes, nullptr, plain.data(), plain.size(),
                                               context.data(), context.size(), nullptr, nonce.data(), key.data());
    return closed;
}

std::optional<base::Bytes> open_box(const Digest& key, base::BytesView context, base::BytesView closed) {
    if (closed.size() < nonce_bytes + tag_bytes) return std::nullopt;
    base::Bytes plain(closed.size() - nonce_bytes - tag_bytes);
    const int refused = crypto_aead_xchacha20poly1305_ietf_decrypt(
        plain.data(), nullptr, nullptr, closed.data() + nonce_bytes, closed.size() - nonce_bytes, context.data(),
        context.size(), closed.data(), key.data());
    if (refused != 0) return std::nullopt;
    return plain;
}

}  // namespace onetrip::seal
