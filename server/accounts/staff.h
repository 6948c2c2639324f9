#pragma once

/// Staff sign in with a user name and a password; where a second factor is asked for, `SecondFactors` takes over from
/// there. Whoever guesses learns nothing from an answer or from its duration: an unknown user, a disabled account and a
/// wrong password are answered alike, after one hash each. Tries are counted per account and address, so a stranger who
/// guesses locks out nobody but the own address.

#include <boost/asio/awaitable.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "server/accounts/allowance.h"
#include "server/accounts/password.h"
#include "server/accounts/staff_sessions.h"
#include "server/host/worker_pool.h"

namespace onetrip::accounts {

inline constexpr Allowance sign_in_tries{"staff.sign_in", 5, 15 * 60};
/// Whose tries they are: an account's from an address. They are forgotten once somebody has signed in as far as asked.
[[nodiscard]] std::string whose_tries(std::string_view user, std::string_view address);

enum class SignInRefusal : std::uint8_t {
    TooManyTries,  ///< with this account from this address; before any hash is computed
    Failed         ///< unknown, disabled or a wrong password
};

class Staff {
public:
    Staff(storage::Store& store, const ports::Clock& clock, ports::Randomness& randomness, host::WorkerPool& workers,
          const StaffSessions& sessions, PasswordCost cost = {});

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

    /// Sets one's own password, ends all sessions of the member and begins another. The password of before comes along:
    /// a screen left open must not be enough.
    [[nodiscard]] boost::asio::awaitable<base::Result<http::SetCookie, Refused>> change_password(
        const SignedInStaff& staff, std::string_view password, std::string_view new_password, std::string_view address);

    /// Lays or replaces an account, ends its sessions and takes its second factor away. Blocks: for start-up and tools.
    void put(std::string_view user, std::string_view name, Roles roles, std::string_view password);

private:
    /// Takes a try, and looks at the password.
    [[nodiscard]] boost::asio::awaitable<base::Result<storage::StaffMember, Refused>> proven(std::string_view user,
                                                                                             std::string_view password,
                                                                                             const std::string& whose);

    storage::Store& store_;
    const ports::Clock& clock_;
    host::WorkerPool& workers_;
    const StaffSessions& sessions_;
    const PasswordCost cost_;
    const std::string nobodys_hash_;  ///< computed at the same cost, so that an unknown user takes as long
};

}  // namespace onetrip::accounts
