#include "server/accounts/staff_register.h"

#include <algorithm>
#include <utility>

#include "core/base/text.h"
#include "server/accounts/password.h"

namespace onetrip::accounts {
namespace {

using base::Done;
using base::Err;
using storage::StaffMember;

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

void log(storage::Unit& unit, std::string_view user, const char* act, const By& by,
         std::vector<std::string> roles = {}) {
    unit.staff_log().append({0, by.at, std::string(user), act, std::move(roles), by.actor});
}

/// Reads the member, changes it and writes it back, unless `change` says that nothing changes.
template <typename Change>
RegisterResult change_member(storage::Unit& unit, std::string_view user, Change change) {
    auto member = unit.staff().find(user);
    if (!member) return Err{RegisterRefusal::UserUnknown};
    if (!change(*member)) return Err{RegisterRefusal::AlreadySo};
    unit.staff().put(*member);
    return Done();
}

RegisterResult set_locked(storage::Unit& unit, std::string_view user, bool locked) {
    return change_member(unit, user,
                         [locked](StaffMember& member) { return std::exchange(member.disabled, locked) != locked; });
}

}  // namespace

bool is_user_name(std::string_view user) {
    if (user.empty() || user.size() > user_name_bytes_max || !is_letter_or_digit(user.front())) return false;
    return std::all_of(user.begin(), user.end(),
                       [](char c) { return is_letter_or_digit(c) || c == '.' || c == '_' || c == '-' || c == '@'; });
}

bool is_member_name(std::string_view name) {
    if (name.empty() || name.size() > member_name_bytes_max || !base::is_well_formed_utf8(name)) return false;
    return std::none_of(name.begin(), name.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7F;
    });
}

bool is_new_password(std::string_view password) {
    return password.size() >= password_bytes_min && password.size() <= password_bytes_max &&
           base::is_well_formed_utf8(password);
}

By by_staff(std::string_view user, base::Instant now) {
    return {"staff/" + std::string(user), now};
}

By by_command(std::string_view name, base::Instant now) {
    return {"command/" + std::string(name), now};
}

RegisterResult add_member(storage::Unit& unit, const NewMember& member, const By& by) {
    if (unit.staff().find(member.user)) return Err{RegisterRefusal::UserTaken};
    const std::vector<std::string> roles = member.roles.names();
    unit.staff().put({member.user, member.name, member.password_hash, roles, false, member.enrolment_code_hash});
    log(unit, member.user, "added", by, roles);
    return Done();
}

RegisterResult set_roles(storage::Unit& unit, std::string_view user, Roles roles, const By& by) {
    const std::vector<std::string> names = roles.names();
    const auto set = change_member(
        unit, user, [&names](StaffMember& member) { return std::exchange(member.roles, names) != names; });
    if (set.ok()) log(unit, user, "roles_changed", by, names);
    return set;
}

RegisterResult set_password(storage::Unit& unit, std::string_view user, std::string_view password_hash, const By& by) {
    const auto set = change_member(unit, user, [password_hash](StaffMember& member) {
        member.password_hash = password_hash;
        return true;
    });
    if (!set.ok()) return set;
    unit.staff_sessions().end_all_of(user);
    log(unit, user, "password_changed", by);
    return set;
}

RegisterResult lock_member(storage::Unit& unit, std::string_view user, const By& by) {
    const auto locked = set_locked(unit, user, true);
    if (!locked.ok()) return locked;
    unit.staff_sessions().end_all_of(user);
    log(unit, user, "locked", by);
    return locked;
}

RegisterResult unlock_member(storage::Unit& unit, std::string_view user, const By& by) {
    const auto unlocked = set_locked(unit, user, false);
    if (unlocked.ok()) log(unit, user, "unlocked", by);
    return unlocked;
}

RegisterResult reset_second_factor(storage::Unit& unit, std::string_view user, const seal::Digest& enrolment_code_hash,
                                   const By& by) {
    const auto reset = change_member(unit, user, [&enrolment_code_hash](StaffMember& member) {
        member.enrolment_code_hash = enrolment_code_hash;
        return true;
    });
    if (!reset.ok()) return reset;
    unit.second_factors().forget(user);
    unit.staff_sessions().end_all_of(user);
    log(unit, user, "second_factor_reset", by);
    return reset;
}

void note_second_factor(storage::Unit& unit, std::string_view user, const By& by) {
    static_cast<void>(change_member(unit, user, [](StaffMember& member) {
        const bool had_code = member.enrolment_code_hash.has_value();
        member.enrolment_code_hash.reset();
        return had_code;
    }));
    log(unit, user, "second_factor_set_up", by);
}

}  // namespace onetrip::accounts
