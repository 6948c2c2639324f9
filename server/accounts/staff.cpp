#include "server/accounts/staff.h"

#include "server/accounts/token.h"

namespace onetrip::accounts {
namespace {

std::string pair_of(std::string_view user, std::string_view address) {
    std::string pair(user);
    pair.append("\n").append(address);
    return pair;
}

}  // namespace

Staff::Staff(storage::Store& store, const ports::Clock& clock, ports::Randomness& randomness, host::WorkerPool& workers,
             bool secure_cookies, PasswordCost cost)
    : store_(store),
      clock_(clock),
      randomness_(randomness),
      workers_(workers),
      secure_cookies_(secure_cookies),
      cost_(cost),
      nobodys_hash_(hash_password(draw_token(randomness), cost)) {}

boost::asio::awaitable<std::optional<storage::StaffMember>> Staff::proven(std::string_view user,
                                                                          std::string_view password) {
    auto member = co_await storage::read(store_, [user](const storage::Unit& unit) { return unit.staff().find(user); });
    const bool may_sign_in = member && !member->disabled;
    const std::string& hash = may_sign_in ? member->password_hash : nobodys_hash_;
    const bool fits = co_await workers_.run([&hash, password] { return is_password(hash, password); });
    if (!may_sign_in || !fits) co_return std::nullopt;
    co_return member;
}

boost::asio::awaitable<base::Result<Staff::Begun, Staff::Refused>> Staff::sign_in(std::string_view user,
                                                                                  std::string_view password,
                                                                                  std::string_view address) {
    const base::Instant now = clock_.now();
    const std::string pair = pair_of(user, address);
    // Counted before the hash is computed: tries sent at once are tries all the same.
    const std::int64_t wait = co_await storage::write(
        store_, [&pair, now](storage::Unit& unit) { return take(unit, sign_in_tries, pair, now); });
    if (wait > 0) co_return base::Err{Refused{SignInRefusal::TooManyTries, wait}};
    auto member = co_await proven(user, password);
    if (!member) co_return base::Err{Refused{SignInRefusal::Failed, 0}};

    std::string token = draw_token(randomness_);
    storage::StaffSession session;
    session.token_hash = *hash_of_token(token);
    session.user = member->user;
    session.created_at = now;
    session.expires_at = now + staff_session_seconds * 1000;
    co_await storage::write(store_, [&pair, &session](storage::Unit& unit) {
        unit.throttles().forget(allowance_key(sign_in_tries, pair));
        unit.staff().add_session(session);
    });
    SignedInStaff staff{member->user, member->name, Roles::of_names(member->roles)};
    http::SetCookie cookie{std::string(staff_cookie), std::move(token), staff_session_seconds, secure_cookies_};
    co_return Begun{std::move(staff), std::move(cookie)};
}

boost::asio::awaitable<std::optional<SignedInStaff>> Staff::session_of(const http::Request& request) const {
    const auto token = request.cookie(staff_cookie);
    if (!token) co_return std::nullopt;
    const auto hash = hash_of_token(*token);
    if (!hash) co_return std::nullopt;
    const base::Instant now = clock_.now();
    auto member = co_await storage::read(
        store_, [&hash, now](const storage::Unit& unit) { return unit.staff().find_signed_in(*hash, now); });
    if (!member) co_return std::nullopt;
    co_return SignedInStaff{member->user, member->name, Roles::of_names(member->roles)};
}

boost::asio::awaitable<http::SetCookie> Staff::sign_out(const http::Request& request) {
    const auto token = request.cookie(staff_cookie);
    const auto hash = token ? hash_of_token(*token) : std::nullopt;
    if (hash) {
        const base::Instant now = clock_.now();
        co_await storage::write(store_, [&hash, now](storage::Unit& unit) { unit.staff().revoke_session(*hash, now); });
    }
    co_return http::SetCookie{std::string(staff_cookie), {}, 0, secure_cookies_};
}

void Staff::put(std::string_view user, std::string_view name, Roles roles, std::string_view password) {
    storage::StaffMember member;
    member.user = user;
    member.name = name;
    member.roles = roles.names();
    member.password_hash = hash_password(password, cost_);
    const base::Instant now = clock_.now();
    storage::write_now(store_, [&](storage::Unit& unit) {
        unit.staff().put(member);
        unit.staff().revoke_sessions_of(user, now);
    });
}

}  // namespace onetrip::accounts
