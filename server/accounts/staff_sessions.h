#pragma once

/// The staff's sessions: who is asking, and how far they have signed in. A session ends with the working day, after a
/// while without a request, or when it is revoked. Its token is replaced as it ages: the new one travels with the next
/// answer, and the old one holds until a little after the new one is first used, so that neither requests side by side
/// nor a lost answer sign anybody out.

#include <boost/asio/awaitable.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/accounts/roles.h"
#include "server/http/reply.h"
#include "server/http/request.h"
#include "server/ports/clock.h"
#include "server/ports/randomness.h"
#include "server/storage/store.h"

namespace onetrip::accounts {

inline constexpr std::string_view staff_cookie = "onetrip_staff";
inline constexpr std::int64_t staff_session_seconds = 8 * 3'600;
/// How long a password alone is remembered where a second factor is awaited.
inline constexpr std::int64_t awaiting_seconds = 10 * 60;
inline constexpr std::int64_t token_grace_seconds = 60;
/// A session's last use is written down no more often than this.
inline constexpr std::int64_t seen_precision_seconds = 60;

/// What a city decides about its staff.
struct StaffPolicy {
    Roles second_factor_roles;             ///< whoever has one of them must give a second factor
    std::int64_t idle_seconds = 30 * 60;   ///< without a request the session is over
    std::int64_t token_seconds = 15 * 60;  ///< a token older than this is replaced
};

/// What is still missing from a sign-in.
enum class Awaits : std::uint8_t {
    Nothing,
    Code,      ///< of the second factor
    Enrolment  ///< the role asks for a second factor, and there is none yet
};

/// `nothing`, `code`, `enrolment`
[[nodiscard]] std::string_view name_of(Awaits awaits);

struct SignedInStaff {
    std::string user;
    std::string name;
    Roles roles;
    Awaits awaits = Awaits::Nothing;
    std::string session;
};

class StaffSessions {
public:
    /// `secure_cookies`: where people reach the server by TLS.
    StaffSessions(storage::Store& store, const ports::Clock& clock, ports::Randomness& randomness, StaffPolicy policy,
                  bool secure_cookies)
        : store_(store), clock_(clock), randomness_(randomness), policy_(policy), secure_cookies_(secure_cookies) {}

    struct Caller {
        SignedInStaff staff;
        std::optional<http::SetCookie> renewed;  ///< to be laid with the answer
    };
    /// Whoever the request's cookie belongs to; nullopt without a valid one.
    [[nodiscard]] boost::asio::awaitable<std::optional<Caller>> caller_of(const http::Request& request) const;

    struct Drawn {
        storage::StaffSession session;
        http::SetCookie cookie;
    };
    /// A new session that is not stored yet.
    [[nodiscard]] Drawn draw(std::string_view user, bool proven) const;
    [[nodiscard]] SignedInStaff describe(const storage::StaffMember& member, const storage::StaffSession& session,
                                         bool has_second_factor) const;
    [[nodiscard]] bool must_have_second_factor(Roles roles) const { return roles.meets(policy_.second_factor_roles); }

    struct Listed {
        std::string session;
        base::Instant begun_at;
        base::Instant seen_at;
    };
    /// Those that still hold, newest first.
    [[nodiscard]] boost::asio::awaitable<std::vector<Listed>> list(const SignedInStaff& staff) const;
    /// False if the member has no session of that name.
    [[nodiscard]] boost::asio::awaitable<bool> end(std::string_view user, std::string_view session) const;
    /// The cookie that takes the old one away.
    [[nodiscard]] http::SetCookie no_cookie() const;

private:
    [[nodiscard]] Awaits awaits_of(Roles roles, bool proven, bool has_second_factor) const;
    [[nodiscard]] bool is_over(const storage::StaffSession& session, Awaits awaits, base::Instant now) const;
    [[nodiscard]] bool is_due(const storage::StaffSession& session, Awaits awaits, base::Instant now) const;
    [[nodiscard]] boost::asio::awaitable<std::optional<http::SetCookie>> note_use(const storage::StaffSession& session,
                                                                                  Awaits awaits) const;
    [[nodiscard]] http::SetCookie cookie(std::string token, const storage::StaffSession& session,
                                         base::Instant now) const;

    storage::Store& store_;
    const ports::Clock& clock_;
    ports::Randomness& randomness_;
    const StaffPolicy policy_;
    const bool secure_cookies_;
};

}  // namespace onetrip::accounts
