#pragma once

/// A citizen's session on one device: begun without asking for anything, held by a cookie; signed in or not.

#include <boost/asio/awaitable.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/reply.h"
#include "server/http/request.h"
#include "server/ports/clock.h"
#include "server/ports/randomness.h"
#include "server/storage/store.h"

namespace onetrip::accounts {

inline constexpr std::string_view citizen_cookie = "onetrip_citizen";
inline constexpr std::int64_t citizen_session_seconds = 90 * 86'400;

class Citizens {
public:
    /// `secure_cookies`: where people reach the server by TLS.
    Citizens(storage::Store& store, const ports::Clock& clock, ports::Randomness& randomness, bool secure_cookies)
        : store_(store), clock_(clock), randomness_(randomness), secure_cookies_(secure_cookies) {}

    /// The session whose cookie the request carries; nullopt without a valid one.
    [[nodiscard]] boost::asio::awaitable<std::optional<storage::CitizenSession>> session_of(
        const http::Request& request) const;

    struct Begun {
        storage::CitizenSession session;
        http::SetCookie cookie;
    };
    /// An anonymous session.
    [[nodiscard]] boost::asio::awaitable<Begun> begin();
    /// A session of this citizen that is not stored yet.
    [[nodiscard]] Begun draw_session(std::string citizen, base::Instant now) const;

    /// Ends the request's session; the cookie that takes the old one away.
    [[nodiscard]] boost::asio::awaitable<http::SetCookie> sign_out(const storage::CitizenSession& session);
    /// Ends one of the citizen's signed-in sessions by its name; false if there is none of that name.
    [[nodiscard]] boost::asio::awaitable<bool> end_session(std::string_view citizen, std::string_view name);

    /// What a session is called where it is listed: not secret, and no step towards its token.
    [[nodiscard]] static std::string name_of(const storage::CitizenSession& session);

private:
    storage::Store& store_;
    const ports::Clock& clock_;
    ports::Randomness& randomness_;
    const bool secure_cookies_;
};

}  // namespace onetrip::accounts
