#include "server/accounts/citizens.h"

#include <string>

#include "server/accounts/token.h"

namespace onetrip::accounts {

boost::asio::awaitable<std::optional<storage::CitizenSession>> Citizens::session_of(
    const http::Request& request) const {
    const auto token = request.cookie(citizen_cookie);
    if (!token) co_return std::nullopt;
    const auto hash = hash_of_token(*token);
    if (!hash) co_return std::nullopt;
    const base::Instant now = clock_.now();
    co_return co_await storage::read(
        store_, [&hash, now](const storage::Unit& unit) { return unit.citizen_sessions().find(*hash, now); });
}

boost::asio::awaitable<Citizens::Begun> Citizens::begin() {
    const base::Instant now = clock_.now();
    std::string token = draw_token(randomness_);
    storage::CitizenSession session;
    session.token_hash = *hash_of_token(token);
    session.citizen = draw_id(randomness_);
    session.created_at = now;
    session.expires_at = now + citizen_session_seconds * 1000;
    co_await storage::write(store_, [&session](storage::Unit& unit) { unit.citizen_sessions().add(session); });
    http::SetCookie cookie{std::string(citizen_cookie), std::move(token), citizen_session_seconds, secure_cookies_};
    co_return Begun{std::move(session), std::move(cookie)};
}

}  // namespace onetrip::accounts
