#include "server/endpoints/staff_view.h"

namespace onetrip::endpoints {

using http::Problem;
using http::ProblemCode;

void write_roles(json::Writer& out, accounts::Roles roles) {
    out.begin_array();
    for (const std::string& role : roles.names())
        out.value(role);
    out.end_array();
}

void write_staff(json::Writer& out, const accounts::SignedInStaff& staff) {
    out.begin_object().member("user", staff.user).member("name", staff.name).name("roles");
    write_roles(out, staff.roles);
    out.member("awaits", name_of(staff.awaits)).end_object();
}

std::string staff_text(const accounts::SignedInStaff& staff) {
    json::Writer out;
    out.begin_object().name("staff");
    write_staff(out, staff);
    out.end_object();
    return out.take();
}

Problem problem_of(const accounts::SecondFactors::Refused& refused) {
    if (refused.retry_after_seconds > 0) return http::too_many_requests(refused.retry_after_seconds);
    return Problem(ProblemCode::SecondFactorWrong);
}

}  // namespace onetrip::endpoints
