#pragma once

/// The command `staff …`: looks after the staff's accounts with the server's own settings, also while servers run.

#include "server/config.h"
#include "server/staff_order.h"

namespace onetrip {

/// Says on standard output what was done; throws std::exception with one line saying what is wrong. A password that was
/// not given and an enrolment code are drawn and said there, once.
void obey_staff_order(const Config& config, const StaffOrder& order);

}  // namespace onetrip
