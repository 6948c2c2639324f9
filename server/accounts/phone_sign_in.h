#pragma once

/// Citizens sign in by a code sent to their phone. Asking tells nobody whether a phone is known: it is done the same
/// way for every number. A code belongs to the session that asked for it; it is kept as a keyed hash, lives five
/// minutes and bears five tries. README.md says why the limits are as they are.

#include <boost/asio/awaitable.hpp>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "server/accounts/allowance.h"
#include "server/accounts/citizens.h"
#include "server/accounts/known_device.h"
#include "server/ports/sms.h"

namespace onetrip::accounts {

/// Held by a browser from which somebody signed in: it may ask for codes of that phone whatever strangers do.
inline constexpr std::string_view device_cookie = "onetrip_device";

inline constexpr std::size_t phone_code_digits = 6;
inline constexpr std::int64_t phone_code_seconds = 5 * 60;
inline constexpr std::int64_t phone_code_resend_seconds = 60;
inline constexpr std::int64_t phone_code_tries_max = 5;

inline constexpr std::int64_t hour_seconds = 3'600;
inline constexpr Allowance codes_of_address{"phone_code.address", 60, hour_seconds};
inline constexpr Allowance codes_of_device{"phone_code.device", 10, hour_seconds};
inline constexpr Allowance codes_for_strangers{"phone_code.strangers", 6, hour_seconds};
inline constexpr Allowance codes_for_strangers_a_day{"phone_code.strangers_a_day", 20, 24 * hour_seconds};

class PhoneSignIn {
public:
    /// `key` is this city's secret for phones. Without a gateway (`sms` is null) no code can be sent.
    PhoneSignIn(storage::Store& store, const ports::Clock& clock, ports::Randomness& randomness, Citizens& citizens,
                ports::Sms* sms, const seal::Digest& key)
        : store_(store),
          clock_(clock),
          randomness_(randomness),
          citizens_(citizens),
          sms_(sms),
          key_(key),
          devices_(device_cookie, key) {}

    enum class SendRefusal : std::uint8_t {
        TooOften,  ///< with `retry_after_seconds`
        NotSent    ///< there is no gateway, or it did not take the message
    };
    struct NotSent {
        SendRefusal refusal = SendRefusal::NotSent;
        std::int64_t retry_after_seconds = 0;
    };
    struct Sent {
        std::int64_t resend_after_seconds = 0;
    };
    /// Asked again before `resend_after_seconds` are over, it answers the same and sends nothing. `phone` is
    /// normalised.
    [[nodiscard]] boost::asio::awaitable<base::Result<Sent, NotSent>> send_code(const http::Request& request,
                                                                                const storage::CitizenSession& session,
                                                                                std::string phone);

    struct SignedIn {
        storage::CitizenSession session;
        http::SetCookie cookie;
        http::SetCookie device;
    };
    struct WrongCode {
        std::int64_t tries_left = 0;  ///< 0: there is no code that would fit
    };
    /// The session ends and another begins, which is the person's; what the anonymous one had moves along.
    [[nodiscard]] boost::asio::awaitable<base::Result<SignedIn, WrongCode>> sign_in(
        const storage::CitizenSession& session, std::string phone, std::string_view code);
    /// The same of somebody whose phone is proven by other means.
    [[nodiscard]] boost::asio::awaitable<SignedIn> sign_in_proven(const storage::CitizenSession& session,
                                                                  std::string phone);

private:
    /// What is drawn before the unit of work, which may run twice.
    struct Arrival {
        storage::Citizen person;  ///< where the phone is new
        Citizens::Begun begun;
    };
    [[nodiscard]] Arrival draw_arrival(std::string phone, base::Instant now) const;
    /// Whose the new session is.
    [[nodiscard]] static std::string arrive(storage::Unit& unit, const storage::CitizenSession& session,
                                            const Arrival& arrival);
    [[nodiscard]] SignedIn signed_in(Arrival arrival, std::string citizen) const;
    [[nodiscard]] seal::Digest keyed_hash(std::string_view what, std::string_view text) const;
    [[nodiscard]] seal::Digest hash_of_code(const storage::TokenHash& session, std::string_view phone,
                                            std::string_view code) const;

    storage::Store& store_;
    const ports::Clock& clock_;
    ports::Randomness& randomness_;
    Citizens& citizens_;
    ports::Sms* sms_;
    const seal::Digest key_;
    const KnownDevices devices_;
};

}  // namespace onetrip::accounts
