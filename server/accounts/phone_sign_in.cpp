#include "server/accounts/phone_sign_in.h"

#include <array>
#include <optional>

#include "server/accounts/token.h"
#include "server/http/client_address.h"

namespace onetrip::accounts {
namespace {

using base::Err;

constexpr std::int64_t second = 1000;

std::string draw_code(ports::Randomness& randomness) {
    std::array<std::uint8_t, 8> bytes{};
    randomness.fill(bytes);
    std::uint64_t number = 0;
    for (const std::uint8_t byte : bytes)
        number = number << 8 | byte;
    std::string code(phone_code_digits, '0');
    for (std::size_t at = code.size(); at-- > 0; number /= 10)
        code[at] = static_cast<char>('0' + number % 10);
    return code;
}

std::string_view as_key(const seal::Digest& digest) {
    return base::as_text(base::BytesView(digest));
}

/// Who asks for a phone's code, as far as it is counted.
struct Asker {
    std::string address;  ///< empty: the machine itself, which is not limited
    std::string device;   ///< empty: a stranger
};

std::int64_t seconds_to_wait(storage::Unit& unit, const Asker& asker, const seal::Digest& phone, base::Instant now) {
    std::int64_t wait = asker.address.empty() ? 0 : take(unit, codes_of_address, asker.address, now);
    if (!asker.device.empty()) return std::max(wait, take(unit, codes_of_device, asker.device, now));
    wait = std::max(wait, take(unit, codes_for_strangers, as_key(phone), now));
    return std::max(wait, take(unit, codes_for_strangers_a_day, as_key(phone), now));
}

/// The unanswered code of the session that asks, or why there is none to be sent, or the new one.
struct Laid {
    bool is_new = false;
    std::int64_t resend_after_seconds = phone_code_resend_seconds;
};

base::Result<Laid, PhoneSignIn::NotSent> lay(storage::Unit& unit, const storage::PhoneCode& code, const Asker& asker) {
    const auto before = unit.phone_codes().find(code.session, code.phone_key);
    if (before) {
        const std::int64_t left = before->sent_at + phone_code_resend_seconds * second - code.sent_at;
        if (left > 0) return Laid{false, (left + second - 1) / second};
    }
    if (const std::int64_t wait = seconds_to_wait(unit, asker, code.phone_key, code.sent_at)) {
        return Err{PhoneSignIn::NotSent{PhoneSignIn::SendRefusal::TooOften, wait}};
    }
    unit.phone_codes().put(code);
    return Laid{true, phone_code_resend_seconds};
}

/// Counts a try that does not fit.
std::optional<PhoneSignIn::WrongCode> fault_of(storage::Unit& unit, const storage::PhoneCode& tried,
                                               base::Instant now) {
    const auto code = unit.phone_codes().find(tried.session, tried.phone_key);
    if (!code || code->expires_at <= now || code->tries >= phone_code_tries_max) return PhoneSignIn::WrongCode{0};
    if (seal::equal_in_constant_time(code->code_hash, tried.code_hash)) return std::nullopt;
    unit.phone_codes().add_try(tried.session, tried.phone_key);
    return PhoneSignIn::WrongCode{phone_code_tries_max - code->tries - 1};
}

}  // namespace

seal::Digest PhoneSignIn::keyed_hash(std::string_view what, std::string_view text) const {
    std::string whole(what);
    whole.append("\n").append(text);
    return seal::blake2b(base::as_bytes(whole), key_);
}

seal::Digest PhoneSignIn::hash_of_code(const storage::TokenHash& session, std::string_view phone,
                                       std::string_view code) const {
    std::string text(as_key(session));
    text.append(phone).append("\n").append(code);
    return keyed_hash("code", text);
}

boost::asio::awaitable<base::Result<PhoneSignIn::Sent, PhoneSignIn::NotSent>> PhoneSignIn::send_code(
    const http::Request& request, const storage::CitizenSession& session, std::string phone) {
    if (sms_ == nullptr) co_return Err{NotSent{}};
    const ports::CodeMessage message{phone, draw_code(randomness_), phone_code_seconds / 60};
    storage::PhoneCode code;
    code.session = session.token_hash;
    code.phone_key = keyed_hash("phone", phone);
    code.code_hash = hash_of_code(session.token_hash, phone, message.code);
    code.sent_at = clock_.now();
    code.expires_at = code.sent_at + phone_code_seconds * second;
    const Asker asker{http::rate_client(request.client_address()), devices_.name_of(request, phone)};
    const auto laid =
        co_await storage::write(store_, [&code, &asker](storage::Unit& unit) { return lay(unit, code, asker); });
    if (!laid.ok()) co_return Err{laid.error()};
    if (!laid->is_new) co_return Sent{laid->resend_after_seconds};
    if (co_await sms_->send(message)) co_return Sent{laid->resend_after_seconds};
    // Nobody has it: the next request may send another at once.
    co_await storage::write(store_,
                            [&code](storage::Unit& unit) { unit.phone_codes().forget(code.session, code.phone_key); });
    co_return Err{NotSent{}};
}

boost::asio::awaitable<base::Result<PhoneSignIn::SignedIn, PhoneSignIn::WrongCode>> PhoneSignIn::sign_in(
    const storage::CitizenSession& session, std::string phone, std::string_view code) {
    const base::Instant now = clock_.now();
    storage::PhoneCode tried;
    tried.session = session.token_hash;
    tried.phone_key = keyed_hash("phone", phone);
    tried.code_hash = hash_of_code(session.token_hash, phone, code);
    Arrival arrival = draw_arrival(std::move(phone), now);

    // A try that does not fit is counted: the unit must stand, so it ends with a value.
    struct Ended {
        std::optional<WrongCode> wrong;
        std::string citizen;
    };
    const Ended ended = co_await storage::write(store_, [&](storage::Unit& unit) -> Ended {
        if (const auto wrong = fault_of(unit, tried, now)) return {wrong, {}};
        unit.phone_codes().forget(tried.session, tried.phone_key);
        return {std::nullopt, arrive(unit, session, arrival)};
    });
    if (ended.wrong) co_return Err{*ended.wrong};
    co_return signed_in(std::move(arrival), ended.citizen);
}

boost::asio::awaitable<PhoneSignIn::SignedIn> PhoneSignIn::sign_in_proven(const storage::CitizenSession& session,
                                                                          std::string phone) {
    Arrival arrival = draw_arrival(std::move(phone), clock_.now());
    const std::string citizen =
        co_await storage::write(store_, [&](storage::Unit& unit) { return arrive(unit, session, arrival); });
    co_return signed_in(std::move(arrival), citizen);
}

PhoneSignIn::Arrival PhoneSignIn::draw_arrival(std::string phone, base::Instant now) const {
    const seal::Digest phone_key = keyed_hash("phone", phone);
    Arrival arrival;
    arrival.person = {draw_id(randomness_), phone_key, std::move(phone), now};
    arrival.begun = citizens_.draw_session(arrival.person.id, now);
    arrival.begun.session.signed_in_at = now;
    return arrival;
}

std::string PhoneSignIn::arrive(storage::Unit& unit, const storage::CitizenSession& session, const Arrival& arrival) {
    const auto known = unit.citizens().find_by_phone(arrival.person.phone_key);
    if (!known) unit.citizens().add(arrival.person);
    std::string citizen = known ? known->id : arrival.person.id;
    // Whoever is signed in already brings nothing along: what is there belongs to another phone.
    if (!session.signed_in_at) unit.citizens().move_belongings(session.citizen, citizen);
    unit.citizen_sessions().revoke(session.token_hash, arrival.person.created_at);
    storage::CitizenSession added = arrival.begun.session;
    added.citizen = citizen;
    unit.citizen_sessions().add(added);
    return citizen;
}

PhoneSignIn::SignedIn PhoneSignIn::signed_in(Arrival arrival, std::string citizen) const {
    arrival.begun.session.citizen = std::move(citizen);
    http::SetCookie device = devices_.cookie(draw_id(randomness_), arrival.person.phone, arrival.begun.cookie.secure);
    return {std::move(arrival.begun.session), std::move(arrival.begun.cookie), std::move(device)};
}

}  // namespace onetrip::accounts
