#pragma once

/// A member of the staff, and the refusal of a code, as the staff's routes answer them.

#include <string>

#include "core/json/writer.h"
#include "server/accounts/second_factor.h"
#include "server/http/problem.h"

namespace onetrip::endpoints {

/// Appends `["intake",…]`.
void write_roles(json::Writer& out, accounts::Roles roles);
/// Appends `{"user","name","roles","awaits"}`.
void write_staff(json::Writer& out, const accounts::SignedInStaff& staff);
/// `{"staff":{…}}`
[[nodiscard]] std::string staff_text(const accounts::SignedInStaff& staff);

/// second_factor_wrong, or too_many_requests with Retry-After.
[[nodiscard]] http::Problem problem_of(const accounts::SecondFactors::Refused& refused);

}  // namespace onetrip::endpoints
