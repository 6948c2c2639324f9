#include "server/staff_command.h"

#include <pwd.h>
#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <stdexcept>

#include "server/accounts/password.h"
#include "server/accounts/recovery_codes.h"
#include "server/accounts/staff_register.h"
#include "server/host/system_clock.h"
#include "server/host/system_randomness.h"
#include "server/open_store.h"

namespace onetrip {
namespace {

using accounts::RegisterRefusal;
using accounts::RegisterResult;
using accounts::Roles;
using storage::Unit;

constexpr std::int64_t lines_at_once = 100;

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
    if (!accounts::is_new_password(password)) {
        throw std::runtime_error("a password is one line of " + std::to_string(accounts::password_bytes_min) + " to " +
                                 std::to_string(accounts::password_bytes_max) + " bytes");
    }
    return password;
}

/// Who typed the command, as the system calls them; behind sudo, whoever called it.
std::string whoever_typed() {
    const char* behind_sudo = getuid() == 0 ? std::getenv("SUDO_USER") : nullptr;
    if (behind_sudo != nullptr) return behind_sudo;
    const passwd* account = getpwuid(getuid());
    return account == nullptr ? std::to_string(getuid()) : account->pw_name;
}

/// What the act takes that is not on the command line; made before the store is opened, since hashing takes its time,
/// and typing more.
struct Secrets {
    std::string password_hash;
    std::string drawn_password;  ///< empty where it was given, or there is none
    std::string enrolment_code;  ///< likewise
};

Secrets secrets_for(const StaffOrder& order) {
    host::SystemRandomness randomness;
    Secrets secrets;
    if (order.act == StaffAct::Add || order.act == StaffAct::Password) {
        if (!order.is_password_given) secrets.drawn_password = accounts::draw_written_code(randomness);
        secrets.password_hash =
            accounts::hash_password(order.is_password_given ? read_password() : secrets.drawn_password);
    }
    if (order.act == StaffAct::Add || order.act == StaffAct::ResetSecondFactor)
        secrets.enrolment_code = accounts::draw_written_code(randomness);
    return secrets;
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
            storage::read_now(store, [&after](const Unit& unit) { return unit.staff().list(after, lines_at_once); });
        if (members.empty()) return;
        for (const storage::StaffListed& listed : members)
            say_member(listed);
        after = members.back().member.user;
    }
}

void list_log(storage::Store& store) {
    std::optional<std::int64_t> before;
    for (;;) {
        const auto lines = storage::read_now(
            store, [before](const Unit& unit) { return unit.staff_log().list(before, lines_at_once); });
        if (lines.empty()) return;
        for (const storage::StaffLogLine& line : lines) {
            std::printf("%s\t%s\t%s\t%s\t%s\n", line.at.text().c_str(), line.user.c_str(), line.act.c_str(),
                        joined(line.roles).c_str(), line.actor.c_str());
        }
        before = lines.back().number;
    }
}

RegisterResult act(Unit& unit, const StaffOrder& order, const Secrets& secrets, const accounts::By& by) {
    const std::string& user = order.user;
    seal::Digest code_hash{};
    if (!secrets.enrolment_code.empty()) code_hash = *accounts::hash_of_recovery_code(user, secrets.enrolment_code);
    switch (order.act) {
        case StaffAct::Add: {
            const std::string& name = order.name.empty() ? user : order.name;
            return accounts::add_member(unit, {user, name, order.roles, secrets.password_hash, code_hash}, by);
        }
        case StaffAct::Roles: return accounts::set_roles(unit, user, order.roles, by);
        case StaffAct::Password: return accounts::set_password(unit, user, secrets.password_hash, by);
        case StaffAct::Lock: return accounts::lock_member(unit, user, by);
        case StaffAct::Unlock: return accounts::unlock_member(unit, user, by);
        case StaffAct::ResetSecondFactor: return accounts::reset_second_factor(unit, user, code_hash, by);
        case StaffAct::List:
        case StaffAct::Log:
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
        case StaffAct::Log:
        case StaffAct::None: break;
    }
    return "";
}

}  // namespace

void obey_staff_order(const Config& config, const StaffOrder& order) {
    const Secrets secrets = secrets_for(order);
    const auto store = open_store(config, {.reader_threads = 1, .check_whole = false, .beside_a_server = true});
    if (order.act == StaffAct::List) return list_members(*store);
    if (order.act == StaffAct::Log) return list_log(*store);
    const accounts::By by = accounts::by_command(whoever_typed(), host::SystemClock().now());
    const RegisterResult result = storage::write_now(*store, [&](Unit& unit) { return act(unit, order, secrets, by); });
    if (!result.ok()) throw std::runtime_error(why(result.error(), order.user));
    std::printf("%s %s\n", done(order.act), order.user.c_str());
    if (!secrets.drawn_password.empty()) std::printf("password: %s\n", secrets.drawn_password.c_str());
    if (!secrets.enrolment_code.empty()) std::printf("enrolment code: %s\n", secrets.enrolment_code.c_str());
}

}  // namespace onetrip
