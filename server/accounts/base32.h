#pragma once

/// Bytes as Base32 without padding (RFC 4648 section 6): the spelling authenticator apps take secrets in, and one that
/// people can type: no lower case, and no digit that looks like a letter.

#include <string>

#include "core/base/bytes.h"

namespace onetrip::accounts {

[[nodiscard]] std::string to_base32(base::BytesView bytes);

}  // namespace onetrip::accounts
