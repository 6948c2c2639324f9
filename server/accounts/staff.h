#pragma once

/// Staff sign in with a user name and a password. Whoever guesses learns nothing from an answer or from its duration:
/// an unknown user, a disabled account and a wrong password are answered alike, after one hash each. Tries are counted
/// per account and address, so a stranger who guesses locks out nobody but the own address.

#include <boost/asio/awaitable.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "server/accounts/allowance.h"
#include "server/accounts/password.h"
#include "server/accounts/roles.h"
#include "server/host/worker_pool.h"
#include "server/http/reply.h"
#include "server/http/request.h"
#include "server/ports/clock.h"
#include "server/ports/randomness.h"
#include "server/storage/store.h"

namespace onetrip::accounts {

inline constexpr std::string_view staff_cookie = "onetrip_staff";
inline constexpr std::int64_t staff_session_seconds = 8 * 3'600;
inline constexpr Allowance sign_in_tries{"sign_in", 5, 15 * 60};  ///< for each pair of account and address

struct SignedInStaff {
    std::string user;
    std::string name;
    Roles roles;
};

enum class SignInRefusal : std::uint8_t {
    TooManyTries,  ///< with this account from this address; before any hash is computed
    Failed         ///< unknown, disabled or a wrong password
};

class Staff {
public:
    Staff(storage::Store& store, const ports::Clock& clock, ports::Randomness& randomness, host::WorkerPool& workers,
          bool secure_cookies, PasswordCost cost = {});

    struct Begun {
        SignedInStaff staff;
        http::SetCookie cookie;
    };
    struct Refused {
        SignInRefusal refusal = SignInRefusal::Failed;
        std::int64_t retry_after_seconds = 0;
    };
    /// The views must live until it is done. Throws ports::Busy when too many are hashing.
    [[nodiscard]] boost::asio::awaitable<base::Result<Begun, Refused>> sign_in(std::string_view user,
                                                                               std::string_view password,
                                                                               std::string_view address);

    /// Whoever the request's cookie belongs to; nullopt without a valid one.
    [[nodiscard]] boost::asio::awaitable<std::optional<SignedInStaff>> session_of(const http::Request& request) const;
    /// Revokes the request's session; the cookie that takes the old one away.
    [[nodiscard]] boost::asio::awaitable<http::SetCookie> sign_out(const http::Request& request);

    /// Lays or replaces an account and revokes its sessions. Blocks: for start-up and tools.
    void put(std::string_view user, std::string_view name, Roles roles, std::string_view password);

private:
    [[nodiscard]] boost::asio::awaitable<std::optional<storage::StaffMember>> proven(std::string_view user,
                                                                                     std::string_view password);

    storage::Store& store_;
    const ports::Clock& clock_;
    ports::Randomness& randomness_;
    host::WorkerPool& workers_;
    const bool secure_cookies_;
    const PasswordCost cost_;
    const std::string nobodys_hash_;  ///< computed at the same cost, so that an unknown user takes as long
};

}  // namespace onetrip::accounts
