#pragma once

/// The secrets a server draws once and keeps in its store: what signs receipts, and what hides query codes and phones.

#include "core/seal/keys.h"
#include "server/ports/randomness.h"
#include "server/storage/store.h"

namespace onetrip::endpoints {

struct OfficeKeys {
    seal::SigningKey signing;
    /// Query codes have 30 bits: a plain hash of them would be guessed from a stolen database in no time.
    seal::Digest query_code{};
    /// Finds citizens by their phones and hides the codes sent there.
    seal::Digest phone{};
    /// Proves to us the browsers from which staff signed in before.
    seal::Digest staff_device{};
};

/// Draws what is not there yet. Blocks: for start-up. Several servers that start at once end up with the same keys.
[[nodiscard]] OfficeKeys load_keys(storage::Store& store, ports::Randomness& randomness);

[[nodiscard]] seal::Digest hash_of_query_code(std::string_view code, const seal::Digest& key);

}  // namespace onetrip::endpoints
