// Staff sign in, see who they are, sign out.

#include "core/json/writer.h"
#include "server/endpoints/body.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using http::Problem;
using http::ProblemCode;

constexpr std::size_t user_bytes_max = 64;

std::string staff_text(const accounts::SignedInStaff& staff) {
    json::Writer out;
    out.begin_object().name("staff").begin_object();
    out.member("user", staff.user).member("name", staff.name).name("roles").begin_array();
    for (const std::string& role : staff.roles.names())
        out.value(role);
    out.end_array().end_object().end_object();
    return out.take();
}

http::Task sign_in(const Office& office, const http::Request& request) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    const std::string_view user = JsonBody::text(shape, "user", user_bytes_max);
    const std::string_view password = JsonBody::text(shape, "password", accounts::password_bytes_max);
    JsonBody::finish(shape, {"user", "password"});

    auto begun = co_await office.staff.sign_in(user, password, request.client_address());
    if (begun.ok()) co_return http::Reply::json(201, staff_text(begun->staff)).with_cookie(begun->cookie);
    if (begun.error().refusal == accounts::SignInRefusal::TooManyTries) {
        co_return http::too_many_requests(begun.error().retry_after_seconds).reply(request);
    }
    co_return Problem(ProblemCode::SignInFailed).reply(request);
}

http::Task who_am_i(const http::Request&, const accounts::SignedInStaff& staff) {
    co_return http::Reply::json(200, staff_text(staff));
}

http::Task sign_out(const Office& office, const http::Request& request) {
    const http::SetCookie cookie = co_await office.staff.sign_out(request);
    co_return http::Reply(204).with_cookie(cookie);
}

}  // namespace

void add_staff_session_routes(Routes& routes, const Office& office) {
    routes.open(http::Method::Post, "/staff/sessions", http::json_body(),
                [&office](const http::Request& request) { return sign_in(office, request); });
    routes.staff(http::Method::Get, "/staff/sessions/current", {}, who_am_i);
    routes.staff(
        http::Method::Delete, "/staff/sessions/current", {},
        [&office](const http::Request& request, const accounts::SignedInStaff&) { return sign_out(office, request); });
}

}  // namespace onetrip::endpoints
