#pragma once

/// Drafts on their way from one device to another. The store cannot read them: they are closed with a key that the code
/// gives, and the code is nowhere but with the citizen.

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/bytes.h"
#include "core/base/instant.h"
#include "core/seal/hash.h"

namespace onetrip::storage {

struct Handover {
    seal::Digest code_hash{};
    std::string citizen;  ///< who gave it: its files are theirs until it is taken
    base::Bytes closed;
    base::Instant expires_at;
};

class Handovers {
public:
    virtual ~Handovers() = default;

    /// In place of an earlier one of that code.
    virtual void put(const Handover& handover) = 0;
    /// Only before it lapses, and by one citizen only: by that one again, since an answer may be lost.
    [[nodiscard]] virtual std::optional<Handover> take(const seal::Digest& code_hash, std::string_view citizen,
                                                       base::Instant now) = 0;
    /// Takes away at most `limit` that lapsed before then; answers how many.
    virtual std::int64_t forget_before(base::Instant expires_at, std::int64_t limit) = 0;
};

}  // namespace onetrip::storage
