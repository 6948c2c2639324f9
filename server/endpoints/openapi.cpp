// GET /openapi.json: the interface as a document.

#include "server/endpoints/openapi.h"

#include "server/endpoints/body.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

http::Task get_openapi(const http::CachedAnswer& answer, const http::Request& request) {
    require_query(request, {});
    co_return answer.reply(request);
}

}  // namespace

void add_openapi_routes(Routes& routes, const Office&) {
    const auto answer = std::make_shared<const http::CachedAnswer>(
        http::Fields{{"Content-Type", "application/json"}, {"Cache-Control", "no-cache"}},
        http::SharedBytes::of_static(openapi_document()));
    routes.open(http::Method::Get, "/openapi.json", {},
                [answer](const http::Request& request) { return get_openapi(*answer, request); });
}

}  // namespace onetrip::endpoints
