#include "server/staff_command.h"

#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <stdexcept>

#include "core/base/text.h"
#include "server/accounts/password.h"
#include "server/accounts/recovery_codes.h"
#include "server/accounts/staff_register.h"
#include "server/host/system_randomness.h"
#include "server/open_store.h"

namespace onetrip {
namespace {

using accounts::RegisterRefusal;
using accounts::RegisterResult;
using accounts::Roles;
using storage::Unit;

constexpr std::int64_t members_at_once = 100;

/// While it lives, a terminal does not show what is typed.
class Unseen {
public:
    Unseen() : is_terminal_(tcgetattr(STDIN_FILENO, &before_) == 0) {
        if (!is_terminal_) return;
        termios unseen = before_;
        unseen.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
        std::fputs("password: ", stderr);
    }
    ~Unseen() {
        if (!is_terminal_) return;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
        std::fputs("\n", stderr);
    }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

private:
    termios before_{};
    const bool is_terminal_;
};

std::string read_password() {
    std::string password;
    {
        const Unseen unseen;
        std::getline(std::cin, password);
    }
    if (password.size() < accounts::password_bytes_min || password.size() > accounts::password_bytes_max ||
        !base::is_well_formed_utf8(password)) {
        throw std::runtime_error("a password is one line of " + std::to_string(accounts::password_bytes_min) + " to " +
                                 std::to_string(accounts::password_bytes_max) + " bytes");
    }
    return password;
}

struct NewPassword {
    std::string hash;
    std::string drawn;  ///< empty where it was given
};

/// Before the store is opened: hashing takes its time, and typing more.
NewPassword new_password(const StaffOrder& order) {
    if (order.is_password_given) return {accounts::hash_password(read_password()), {}};
    host::SystemRandomness randomness;
    std::string drawn = accounts::draw_written_code(randomness);
    return {accounts::hash_password(drawn), std::move(drawn)};
}

std::string why(RegisterRefusal refusal, const std::string& user) {
    switch (refusal) {
        case RegisterRefusal::UserTaken: return "there is an account \"" + user + "\" already";
        case RegisterRefusal::UserUnknown: return "there is no account \"" + user + "\"";
        case RegisterRefusal::AlreadySo: break;
    }
    return "nothing to do: \"" + user + "\" is so already";
}

std::string joined(const std::vector<std::string>& names) {
    std::string line;
    for (const std::string& name : names)
        line += (line.empty() ? "" : ",") + name;
    return line;
}

void say_member(const storage::StaffListed& listed) {
    const storage::StaffMember& member = listed.member;
    std::printf("%s\t%s\t%s\t%s\t%s\n", member.user.c_str(), member.name.c_str(), joined(member.roles).c_str(),
                listed.has_second_factor ? "second-factor" : "password-only", member.disabled ? "locked" : "open");
}

void list_members(storage::Store& store) {
    std::string after;
    for (;;) {
        const auto members =
            storage::read_now(store, [&after](const Unit& unit) { return unit.staff().list(after, members_at_once); });
        if (members.empty()) return;
        for (const storage::StaffListed& listed : members)
            say_member(listed);
        after = members.back().member.user;
    }
}

RegisterResult act(Unit& unit, const StaffOrder& order, const NewPassword& password) {
    const std::string& user = order.user;
    switch (order.act) {
        case StaffAct::Add:
            return accounts::add_member(unit,
                                        {user, order.name.empty() ? user : order.name, order.roles, password.hash});
        case StaffAct::Roles: return accounts::set_roles(unit, user, order.roles);
        case StaffAct::Password: return accounts::set_password(unit, user, password.hash);
        case StaffAct::Lock: return accounts::lock_member(unit, user);
        case StaffAct::Unlock: return accounts::unlock_member(unit, user);
        case StaffAct::ResetSecondFactor: return accounts::reset_second_factor(unit, user);
        case StaffAct::List:
        case StaffAct::None: break;
    }
    return base::Done();
}

const char* done(StaffAct act) {
    switch (act) {
        case StaffAct::Add: return "added";
        case StaffAct::Roles: return "roles changed of";
        case StaffAct::Password: return "password changed of";
        case StaffAct::Lock: return "locked";
        case StaffAct::Unlock: return "unlocked";
        case StaffAct::ResetSecondFactor: return "second factor taken away from";
        case StaffAct::List:
        case StaffAct::None: break;
    }
    return "";
}

}  // namespace

void obey_staff_order(const Config& config, const StaffOrder& order) {
    NewPassword password;
    if (order.act == StaffAct::Add || order.act == StaffAct::Password) password = new_password(order);
    const auto store = open_store(config, {.reader_threads = 1, .check_whole = false, .beside_a_server = true});
    if (order.act == StaffAct::List) return list_members(*store);
    const RegisterResult result = storage::write_now(*store, [&](Unit& unit) { return act(unit, order, password); });
    if (!result.ok()) throw std::runtime_error(why(result.error(), order.user));
    std::printf("%s %s\n", done(order.act), order.user.c_str());
    if (!password.drawn.empty()) std::printf("password: %s\n", password.drawn.c_str());
}

}  // namespace onetrip
