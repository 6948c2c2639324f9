#pragma once

/// What couriers sign and seal with, where they fix it: MD5 and SM4 (GB/T 32907), through OpenSSL. Nothing of our own
/// is protected by either.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/bytes.h"

namespace onetrip::couriers {

using Md5 = std::array<std::uint8_t, 16>;
[[nodiscard]] Md5 md5(std::string_view bytes);

/// 32 digits.
[[nodiscard]] std::string upper_hex(const Md5& digest);
[[nodiscard]] std::string lower_hex(const Md5& digest);

/// RFC 4648 section 4, with padding.
[[nodiscard]] std::string base64(base::BytesView bytes);
/// nullopt for anything else.
[[nodiscard]] std::optional<base::Bytes> from_base64(std::string_view text);

inline constexpr std::size_t sm4_key_bytes = 16;
/// ECB with PKCS #7 padding; nullopt if the key has another length.
[[nodiscard]] std::optional<base::Bytes> sm4_encrypt(base::BytesView key, std::string_view plain);
/// nullopt also if the padding does not fit.
[[nodiscard]] std::optional<std::string> sm4_decrypt(base::BytesView key, base::BytesView closed);

}  // namespace onetrip::couriers
