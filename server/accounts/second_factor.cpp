#include "server/accounts/second_factor.h"

#include <array>
#include <optional>

#include "server/accounts/base32.h"
#include "server/accounts/staff.h"
#include "server/accounts/staff_register.h"
#include "server/accounts/token.h"
#include "server/accounts/totp.h"

namespace onetrip::accounts {

namespace {

using base::Err;

/// One code that somebody entered.
struct Try {
    std::string user;
    std::string code;    ///< without blanks
    std::string device;  ///< empty: a stranger
    std::string password_tries;
    base::Instant now;

    [[nodiscard]] const Allowance& allowance() const {
        return device.empty() ? codes_of_strangers : codes_of_known_device;
    }
    [[nodiscard]] std::string_view whose() const { return device.empty() ? user : device; }
};

Try try_of(const http::Request& request, const SignedInStaff& staff, std::string_view typed,
           const KnownDevices& devices, base::Instant now) {
    std::string code;
    for (const char c : typed) {
        if (c != ' ') code += c;
    }
    return {staff.user, std::move(code), devices.name_of(request, staff.user),
            whose_tries(staff.user, request.client_address()), now};
}

/// Takes the code if it fits the factor in force, so that it never fits again.
bool take_code(storage::Unit& unit, const Try& tried, const std::optional<storage::SecondFactor>& factor) {
    if (!factor) return false;
    if (const auto step = take_totp(factor->secret, tried.code, tried.now, factor->last_step)) {
        unit.second_factors().took(tried.user, *step);
        return true;
    }
    const auto hash = hash_of_recovery_code(tried.user, tried.code);
    return hash && unit.second_factors().spend(tried.user, *hash);
}

/// Where no factor is in force yet, the password says who it is only as long as no enrolment code was handed out. The
/// code is not spent here: only a factor that was confirmed ends it.
bool may_enrol(storage::Unit& unit, const Try& tried) {
    if (const auto factor = unit.second_factors().find(tried.user)) return take_code(unit, tried, factor);
    const auto member = unit.staff().find(tried.user);
    if (!member) return false;
    return !member->enrolment_code_hash || member->enrolment_code_hash == hash_of_recovery_code(tried.user, tried.code);
}

/// How a try ended: a value in any case, since a try that failed must stand in the store.
struct Tried {
    bool fits = false;
    std::int64_t wait_seconds = 0;
};

/// Counts the try, looks at the code, and does what follows from a good one.
template <typename Fits, typename Then>
Tried attempt(storage::Unit& unit, const Try& tried, Fits fits, Then then) {
    if (const std::int64_t wait = take(unit, tried.allowance(), tried.whose(), tried.now)) return {false, wait};
    if (!fits()) return {false, 0};
    unit.throttles().forget(allowance_key(tried.allowance(), tried.whose()));
    then();
    return {true, 0};
}

void add_proven(storage::Unit& unit, const Try& tried, const storage::StaffSession& proven) {
    unit.staff_sessions().add(proven);
    unit.throttles().forget(allowance_key(sign_in_tries, tried.password_tries));
}

}  // namespace

SecondFactors::Answer<SecondFactors::Offer> SecondFactors::enrol(const http::Request& request,
                                                                 const SignedInStaff& staff, std::string_view code) {
    std::array<std::uint8_t, totp_secret_bytes> secret{};
    randomness_.fill(secret);
    const storage::SecondFactor pending{{secret.begin(), secret.end()}, totp_never};
    const Try tried = try_of(request, staff, code, devices_, clock_.now());
    const Tried ended = co_await storage::write(store_, [&](storage::Unit& unit) {
        const auto fits = [&] { return may_enrol(unit, tried); };
        return attempt(unit, tried, fits, [&] { unit.second_factors().put_pending(tried.user, pending); });
    });
    if (!ended.fits) co_return Err{Refused{ended.wait_seconds}};
    co_return Offer{to_base32(secret), totp_address(totp_issuer, staff.user, secret)};
}

SecondFactors::Answer<SecondFactors::Confirmed> SecondFactors::confirm(const http::Request& request,
                                                                       const SignedInStaff& staff,
                                                                       std::string_view code) {
    RecoveryCodes codes = draw_recovery_codes(randomness_);
    std::array<seal::Digest, recovery_code_count> hashes{};
    for (std::size_t at = 0; at < codes.size(); ++at)
        hashes[at] = *hash_of_recovery_code(staff.user, codes[at]);
    StaffSessions::Drawn drawn = sessions_.draw(staff.user, true);
    const Try tried = try_of(request, staff, code, devices_, clock_.now());
    const Tried ended = co_await storage::write(store_, [&](storage::Unit& unit) {
        std::optional<std::int64_t> step;
        const auto fits = [&] {
            const auto pending = unit.second_factors().find_pending(tried.user);
            if (pending) step = take_totp(pending->secret, tried.code, tried.now, pending->last_step);
            return step && unit.staff_sessions().end(tried.user, staff.session);
        };
        return attempt(unit, tried, fits, [&] {
            unit.second_factors().confirm(tried.user, *step, hashes);
            note_second_factor(unit, tried.user, by_staff(tried.user, tried.now));
            unit.staff_sessions().end_all_of(tried.user);
            add_proven(unit, tried, drawn.session);
        });
    });
    if (!ended.fits) co_return Err{Refused{ended.wait_seconds}};
    co_return Confirmed{complete(staff, std::move(drawn)), std::move(codes)};
}

SecondFactors::Answer<SecondFactors::Proven> SecondFactors::prove(const http::Request& request,
                                                                  const SignedInStaff& staff, std::string_view code) {
    StaffSessions::Drawn drawn = sessions_.draw(staff.user, true);
    const Try tried = try_of(request, staff, code, devices_, clock_.now());
    const Tried ended = co_await storage::write(store_, [&](storage::Unit& unit) {
        // Another request may have ended the session meanwhile.
        const auto fits = [&] {
            return take_code(unit, tried, unit.second_factors().find(tried.user)) &&
                   unit.staff_sessions().end(tried.user, staff.session);
        };
        return attempt(unit, tried, fits, [&] { add_proven(unit, tried, drawn.session); });
    });
    if (!ended.fits) co_return Err{Refused{ended.wait_seconds}};
    co_return complete(staff, std::move(drawn));
}

SecondFactors::Proven SecondFactors::complete(const SignedInStaff& staff, StaffSessions::Drawn drawn) const {
    SignedInStaff proven = staff;
    proven.awaits = Awaits::Nothing;
    proven.session = drawn.session.session;
    http::SetCookie device = devices_.cookie(draw_id(randomness_), staff.user, drawn.cookie.secure);
    return {std::move(proven), std::move(drawn.cookie), std::move(device)};
}

boost::asio::awaitable<SecondFactors::Standing> SecondFactors::standing(const SignedInStaff& staff) const {
    auto standing = co_await storage::read(store_, [&staff](const storage::Unit& unit) {
        return Standing{unit.second_factors().find(staff.user).has_value(), false,
                        unit.second_factors().recovery_codes_left(staff.user)};
    });
    standing.required = sessions_.must_have_second_factor(staff.roles);
    co_return standing;
}

boost::asio::awaitable<std::optional<std::string>> SecondFactors::reset(std::string_view user,
                                                                        std::string_view by_user) {
    std::string code = draw_written_code(randomness_);
    const seal::Digest hash = *hash_of_recovery_code(user, code);
    const By by = by_staff(by_user, clock_.now());
    const auto done =
        co_await storage::write(store_, [&](storage::Unit& unit) { return reset_second_factor(unit, user, hash, by); });
    if (!done.ok()) co_return std::nullopt;
    co_return code;
}

}  // namespace onetrip::accounts
