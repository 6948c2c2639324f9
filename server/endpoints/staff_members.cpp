// Who is on the staff, what was done to their accounts, and the way back for somebody who has lost authenticator and
// recovery codes.

#include <limits>

#include "server/endpoints/body.h"
#include "server/endpoints/routes.h"
#include "server/endpoints/staff_view.h"

namespace onetrip::endpoints {
namespace {

using accounts::SignedInStaff;
using http::Problem;
using http::ProblemCode;

constexpr std::int64_t page_members = 100;
constexpr std::int64_t page_lines = 100;

void write_member(json::Writer& out, const storage::StaffListed& listed) {
    out.begin_object().member("user", listed.member.user).member("name", listed.member.name).name("roles");
    write_roles(out, accounts::Roles::of_names(listed.member.roles));
    out.member("disabled", listed.member.disabled).member("has_second_factor", listed.has_second_factor).end_object();
}

void write_line(json::Writer& out, const storage::StaffLogLine& line) {
    out.begin_object().member("number", line.number).member("at", line.at.text()).member("user", line.user);
    out.member("act", line.act).name("roles");
    write_roles(out, accounts::Roles::of_names(line.roles));
    out.member("actor", line.actor).end_object();
}

http::Task list_members(const Office& office, const http::Request& request) {
    require_query(request, {"after"});
    const std::string_view after = request.query("after").value_or("");
    auto members = co_await storage::read(
        office.store, [after](const storage::Unit& unit) { return unit.staff().list(after, page_members + 1); });
    const bool has_more = members.size() > page_members;
    if (has_more) members.pop_back();
    json::Writer out;
    out.begin_object().name("members").begin_array();
    for (const storage::StaffListed& listed : members)
        write_member(out, listed);
    out.end_array().name("next");
    has_more ? out.value(members.back().member.user) : out.null();
    out.end_object();
    co_return http::Reply::json(200, out.take());
}

http::Task list_log(const Office& office, const http::Request& request) {
    require_query(request, {"after"});
    const auto before = query_integer(request, "after", 1, std::numeric_limits<std::int64_t>::max());
    auto lines = co_await storage::read(
        office.store, [before](const storage::Unit& unit) { return unit.staff_log().list(before, page_lines + 1); });
    const bool has_more = lines.size() > page_lines;
    if (has_more) lines.pop_back();
    json::Writer out;
    out.begin_object().name("lines").begin_array();
    for (const storage::StaffLogLine& line : lines)
        write_line(out, line);
    out.end_array().name("next");
    has_more ? out.value(lines.back().number) : out.null();
    out.end_object();
    co_return http::Reply::json(200, out.take());
}

http::Task reset_second_factor(const Office& office, const http::Request& request, const SignedInStaff& staff) {
    const std::string_view user = request.param("user");
    // One's own is set up anew with one of its codes; a session left open must not be enough to take it away.
    if (user == staff.user) co_return Problem(ProblemCode::Forbidden).reply(request);
    const auto code = co_await office.second_factors.reset(user, staff.user);
    if (!code) co_return Problem(ProblemCode::NotFound).reply(request);
    json::Writer out;
    out.begin_object().member("enrolment_code", *code).end_object();
    co_return http::Reply::json(200, out.take());
}

}  // namespace

void add_staff_member_routes(Routes& routes, const Office& office) {
    using http::Method;
    using http::Request;
    routes.staff(Method::Get, "/staff/members", {},
                 [&office](const Request& request, const SignedInStaff&) { return list_members(office, request); });
    routes.staff(Method::Get, "/staff/log", {},
                 [&office](const Request& request, const SignedInStaff&) { return list_log(office, request); });
    routes.staff(Method::Delete, "/staff/members/{user}/second-factor", {},
                 [&office](const Request& request, const SignedInStaff& staff) {
                     return reset_second_factor(office, request, staff);
                 });
}

}  // namespace onetrip::endpoints
