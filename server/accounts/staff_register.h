#pragma once

/// The register of the staff: what is done to accounts, each act within a unit of work. Who may do it is the caller's
/// to know (a route's roles, or whoever may run the program on the database).

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "server/accounts/roles.h"
#include "server/storage/unit.h"

namespace onetrip::accounts {

inline constexpr std::size_t user_name_bytes_max = 64;
inline constexpr std::size_t member_name_bytes_max = 120;
/// NIST SP 800-63B asks for 8; a city's clerk is worth more guesses.
inline constexpr std::size_t password_bytes_min = 12;

/// Small letters, digits and `.` `_` `-` `@`, with a letter or digit first: no two accounts look alike.
[[nodiscard]] bool is_user_name(std::string_view user);
/// What others see: UTF-8 without control characters, not empty.
[[nodiscard]] bool is_member_name(std::string_view name);

enum class RegisterRefusal : std::uint8_t {
    UserTaken,    ///< there is an account of that user name
    UserUnknown,  ///< there is none
    AlreadySo     ///< locked, unlocked, or with these roles before
};

using RegisterResult = base::Result<base::Done, RegisterRefusal>;

struct NewMember {
    std::string user;
    std::string name;
    Roles roles;
    std::string password_hash;
};

[[nodiscard]] RegisterResult add_member(storage::Unit& unit, const NewMember& member);
/// In place of those before; open sessions have them from now on, and owe a second factor where these ask for one.
[[nodiscard]] RegisterResult set_roles(storage::Unit& unit, std::string_view user, Roles roles);
/// Ends the member's sessions.
[[nodiscard]] RegisterResult set_password(storage::Unit& unit, std::string_view user, std::string_view password_hash);
/// Ends the member's sessions; nobody signs in until it is unlocked.
[[nodiscard]] RegisterResult lock_member(storage::Unit& unit, std::string_view user);
[[nodiscard]] RegisterResult unlock_member(storage::Unit& unit, std::string_view user);
/// For a member who has lost everything: takes the second factor away and ends all sessions.
[[nodiscard]] RegisterResult reset_second_factor(storage::Unit& unit, std::string_view user);

}  // namespace onetrip::accounts
