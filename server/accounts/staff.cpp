#include "server/accounts/staff.h"

#include "server/accounts/staff_register.h"
#include "server/accounts/token.h"

namespace onetrip::accounts {

std::string whose_tries(std::string_view user, std::string_view address) {
    std::string text(user);
    text.append("\n").append(address);
    return text;
}

Staff::Staff(storage::Store& store, const ports::Clock& clock, ports::Randomness& randomness, host::WorkerPool& workers,
             const StaffSessions& sessions, PasswordCost cost)
    : store_(store),
      clock_(clock),
      workers_(workers),
      sessions_(sessions),
      cost_(cost),
      nobodys_hash_(hash_password(draw_token(randomness), cost)) {}

boost::asio::awaitable<base::Result<storage::StaffMember, Staff::Refused>> Staff::proven(std::string_view user,
                                                                                         std::string_view password,
                                                                                         const std::string& whose) {
    const base::Instant now = clock_.now();
    // Counted before the hash is computed: tries sent at once are tries all the same.
    const std::int64_t wait_seconds = co_await storage::write(
        store_, [&whose, now](storage::Unit& unit) { return take(unit, sign_in_tries, whose, now); });
    if (wait_seconds > 0) co_return base::Err{Refused{SignInRefusal::TooManyTries, wait_seconds}};
    auto member = co_await storage::read(store_, [user](const storage::Unit& unit) { return unit.staff().find(user); });
    const bool may_sign_in = member && !member->disabled;
    const std::string& hash = may_sign_in ? member->password_hash : nobodys_hash_;
    const bool fits = co_await workers_.run([&hash, password] { return is_password(hash, password); });
    if (!may_sign_in || !fits) co_return base::Err{Refused{SignInRefusal::Failed, 0}};
    co_return std::move(*member);
}

boost::asio::awaitable<base::Result<Staff::Begun, Staff::Refused>> Staff::sign_in(std::string_view user,
                                                                                  std::string_view password,
                                                                                  std::string_view address) {
    const std::string whose = whose_tries(user, address);
    const auto member = co_await proven(user, password, whose);
    if (!member.ok()) co_return base::Err{member.error()};

    StaffSessions::Drawn drawn = sessions_.draw(member->user, false);
    SignedInStaff staff = co_await storage::write(store_, [&](storage::Unit& unit) {
        unit.staff_sessions().add(drawn.session);
        const bool has_second_factor = unit.second_factors().find(member->user).has_value();
        SignedInStaff described = sessions_.describe(*member, drawn.session, has_second_factor);
        // Who still owes the second factor has proven nothing yet.
        if (described.awaits == Awaits::Nothing) unit.throttles().forget(allowance_key(sign_in_tries, whose));
        return described;
    });
    co_return Begun{std::move(staff), std::move(drawn.cookie)};
}

boost::asio::awaitable<base::Result<http::SetCookie, Staff::Refused>> Staff::change_password(
    const SignedInStaff& staff, std::string_view password, std::string_view new_password, std::string_view address) {
    const std::string whose = whose_tries(staff.user, address);
    const auto member = co_await proven(staff.user, password, whose);
    if (!member.ok()) co_return base::Err{member.error()};

    const std::string hash = co_await workers_.run([this, new_password] { return hash_password(new_password, cost_); });
    const By by = by_staff(staff.user, clock_.now());
    StaffSessions::Drawn drawn = sessions_.draw(staff.user, false);
    const bool changed = co_await storage::write(store_, [&](storage::Unit& unit) {
        // Another request may have ended the session meanwhile, by setting another password or a second factor.
        if (!unit.staff_sessions().end(staff.user, staff.session)) return false;
        if (!set_password(unit, staff.user, hash, by).ok()) return false;
        // Where there is a second factor, nobody gets here without it.
        drawn.session.proven = unit.second_factors().find(staff.user).has_value();
        unit.staff_sessions().add(drawn.session);
        unit.throttles().forget(allowance_key(sign_in_tries, whose));
        return true;
    });
    if (!changed) co_return base::Err{Refused{SignInRefusal::Failed, 0}};
    co_return std::move(drawn.cookie);
}

void Staff::put(std::string_view user, std::string_view name, Roles roles, std::string_view password) {
    storage::StaffMember member;
    member.user = user;
    member.name = name;
    member.roles = roles.names();
    member.password_hash = hash_password(password, cost_);
    storage::write_now(store_, [&](storage::Unit& unit) {
        unit.staff().put(member);
        unit.staff_sessions().end_all_of(user);
        unit.second_factors().forget(user);
    });
}

}  // namespace onetrip::accounts
