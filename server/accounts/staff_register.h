#pragma once

/// The register of the staff: what is done to accounts, each act within a unit of work and with its line in the log of
/// that unit. Who may do it is the caller's to know (a route's roles, or whoever may run the program on the database).

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
/// UTF-8 of `password_bytes_min` to `password_bytes_max` bytes: what may be set, not what may be tried.
[[nodiscard]] bool is_new_password(std::string_view password);

enum class RegisterRefusal : std::uint8_t {
    UserTaken,    ///< there is an account of that user name
    UserUnknown,  ///< there is none
    AlreadySo     ///< locked, unlocked, or with these roles before
};

/// Who acts and when, for the log.
struct By {
    std::string actor;  ///< `staff/USER` or `command/NAME`
    base::Instant at;
};
[[nodiscard]] By by_staff(std::string_view user, base::Instant now);
/// From the command line of the machine; `name` is how the system calls whoever typed it.
[[nodiscard]] By by_command(std::string_view name, base::Instant now);

using RegisterResult = base::Result<base::Done, RegisterRefusal>;

struct NewMember {
    std::string user;
    std::string name;
    Roles roles;
    std::string password_hash;
    seal::Digest enrolment_code_hash{};  ///< as `hash_of_recovery_code` makes it
};

[[nodiscard]] RegisterResult add_member(storage::Unit& unit, const NewMember& member, const By& by);
/// In place of those before; open sessions have them from now on, and owe a second factor where these ask for one.
[[nodiscard]] RegisterResult set_roles(storage::Unit& unit, std::string_view user, Roles roles, const By& by);
/// Ends the member's sessions.
[[nodiscard]] RegisterResult set_password(storage::Unit& unit, std::string_view user, std::string_view password_hash,
                                          const By& by);
/// Ends the member's sessions; nobody signs in until it is unlocked.
[[nodiscard]] RegisterResult lock_member(storage::Unit& unit, std::string_view user, const By& by);
[[nodiscard]] RegisterResult unlock_member(storage::Unit& unit, std::string_view user, const By& by);
/// For a member who has lost everything: takes the second factor away and ends all sessions. The next one is set up
/// with the code.
[[nodiscard]] RegisterResult reset_second_factor(storage::Unit& unit, std::string_view user,
                                                 const seal::Digest& enrolment_code_hash, const By& by);
/// The member has set up a second factor: an enrolment code is spent.
void note_second_factor(storage::Unit& unit, std::string_view user, const By& by);

}  // namespace onetrip::accounts
