#pragma once

/// `staff …`: what the command line asks to be done to accounts of the staff.

#include <cstdint>
#include <string>
#include <vector>

#include "server/accounts/roles.h"

namespace CLI {
class App;
}

namespace onetrip {

enum class StaffAct : std::uint8_t { None, Add, List, Roles, Password, Lock, Unlock, ResetSecondFactor, Log };

struct StaffOrder {
    StaffAct act = StaffAct::None;
    std::string user{};
    std::string name{};  ///< Add; empty: the user name
    accounts::Roles roles{};
    bool is_password_given = false;  ///< on standard input; else one is drawn
};

/// The subcommand with its own subcommands; parsing fills `order`, which must outlive the parser.
void add_staff_orders(CLI::App& program, StaffOrder& order);

}  // namespace onetrip
