#include "server/accounts/staff_register.h"

#include <algorithm>

#include "core/base/text.h"

namespace onetrip::accounts {
namespace {

using base::Done;
using base::Err;
using storage::StaffMember;

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
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

RegisterResult add_member(storage::Unit& unit, const NewMember& member) {
    if (unit.staff().find(member.user)) return Err{RegisterRefusal::UserTaken};
    unit.staff().put({member.user, member.name, member.password_hash, member.roles.names(), false});
    return Done();
}

RegisterResult set_roles(storage::Unit& unit, std::string_view user, Roles roles) {
    return change_member(unit, user, [roles](StaffMember& member) {
        return std::exchange(member.roles, roles.names()) != roles.names();
    });
}

RegisterResult set_password(storage::Unit& unit, std::string_view user, std::string_view password_hash) {
    const auto set = change_member(unit, user, [password_hash](StaffMember& member) {
        member.password_hash = password_hash;
        return true;
    });
    if (set.ok()) unit.staff_sessions().end_all_of(user);
    return set;
}

RegisterResult lock_member(storage::Unit& unit, std::string_view user) {
    const auto locked = set_locked(unit, user, true);
    if (locked.ok()) unit.staff_sessions().end_all_of(user);
    return locked;
}

RegisterResult unlock_member(storage::Unit& unit, std::string_view user) {
    return set_locked(unit, user, false);
}

RegisterResult reset_second_factor(storage::Unit& unit, std::string_view user) {
    if (!unit.staff().find(user)) return Err{RegisterRefusal::UserUnknown};
    unit.second_factors().forget(user);
    unit.staff_sessions().end_all_of(user);
    return Done();
}

}  // namespace onetrip::accounts
