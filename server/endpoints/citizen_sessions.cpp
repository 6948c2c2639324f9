// A device begins, or is told that it has begun already; a citizen sees where they are signed in, and ends that.

#include "core/identity/mask.h"
#include "core/json/writer.h"
#include "server/endpoints/body.h"
#include "server/endpoints/citizen_session_view.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using http::Problem;
using http::ProblemCode;

/// Where the session is a person's, that person's phone.
boost::asio::awaitable<std::string> phone_of(const Office& office, const storage::CitizenSession& session) {
    if (!session.signed_in_at) co_return std::string();
    const auto citizen = co_await storage::read(
        office.store, [&](const storage::Unit& unit) { return unit.citizens().find(session.citizen); });
    co_return citizen ? citizen->phone : std::string();
}

http::Task open_session(const Office& office, const http::Request& request) {
    require_empty_object(request);
    if (const auto session = co_await office.citizens.session_of(request)) {
        co_return http::Reply::json(200, session_text(*session, co_await phone_of(office, *session)));
    }
    const auto begun = co_await office.citizens.begin();
    co_return http::Reply::json(201, session_text(begun.session, {})).with_cookie(begun.cookie);
}

http::Task list_sessions(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    require_query(request, {});
    const base::Instant now = office.clock.now();
    const auto sessions = co_await storage::read(office.store, [&](const storage::Unit& unit) {
        return unit.citizen_sessions().signed_in_of(session.citizen, now);
    });
    json::Writer out;
    out.begin_object().name("sessions").begin_array();
    for (const storage::CitizenSession& one : sessions) {
        out.begin_object().member("id", accounts::Citizens::name_of(one));
        out.member("signed_in_at", one.signed_in_at->text());
        out.member("current", one.token_hash == session.token_hash).end_object();
    }
    out.end_array().end_object();
    co_return http::Reply::json(200, out.take());
}

http::Task sign_out(const Office& office, const storage::CitizenSession& session) {
    const http::SetCookie cookie = co_await office.citizens.sign_out(session);
    co_return http::Reply(204).with_cookie(cookie);
}

http::Task end_session(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const bool ended = co_await office.citizens.end_session(session.citizen, request.param("id"));
    if (!ended) co_return Problem(ProblemCode::NotFound).reply(request);
    co_return http::Reply(204);
}

}  // namespace

std::string session_text(const storage::CitizenSession& session, std::string_view phone) {
    json::Writer out;
    out.begin_object().name("session").begin_object().member("created_at", session.created_at.text());
    out.member("signed_in", session.signed_in_at.has_value()).name("phone_masked");
    session.signed_in_at ? out.value(identity::mask(identity::Mask::Mobile, phone)) : out.null();
    out.end_object().end_object();
    return out.take();
}

void add_session_routes(Routes& routes, const Office& office) {
    using http::Request;
    using storage::CitizenSession;
    routes.open(http::Method::Post, "/sessions", http::json_body(),
                [&office](const Request& request) { return open_session(office, request); });
    routes.signed_in_citizen(http::Method::Get, "/sessions", {},
                             [&office](const Request& request, const CitizenSession& session) {
                                 return list_sessions(office, request, session);
                             });
    routes.citizen(http::Method::Delete, "/sessions/current", {},
                   [&office](const Request&, const CitizenSession& session) { return sign_out(office, session); });
    routes.signed_in_citizen(http::Method::Delete, "/sessions/{id}", {},
                             [&office](const Request& request, const CitizenSession& session) {
                                 return end_session(office, request, session);
                             });
}

}  // namespace onetrip::endpoints
