#pragma once

/// Staff accounts and their sessions, and the counters that slow down guessing.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/instant.h"
#include "server/storage/citizens.h"

namespace onetrip::storage {

struct StaffMember {
    std::string user;  ///< what is typed to sign in; unique
    std::string name;
    std::string password_hash;  ///< as `crypto_pwhash_str` writes it
    std::vector<std::string> roles;
    bool disabled = false;
};

struct StaffSession {
    TokenHash token_hash{};
    std::string user;
    base::Instant created_at;
    base::Instant expires_at;
};

class StaffAccounts {
public:
    virtual ~StaffAccounts() = default;

    [[nodiscard]] virtual std::optional<StaffMember> find(std::string_view user) const = 0;
    /// Adds the member or replaces the one of that user name.
    virtual void put(const StaffMember& member) = 0;

    /// The member behind a session that is neither revoked nor over at `now`, unless the account is disabled.
    [[nodiscard]] virtual std::optional<StaffMember> find_signed_in(const TokenHash& token_hash,
                                                                    base::Instant now) const = 0;
    virtual void add_session(const StaffSession& session) = 0;
    virtual void revoke_session(const TokenHash& token_hash, base::Instant at) = 0;
    virtual void revoke_sessions_of(std::string_view user, base::Instant at) = 0;
};

/// Counts in fixed windows of time. What is counted is the caller's: the key is a hash, so that no address is kept.
class Throttles {
public:
    virtual ~Throttles() = default;

    [[nodiscard]] virtual std::int64_t count(const seal::Digest& key, base::Instant window) const = 0;
    /// Counts one more and answers the new count.
    virtual std::int64_t add(const seal::Digest& key, base::Instant window) = 0;
    virtual void forget(const seal::Digest& key) = 0;
    virtual void forget_before(base::Instant window) = 0;
};

}  // namespace onetrip::storage
