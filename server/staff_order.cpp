#include "server/staff_order.h"

#include <CLI/CLI.hpp>

#include "server/accounts/staff_register.h"

namespace onetrip {
namespace {

using accounts::Roles;

std::string all_role_names() {
    std::string names;
    for (const std::string& name : Roles::all().names())
        names += (names.empty() ? "" : ", ") + name;
    return names;
}

CLI::Validator a_user_name() {
    return CLI::Validator(
        [](const std::string& user) {
            return accounts::is_user_name(user)
                       ? std::string()
                       : "a user name is up to 64 small letters, digits and . _ - @, with a letter or digit first";
        },
        "");
}

CLI::Validator a_member_name() {
    return CLI::Validator(
        [](const std::string& name) {
            return accounts::is_member_name(name) ? std::string() : "a name is up to 120 bytes of text in one line";
        },
        "");
}

CLI::App* subcommand(CLI::App& staff, StaffOrder& order, StaffAct act, const char* name, const char* help) {
    CLI::App* command = staff.add_subcommand(name, help);
    command->fallthrough()->callback([&order, act] { order.act = act; });
    if (act != StaffAct::List && act != StaffAct::Log) {
        command->add_option("user", order.user, "what the member types to sign in")->required()->check(a_user_name());
    }
    return command;
}

void take_roles(CLI::App& command, StaffOrder& order, const char* name) {
    const auto add = [&order](const std::vector<std::string>& names) {
        for (const std::string& each : names) {
            const auto role = accounts::role_named(each);
            if (!role) throw CLI::ValidationError("there is no role \"" + each + "\"; there are " + all_role_names());
            order.roles.add(*role);
        }
    };
    command.add_option_function<std::vector<std::string>>(name, add, "any of " + all_role_names())
        ->required()
        ->delimiter(',')
        ->allow_extra_args(name[0] != '-');
}

void take_password(CLI::App& command, StaffOrder& order) {
    command.add_flag("--password-stdin", order.is_password_given,
                     "read the password from standard input, one line; else one is drawn and printed");
}

}  // namespace

void add_staff_orders(CLI::App& program, StaffOrder& order) {
    CLI::App& staff = *program.add_subcommand("staff", "accounts of the staff, also while it is served");
    staff.fallthrough()->require_subcommand(1);
    CLI::App* add = subcommand(staff, order, StaffAct::Add, "add", "lay an account");
    take_roles(*add, order, "--role");
    add->add_option("--name", order.name, "what others see [the user name]")->check(a_member_name());
    take_password(*add, order);
    subcommand(staff, order, StaffAct::List, "list", "who is on the staff");
    take_roles(*subcommand(staff, order, StaffAct::Roles, "roles", "give a member these roles instead of those before"),
               order, "role");
    take_password(*subcommand(staff, order, StaffAct::Password, "password", "give a member another password"), order);
    subcommand(staff, order, StaffAct::Lock, "lock", "end a member's sessions and let nobody sign in as them");
    subcommand(staff, order, StaffAct::Unlock, "unlock", "let a locked member sign in again");
    subcommand(staff, order, StaffAct::ResetSecondFactor, "reset-second-factor",
               "for a member who has lost authenticator and recovery codes");
    subcommand(staff, order, StaffAct::Log, "log", "what was done to accounts, and by whom; newest first");
}

}  // namespace onetrip
