// The second factor of whoever is signed in: set it up, show that it works, give it.

#include "server/endpoints/body.h"
#include "server/endpoints/routes.h"
#include "server/endpoints/staff_view.h"

namespace onetrip::endpoints {
namespace {

using accounts::SignedInStaff;

/// The one member of most bodies here.
std::string code_of(const http::Request& request) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    std::string code(JsonBody::text(shape, "code", accounts::second_factor_code_bytes_max));
    JsonBody::finish(shape, {"code"});
    return code;
}

http::Task show_standing(const Office& office, const http::Request& request, const SignedInStaff& staff) {
    require_query(request, {});
    const auto standing = co_await office.second_factors.standing(staff);
    json::Writer out;
    out.begin_object().name("second_factor").begin_object().member("in_force", standing.in_force);
    out.member("required", standing.required).member("recovery_codes_left", standing.recovery_codes_left);
    out.end_object().end_object();
    co_return http::Reply::json(200, out.take());
}

http::Task enrol(const Office& office, const http::Request& request, const SignedInStaff& staff) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    const std::string code(shape.text_if("code").value_or(""));
    if (code.size() > accounts::second_factor_code_bytes_max) shape.wrong("code");
    JsonBody::finish(shape, {"code"});
    const auto offer = co_await office.second_factors.enrol(request, staff, code);
    if (!offer.ok()) co_return problem_of(offer.error()).reply(request);
    json::Writer out;
    out.begin_object().name("enrolment").begin_object().member("secret", offer->secret);
    out.member("address", offer->address).end_object().end_object();
    co_return http::Reply::json(201, out.take());
}

http::Task confirm(const Office& office, const http::Request& request, const SignedInStaff& staff) {
    const std::string code = code_of(request);
    const auto confirmed = co_await office.second_factors.confirm(request, staff, code);
    if (!confirmed.ok()) co_return problem_of(confirmed.error()).reply(request);
    json::Writer out;
    out.begin_object().name("staff");
    write_staff(out, confirmed->proven.staff);
    out.name("recovery_codes").begin_array();
    for (const std::string& each : confirmed->codes)
        out.value(each);
    out.end_array().end_object();
    co_return http::Reply::json(201, out.take())
        .with_cookie(confirmed->proven.cookie)
        .with_cookie(confirmed->proven.device);
}

http::Task prove(const Office& office, const http::Request& request, const SignedInStaff& staff) {
    const std::string code = code_of(request);
    const auto proven = co_await office.second_factors.prove(request, staff, code);
    if (!proven.ok()) co_return problem_of(proven.error()).reply(request);
    co_return http::Reply::json(200, staff_text(proven->staff)).with_cookie(proven->cookie).with_cookie(proven->device);
}

}  // namespace

void add_second_factor_routes(Routes& routes, const Office& office) {
    using http::Method;
    const auto with = [&office](auto act) {
        return [&office, act](const http::Request& request, const SignedInStaff& staff) {
            return act(office, request, staff);
        };
    };
    routes.staff(Method::Get, "/staff/second-factor", {}, with(show_standing));
    routes.staff(Method::Post, "/staff/second-factor", http::json_body(), with(enrol));
    routes.staff(Method::Post, "/staff/second-factor/confirmation", http::json_body(), with(confirm));
    routes.staff(Method::Post, "/staff/sessions/current/second-factor", http::json_body(), with(prove));
}

}  // namespace onetrip::endpoints
