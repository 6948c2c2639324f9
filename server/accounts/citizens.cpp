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
    Begun begun = draw_session(draw_id(randomness_), clock_.now());
    co_await storage::write(store_, [&begun](storage::Unit& unit) { unit.citizen_sessions().add(begun.session); });
    co_return begun;
}

Citizens::Begun Citizens::draw_session(std::string citizen, base::Instant now) const {
    std::string token = draw_token(randomness_);
    storage::CitizenSession session;
    session.token_hash = *hash_of_token(token);
    session.citizen = std::move(citizen);
    session.created_at = now;
    session.expires_at = now + citizen_session_seconds * 1000;
    http::SetCookie cookie{std::string(citizen_cookie), std::move(token), citizen_session_seconds, secure_cookies_};
    return {std::move(session), std::move(cookie)};
}

boost::asio::awaitable<http::SetCookie> Citizens::sign_out(const storage::CitizenSession& session) {
    const base::Instant now = clock_.now();
    co_await storage::write(
        store_, [&session, now](storage::Unit& unit) { unit.citizen_sessions().revoke(session.token_hash, now); });
    co_return http::SetCookie{std::string(citizen_cookie), {}, 0, secure_cookies_};
}

boost::asio::awaitable<bool> Citizens::end_session(std::string_view citizen, std::string_view name) {
    const base::Instant now = clock_.now();
    co_return co_await storage::write(store_, [citizen, name, now](storage::Unit& unit) {
        for (const storage::CitizenSession& session : unit.citizen_sessions().signed_in_of(citizen, now)) {
            if (name_of(session) != name) continue;
            unit.citizen_sessions().revoke(session.token_hash, now);
            return true;
        }
        return false;
    });
}

std::string Citizens::name_of(const storage::CitizenSession& session) {
    constexpr std::size_t name_bytes = 16;
    return base::to_base64url(base::BytesView(session.token_hash).first(name_bytes));
}

}  // namespace onetrip::accounts
