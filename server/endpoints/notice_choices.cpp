// GET and POST /notice-choices: what a citizen wants short messages about.

#include "server/endpoints/body.h"
#include "server/endpoints/parcel_notices.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

std::string choices_text(bool parcel) {
    json::Writer out;
    out.begin_object().name("notice_choices").begin_object().member("parcel", parcel).end_object().end_object();
    return out.take();
}

http::Task tell_choices(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    require_query(request, {});
    const bool is_muted = co_await storage::read(office.store, [&](const storage::Unit& unit) {
        return unit.citizens().is_muted(session.citizen, parcel_notice_topic);
    });
    co_return http::Reply::json(200, choices_text(!is_muted));
}

http::Task take_choices(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    const bool parcel = shape.boolean("parcel");
    JsonBody::finish(shape, {"parcel"});
    co_await storage::write(office.store, [&](storage::Unit& unit) {
        unit.citizens().set_muted(session.citizen, parcel_notice_topic, !parcel);
    });
    co_return http::Reply::json(200, choices_text(parcel));
}

}  // namespace

void add_notice_choice_routes(Routes& routes, const Office& office) {
    using http::Request;
    using storage::CitizenSession;
    routes.signed_in_citizen(http::Method::Get, "/notice-choices", {},
                             [&office](const Request& request, const CitizenSession& session) {
                                 return tell_choices(office, request, session);
                             });
    routes.signed_in_citizen(http::Method::Post, "/notice-choices", http::json_body(),
                             [&office](const Request& request, const CitizenSession& session) {
                                 return take_choices(office, request, session);
                             });
}

}  // namespace onetrip::endpoints
