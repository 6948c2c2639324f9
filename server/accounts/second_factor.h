#pragma once

/// The staff's second factor: a time-based code from an authenticator app, or one of ten recovery codes. Tries are
/// counted apart for browsers from which the member signed in before (`known_device.h`), so that whoever has stolen a
/// password and guesses codes from everywhere does not keep the owner out. The same refusal for every code that does
/// not fit, whatever the reason.

#include <boost/asio/awaitable.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "server/accounts/allowance.h"
#include "server/accounts/known_device.h"
#include "server/accounts/recovery_codes.h"
#include "server/accounts/staff_sessions.h"

namespace onetrip::accounts {

inline constexpr std::string_view staff_device_cookie = "onetrip_staff_device";
inline constexpr Allowance codes_of_known_device{"second_factor.device", 10, 15 * 60};
inline constexpr Allowance codes_of_strangers{"second_factor.strangers", 10, 15 * 60};
inline constexpr std::string_view totp_issuer = "OneTrip";
inline constexpr std::size_t second_factor_code_bytes_max = 32;

class SecondFactors {
public:
    /// `device_key` is this city's secret for the browsers of its staff.
    SecondFactors(storage::Store& store, const ports::Clock& clock, ports::Randomness& randomness,
                  const StaffSessions& sessions, const seal::Digest& device_key)
        : store_(store),
          clock_(clock),
          randomness_(randomness),
          sessions_(sessions),
          devices_(staff_device_cookie, device_key) {}

    struct Refused {
        /// 0: the code does not fit. Else there were too many tries.
        std::int64_t retry_after_seconds = 0;
    };
    template <typename Value>
    using Answer = boost::asio::awaitable<base::Result<Value, Refused>>;

    struct Offer {
        std::string secret;   ///< Base32, for typing
        std::string address;  ///< otpauth://, for the QR code
    };
    /// Draws a secret, pending until `confirm`. Where a second factor is in force, one of its codes must come along;
    /// else the enrolment code, where one was handed out with the account.
    [[nodiscard]] Answer<Offer> enrol(const http::Request& request, const SignedInStaff& staff, std::string_view code);

    struct Proven {
        SignedInStaff staff;
        http::SetCookie cookie;
        http::SetCookie device;
    };
    struct Confirmed {
        Proven proven;
        RecoveryCodes codes;  ///< to be shown once: the store has only their hashes
    };
    /// The pending secret comes into force: its app has shown a code. All sessions of the member end, and a new one
    /// begins.
    [[nodiscard]] Answer<Confirmed> confirm(const http::Request& request, const SignedInStaff& staff,
                                            std::string_view code);

    /// The code that completes a sign-in: the session ends and a new one begins, which is proven.
    [[nodiscard]] Answer<Proven> prove(const http::Request& request, const SignedInStaff& staff, std::string_view code);

    struct Standing {
        bool in_force = false;
        bool required = false;
        std::int64_t recovery_codes_left = 0;
    };
    [[nodiscard]] boost::asio::awaitable<Standing> standing(const SignedInStaff& staff) const;

    /// For a member who has lost everything: takes the second factor away and ends all sessions. The code with which
    /// the next one is set up, to be handed to the member in person; nullopt if there is no such member.
    [[nodiscard]] boost::asio::awaitable<std::optional<std::string>> reset(std::string_view user,
                                                                           std::string_view by_user);

private:
    [[nodiscard]] Proven complete(const SignedInStaff& staff, StaffSessions::Drawn drawn) const;

    storage::Store& store_;
    const ports::Clock& clock_;
    ports::Randomness& randomness_;
    const StaffSessions& sessions_;
    const KnownDevices devices_;
};

}  // namespace onetrip::accounts
