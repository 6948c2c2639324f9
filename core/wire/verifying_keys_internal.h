#pragma once

/// The public keys that a caller trusts: `[{"key_id": …, "public_key": …}]`, 64 at most.

#include <vector>

#include "core/json/shape.h"
#include "core/seal/keys.h"

namespace onetrip::wire {

/// Takes the member `keys`; what is wrong with it is a fault of `parent`.
[[nodiscard]] std::vector<seal::VerifyingKey> read_verifying_keys(json::Shape& parent);

}  // namespace onetrip::wire
