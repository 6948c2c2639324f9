// Staff sign in, set their own password, see who and where they are, sign out here or elsewhere.

#include "server/accounts/staff_register.h"
#include "server/endpoints/body.h"
#include "server/endpoints/routes.h"
#include "server/endpoints/staff_view.h"

namespace onetrip::endpoints {
namespace {

using accounts::SignedInStaff;
using http::Problem;
using http::ProblemCode;

constexpr std::size_t user_bytes_max = 64;

Problem problem_of(const accounts::Staff::Refused& refused) {
    if (refused.refusal == accounts::SignInRefusal::Failed) return Problem(ProblemCode::SignInFailed);
    return http::too_many_requests(refused.retry_after_seconds);
}

http::Task sign_in(const Office& office, const http::Request& request) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    const std::string_view user = JsonBody::text(shape, "user", user_bytes_max);
    const std::string_view password = JsonBody::text(shape, "password", accounts::password_bytes_max);
    JsonBody::finish(shape, {"user", "password"});

    auto begun = co_await office.staff.sign_in(user, password, request.client_address());
    if (!begun.ok()) co_return problem_of(begun.error()).reply(request);
    co_return http::Reply::json(201, staff_text(begun->staff)).with_cookie(begun->cookie);
}

http::Task change_password(const Office& office, const http::Request& request, const SignedInStaff& staff) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    const std::string_view password = JsonBody::text(shape, "password", accounts::password_bytes_max);
    const std::string_view new_password = JsonBody::text(shape, "new_password", accounts::password_bytes_max);
    if (!accounts::is_new_password(new_password) || new_password == password) shape.wrong("new_password");
    JsonBody::finish(shape, {"password", "new_password"});

    const auto cookie = co_await office.staff.change_password(staff, password, new_password, request.client_address());
    if (!cookie.ok()) co_return problem_of(cookie.error()).reply(request);
    co_return http::Reply(204).with_cookie(*cookie);
}

http::Task who_am_i(const http::Request&, const SignedInStaff& staff) {
    co_return http::Reply::json(200, staff_text(staff));
}

http::Task sign_out(const Office& office, const SignedInStaff& staff) {
    static_cast<void>(co_await office.staff_sessions.end(staff.user, staff.session));
    co_return http::Reply(204).with_cookie(office.staff_sessions.no_cookie());
}

http::Task list_sessions(const Office& office, const http::Request& request, const SignedInStaff& staff) {
    require_query(request, {});
    const auto sessions = co_await office.staff_sessions.list(staff);
    json::Writer out;
    out.begin_object().name("sessions").begin_array();
    for (const auto& session : sessions) {
        out.begin_object().member("id", session.session).member("begun_at", session.begun_at.text());
        out.member("seen_at", session.seen_at.text()).member("current", session.session == staff.session).end_object();
    }
    out.end_array().end_object();
    co_return http::Reply::json(200, out.take());
}

http::Task end_session(const Office& office, const http::Request& request, const SignedInStaff& staff) {
    const bool ended = co_await office.staff_sessions.end(staff.user, request.param("id"));
    if (!ended) co_return Problem(ProblemCode::NotFound).reply(request);
    co_return http::Reply(204);
}

}  // namespace

void add_staff_session_routes(Routes& routes, const Office& office) {
    using http::Method;
    using http::Request;
    routes.open(Method::Post, "/staff/sessions", http::json_body(),
                [&office](const Request& request) { return sign_in(office, request); });
    routes.staff(Method::Get, "/staff/sessions/current", {}, who_am_i);
    routes.staff(Method::Delete, "/staff/sessions/current", {},
                 [&office](const Request&, const SignedInStaff& staff) { return sign_out(office, staff); });
    routes.staff(Method::Post, "/staff/password", http::json_body(),
                 [&office](const Request& request, const SignedInStaff& staff) {
                     return change_password(office, request, staff);
                 });
    routes.staff(Method::Get, "/staff/sessions", {}, [&office](const Request& request, const SignedInStaff& staff) {
        return list_sessions(office, request, staff);
    });
    routes.staff(
        Method::Delete, "/staff/sessions/{id}", {},
        [&office](const Request& request, const SignedInStaff& staff) { return end_session(office, request, staff); });
}

}  // namespace onetrip::endpoints
