#pragma once

/// Citizens, their sessions, and the codes sent to their phones. A session belongs to a citizen id. An anonymous
/// session has an id of its own that means nothing else; a session that is signed in has the id of the person, who is
/// known by the phone.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
    std::optional<base::Instant> signed_in_at = std::nullopt;  ///< none while it is anonymous
};

class CitizenSessions {
public:
    virtual ~CitizenSessions() = default;

    /// Only a session that is neither revoked nor over at `now`.
    [[nodiscard]] virtual std::optional<CitizenSession> find(const TokenHash& token_hash, base::Instant now) const = 0;
    /// The signed-in ones that still hold at `now`, newest first.
    [[nodiscard]] virtual std::vector<CitizenSession> signed_in_of(std::string_view citizen,
                                                                   base::Instant now) const = 0;
    virtual void add(const CitizenSession& session) = 0;
    virtual void revoke(const TokenHash& token_hash, base::Instant at) = 0;
    /// Takes away at most `limit` sessions that were over before then; answers how many.
    virtual std::int64_t forget_before(base::Instant expires_at, std::int64_t limit) = 0;
};

/// A person who has signed in. The number stands nowhere but in the vault; it is found by a keyed hash.
struct Citizen {
    std::string id;
    seal::Digest phone_key{};
    std::string phone;  ///< as `core/identity` normalises a mobile number; sealed
    base::Instant created_at;
};

class Citizens {
public:
    virtual ~Citizens() = default;

    [[nodiscard]] virtual std::optional<Citizen> find(std::string_view id) const = 0;
    [[nodiscard]] virtual std::optional<Citizen> find_by_phone(const seal::Digest& phone_key) const = 0;
    virtual void add(const Citizen& citizen) = 0;
    /// What `from` has becomes `to`'s: uploads, seats at slots, cases and the sight of cases.
    virtual void move_belongings(std::string_view from, std::string_view to) = 0;

    /// Whether this citizen wants no messages about `topic` (`parcel`); nobody is muted who did not ask for it.
    [[nodiscard]] virtual bool is_muted(std::string_view citizen, std::string_view topic) const = 0;
    virtual void set_muted(std::string_view citizen, std::string_view topic, bool muted) = 0;
};

/// A code on its way to a phone, wanted by one session: nobody else's tries count against it, and nobody else's
/// request replaces it.
struct PhoneCode {
    TokenHash session{};
    seal::Digest phone_key{};
    seal::Digest code_hash{};
    base::Instant sent_at;
    base::Instant expires_at;
    std::int64_t tries = 0;
};

class PhoneCodes {
public:
    virtual ~PhoneCodes() = default;

    [[nodiscard]] virtual std::optional<PhoneCode> find(const TokenHash& session,
                                                        const seal::Digest& phone_key) const = 0;
    /// Adds the code or replaces the earlier one of its session and phone.
    virtual void put(const PhoneCode& code) = 0;
    /// Counts one more try.
    virtual void add_try(const TokenHash& session, const seal::Digest& phone_key) = 0;
    virtual void forget(const TokenHash& session, const seal::Digest& phone_key) = 0;
    /// Takes away at most `limit` codes that were over before then; answers how many.
    virtual std::int64_t forget_before(base::Instant expires_at, std::int64_t limit) = 0;
};

}  // namespace onetrip::storage
