#pragma once

/// The secrets a server draws once and keeps in its store: what signs receipts, and what hides query codes.

#include "core/seal/keys.h"
#include "server/ports/randomness.h"
#include "server/storage/store.h"

namespace onetrip::endpoints {

struct OfficeKeys {
    seal::SigningKey signing;
    /// Query codes have 30 bits: a plain hash of them would be guessed from a stolen database in no time.
    seal::Digest query_code{};
};

/// Draws what is not there yet. Blocks: for start-up. Several servers that start at once end up with the same keys.
[[nodiscard]] OfficeKeys load_keys(storage::Store& store, ports::Randomness& randomness);

[[nodiscard]] seal::Digest hash_of_query_code(std::string_view code, const seal::Digest& key);

}  // namespace onetrip::endpoints
