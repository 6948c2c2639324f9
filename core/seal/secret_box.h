#pragma once

/// Bytes closed with a secret key, so that who holds the store without the key reads nothing and changes nothing
/// unseen: XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03), whose nonce is long enough to be drawn at random.
///
/// Written is the nonce and then what came of the plain bytes, 16 longer than they are.

#include <array>
#include <optional>

#include "core/base/bytes.h"
#include "core/seal/hash.h"

namespace onetrip::seal {

inline constexpr std::size_t nonce_bytes = 24;
using Nonce = std::array<std::uint8_t, nonce_bytes>;

/// `nonce` must never be used twice with one key: draw it. `context` is bound in and has to be the same for opening.
[[nodiscard]] base::Bytes close_box(const Digest& key, const Nonce& nonce, base::BytesView context,
                                    base::BytesView plain);
/// nullopt for what was not closed with this key for this context, or has been changed since.
[[nodiscard]] std::optional<base::Bytes> open_box(const Digest& key, base::BytesView context, base::BytesView closed);

}  // namespace onetrip::seal
