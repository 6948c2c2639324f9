// POST /phone-codes and POST /sign-ins: a citizen signs in by a code sent to the phone.

#include "core/json/writer.h"
#include "server/endpoints/body.h"
#include "server/endpoints/citizen_session_view.h"
#include "server/endpoints/mobile_number.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using accounts::PhoneSignIn;
using http::Problem;
using http::ProblemCode;

constexpr std::size_t phone_bytes_max = 64;
constexpr std::size_t code_bytes_max = 16;

http::Reply refused(const http::Request& request, const PhoneSignIn::NotSent& reason) {
    if (reason.refusal == PhoneSignIn::SendRefusal::NotSent) {
        return Problem(ProblemCode::SmsUnavailable).reply(request);
    }
    return http::too_many_requests(reason.retry_after_seconds).reply(request);
}

http::Task send_code(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    const std::string_view phone = JsonBody::text(shape, "phone", phone_bytes_max);
    JsonBody::finish(shape, {"phone"});
    const auto sent = co_await office.phone_sign_in.send_code(request, session, normalised_mobile(phone));
    if (!sent.ok()) co_return refused(request, sent.error());
    json::Writer out;
    out.begin_object().name("phone_code").begin_object();
    out.member("resend_after_seconds", sent->resend_after_seconds);
    out.member("digits", static_cast<std::int64_t>(accounts::phone_code_digits));
    out.end_object().end_object();
    co_return http::Reply::json(202, out.take());
}

http::Task sign_in(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    const std::string_view phone = JsonBody::text(shape, "phone", phone_bytes_max);
    const std::string_view code = JsonBody::text(shape, "code", code_bytes_max);
    JsonBody::finish(shape, {"phone", "code"});
    std::string mobile = normalised_mobile(phone);
    const auto signed_in = co_await office.phone_sign_in.sign_in(session, mobile, code);
    if (!signed_in.ok()) {
        co_return Problem(ProblemCode::CodeWrong).with("tries_left", signed_in.error().tries_left).reply(request);
    }
    co_return http::Reply::json(201, session_text(signed_in->session, mobile))
        .with_cookie(signed_in->cookie)
        .with_cookie(signed_in->device);
}

}  // namespace

void add_phone_sign_in_routes(Routes& routes, const Office& office) {
    using http::Request;
    using storage::CitizenSession;
    routes.citizen(http::Method::Post, "/phone-codes", http::json_body(),
                   [&office](const Request& request, const CitizenSession& session) {
                       return send_code(office, request, session);
                   });
    routes.citizen(
        http::Method::Post, "/sign-ins", http::json_body(),
        [&office](const Request& request, const CitizenSession& session) { return sign_in(office, request, session); });
}

}  // namespace onetrip::endpoints
