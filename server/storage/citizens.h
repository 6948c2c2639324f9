#pragma once

/// Citizens' sessions. A session belongs to a citizen; today a citizen is whoever holds the device's cookie, later a
/// phone number or an identity stands behind the same id, and what was begun anonymously stays theirs.

#include <optional>
#include <string>

#include "core/base/instant.h"
#include "core/seal/hash.h"

namespace onetrip::storage {

/// SHA-256 of a secret token: what leaks from a stolen database opens no session.
using TokenHash = seal::Digest;

struct CitizenSession {
    TokenHash token_hash{};
    std::string citizen;  ///< an opaque id
    base::Instant created_at;
    base::Instant expires_at;
};

class CitizenSessions {
public:
    virtual ~CitizenSessions() = default;

    /// Only a session that is neither revoked nor over at `now`.
    [[nodiscard]] virtual std::optional<CitizenSession> find(const TokenHash& token_hash, base::Instant now) const = 0;
    virtual void add(const CitizenSession& session) = 0;
    virtual void revoke(const TokenHash& token_hash, base::Instant at) = 0;
};

}  // namespace onetrip::storage
