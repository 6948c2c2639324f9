#pragma once

/// Sessions of the staff. A session lasts a working day at most; the token that holds it is replaced more often, so
/// that a stolen one is of little use. A row is a token; rows of one session bear its name.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/instant.h"
#include "server/storage/citizens.h"
#include "server/storage/staff.h"

namespace onetrip::storage {

struct StaffSession {
    TokenHash token_hash{};
    std::string session;  ///< the session's name: not secret, the same while its tokens change
    std::string user;
    bool proven = false;  ///< the second factor was given
    base::Instant begun_at;
    base::Instant drawn_at;  ///< when this token was
    base::Instant expires_at;
    std::optional<base::Instant> seen_at = std::nullopt;       ///< none: this token was not used yet
    std::optional<base::Instant> succeeded_at = std::nullopt;  ///< when a newer token was last handed out for it
};

struct StaffSignedIn {
    StaffMember member;
    StaffSession session;
    bool has_second_factor = false;
};

class StaffSessions {
public:
    virtual ~StaffSessions() = default;

    /// Who holds this token, unless it is over at `now` or the account is disabled.
    [[nodiscard]] virtual std::optional<StaffSignedIn> find(const TokenHash& token_hash, base::Instant now) const = 0;
    /// The tokens of a member that hold at `now`, those of the newest session first, each session's newest first.
    [[nodiscard]] virtual std::vector<StaffSession> of(std::string_view user, base::Instant now) const = 0;
    virtual void add(const StaffSession& session) = 0;
    /// Writes down the token's `seen_at` and `succeeded_at`.
    virtual void mark(const StaffSession& session) = 0;
    /// The session's other tokens end then, if not before.
    virtual void end_other_tokens(std::string_view session, const TokenHash& token_hash, base::Instant at) = 0;
    /// False if the member has no session of that name.
    virtual bool end(std::string_view user, std::string_view session) = 0;
    virtual void end_all_of(std::string_view user) = 0;
    /// Takes away at most `limit` tokens that were over before then; answers how many.
    virtual std::int64_t forget_before(base::Instant expires_at, std::int64_t limit) = 0;
};

}  // namespace onetrip::storage
