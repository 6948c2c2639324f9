// POST /sessions: a device begins, or is told that it has begun already.

#include "core/json/writer.h"
#include "server/endpoints/body.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

std::string session_text(const storage::CitizenSession& session) {
    json::Writer out;
    out.begin_object().name("session").begin_object();
    out.member("created_at", session.created_at.text()).end_object().end_object();
    return out.take();
}

http::Task open_session(const Office& office, const http::Request& request) {
    require_empty_object(request);
    if (const auto session = co_await office.citizens.session_of(request)) {
        co_return http::Reply::json(200, session_text(*session));
    }
    const auto begun = co_await office.citizens.begin();
    co_return http::Reply::json(201, session_text(begun.session)).with_cookie(begun.cookie);
}

}  // namespace

void add_session_routes(Routes& routes, const Office& office) {
    routes.open(http::Method::Post, "/sessions", http::json_body(),
                [&office](const http::Request& request) { return open_session(office, request); });
}

}  // namespace onetrip::endpoints
