#include "server/accounts/staff_sessions.h"

#include <algorithm>
#include <utility>

#include "server/accounts/token.h"

namespace onetrip::accounts {
namespace {

constexpr std::int64_t second = 1000;

base::Instant last_use(const storage::StaffSession& session) {
    return session.seen_at.value_or(session.drawn_at);
}

bool is_past(base::Instant since, std::int64_t seconds, base::Instant now) {
    return now >= since + seconds * second;
}

/// A token whose successor is in use is on its way out and gets no other.
bool is_on_its_way_out(const storage::StaffSession& session) {
    return session.expires_at < session.begun_at + staff_session_seconds * second;
}

}  // namespace

std::string_view name_of(Awaits awaits) {
    switch (awaits) {
        case Awaits::Nothing: return "nothing";
        case Awaits::Code: return "code";
        case Awaits::Enrolment: break;
    }
    return "enrolment";
}

Awaits StaffSessions::awaits_of(Roles roles, bool proven, bool has_second_factor) const {
    if (proven) return Awaits::Nothing;
    if (has_second_factor) return Awaits::Code;
    return must_have_second_factor(roles) ? Awaits::Enrolment : Awaits::Nothing;
}

SignedInStaff StaffSessions::describe(const storage::StaffMember& member, const storage::StaffSession& session,
                                      bool has_second_factor) const {
    const Roles roles = Roles::of_names(member.roles);
    return {member.user, member.name, roles, awaits_of(roles, session.proven, has_second_factor), session.session};
}

bool StaffSessions::is_over(const storage::StaffSession& session, Awaits awaits, base::Instant now) const {
    if (is_past(last_use(session), policy_.idle_seconds, now)) return true;
    return awaits != Awaits::Nothing && is_past(session.begun_at, awaiting_seconds, now);
}

bool StaffSessions::is_due(const storage::StaffSession& session, Awaits awaits, base::Instant now) const {
    if (awaits != Awaits::Nothing || is_on_its_way_out(session)) return false;
    const bool was_handed_one = session.succeeded_at && !is_past(*session.succeeded_at, token_grace_seconds, now);
    return is_past(session.drawn_at, policy_.token_seconds, now) && !was_handed_one;
}

boost::asio::awaitable<std::optional<StaffSessions::Caller>> StaffSessions::caller_of(
    const http::Request& request) const {
    const auto token = request.cookie(staff_cookie);
    const auto hash = token ? hash_of_token(*token) : std::nullopt;
    if (!hash) co_return std::nullopt;
    const base::Instant now = clock_.now();
    const auto found = co_await storage::read(
        store_, [&hash, now](const storage::Unit& unit) { return unit.staff_sessions().find(*hash, now); });
    if (!found) co_return std::nullopt;
    Caller caller{describe(found->member, found->session, found->has_second_factor), std::nullopt};
    const Awaits awaits = caller.staff.awaits;
    if (is_over(found->session, awaits, now)) co_return std::nullopt;
    const bool is_noted = found->session.seen_at && !is_past(*found->session.seen_at, seen_precision_seconds, now);
    if (!is_noted || is_due(found->session, awaits, now)) caller.renewed = co_await note_use(found->session, awaits);
    co_return caller;
}

boost::asio::awaitable<std::optional<http::SetCookie>> StaffSessions::note_use(const storage::StaffSession& session,
                                                                               Awaits awaits) const {
    const base::Instant now = clock_.now();
    std::string token = draw_token(randomness_);
    const bool renewed = co_await storage::write(store_, [&](storage::Unit& unit) {
        // Read again: a request beside this one may have been first.
        auto found = unit.staff_sessions().find(session.token_hash, now);
        if (!found) return false;
        storage::StaffSession& present = found->session;
        if (!present.seen_at) {
            const base::Instant grace_ends = now + token_grace_seconds * second;
            unit.staff_sessions().end_other_tokens(present.session, present.token_hash, grace_ends);
        }
        const bool due = is_due(present, awaits, now);
        present.seen_at = now;
        if (due) {
            present.succeeded_at = now;
            storage::StaffSession successor = present;
            successor.token_hash = *hash_of_token(token);
            successor.drawn_at = now;
            successor.seen_at = std::nullopt;
            successor.succeeded_at = std::nullopt;
            unit.staff_sessions().add(successor);
        }
        unit.staff_sessions().mark(present);
        return due;
    });
    if (!renewed) co_return std::nullopt;
    co_return cookie(std::move(token), session, now);
}

http::SetCookie StaffSessions::cookie(std::string token, const storage::StaffSession& session,
                                      base::Instant now) const {
    const std::int64_t left_seconds = (session.expires_at - now) / second;
    return {std::string(staff_cookie), std::move(token), left_seconds, secure_cookies_};
}

http::SetCookie StaffSessions::no_cookie() const {
    return {std::string(staff_cookie), {}, 0, secure_cookies_};
}

StaffSessions::Drawn StaffSessions::draw(std::string_view user, bool proven) const {
    const base::Instant now = clock_.now();
    std::string token = draw_token(randomness_);
    storage::StaffSession session;
    session.token_hash = *hash_of_token(token);
    session.session = draw_id(randomness_);
    session.user = user;
    session.proven = proven;
    session.begun_at = now;
    session.drawn_at = now;
    session.expires_at = now + staff_session_seconds * second;
    http::SetCookie laid = cookie(std::move(token), session, now);
    return {std::move(session), std::move(laid)};
}

boost::asio::awaitable<std::vector<StaffSessions::Listed>> StaffSessions::list(const SignedInStaff& staff) const {
    const base::Instant now = clock_.now();
    const auto [tokens, has_second_factor] = co_await storage::read(store_, [&staff, now](const storage::Unit& unit) {
        return std::pair(unit.staff_sessions().of(staff.user, now), unit.second_factors().find(staff.user).has_value());
    });
    std::vector<Listed> sessions;
    for (const storage::StaffSession& token : tokens) {
        if (is_over(token, awaits_of(staff.roles, token.proven, has_second_factor), now)) continue;
        if (sessions.empty() || sessions.back().session != token.session) {
            sessions.push_back({token.session, token.begun_at, last_use(token)});
        }
        sessions.back().seen_at = std::max(sessions.back().seen_at, last_use(token));
    }
    co_return sessions;
}

boost::asio::awaitable<bool> StaffSessions::end(std::string_view user, std::string_view session) const {
    co_return co_await storage::write(
        store_, [user, session](storage::Unit& unit) { return unit.staff_sessions().end(user, session); });
}

}  // namespace onetrip::accounts
