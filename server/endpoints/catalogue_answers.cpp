// GET /services, /services/{id}, /calendar, /halls, /halls/{id}, /regions, /regions/{code}, /keys: what everybody may
// know, with ETag.

#include "core/json/writer.h"
#include "server/endpoints/body.h"
#include "server/endpoints/hall_in_path.h"
#include "server/endpoints/hall_plan.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using http::Problem;
using http::ProblemCode;

constexpr std::int64_t version_max = 1'000'000;

http::Reply list_services(const Office& office, const http::Request& request) {
    require_query(request, {});
    return office.catalogue.services_answer().reply(request);
}

http::Reply get_service(const Office& office, const http::Request& request) {
    require_query(request, {"version"});
    const auto version = query_integer(request, "version", 1, version_max);
    const std::string_view id = request.param("id");
    const ServiceEntry* entry =
        version ? office.catalogue.find_service(id, *version) : office.catalogue.find_service(id);
    if (entry == nullptr) return Problem(ProblemCode::NotFound).reply(request);
    return entry->answer.reply(request);
}

http::Reply get_calendar(const Office& office, const http::Request& request) {
    require_query(request, {});
    return office.catalogue.calendar_answer().reply(request);
}

http::Reply list_halls(const Office& office, const http::Request& request) {
    require_query(request, {});
    return office.catalogue.halls_answer().reply(request);
}

http::CachedAnswer cached(std::string body) {
    return http::CachedAnswer({{"Content-Type", "application/json"}, {"Cache-Control", "no-cache"}},
                              http::SharedBytes(std::move(body)));
}

/// With what was changed since; as it stands in the catalogue where that is nothing.
http::Task get_hall(const Office& office, const http::Request& request) {
    require_query(request, {});
    const HallEntry& entry = hall_in_path(office, request);
    const base::Day today = office.clock.now().day_in(entry.hall.offset_minutes);
    const auto changes = co_await storage::read(
        office.store, [&](const storage::Unit& unit) { return unit.hall_changes().of(entry.hall.id, today.text()); });
    if (changes.empty()) co_return entry.answer.reply(request);
    const auto hall = json::Document::parse(changed_hall_text(entry, changes));
    co_return cached(office.catalogue.hall_text(entry, hall->root())).reply(request);
}

http::Reply list_regions(const Office& office, const http::Request& request) {
    require_query(request, {});
    return office.catalogue.regions().answer().reply(request);
}

http::Reply get_region(const Office& office, const http::Request& request) {
    require_query(request, {});
    const http::CachedAnswer* answer = office.catalogue.regions().answer_of(request.param("code"));
    if (answer == nullptr) return Problem(ProblemCode::NotFound).reply(request);
    return answer->reply(request);
}

http::CachedAnswer keys_answer(const seal::VerifyingKey& key) {
    json::Writer out;
    out.begin_object().name("keys").begin_array().begin_object();
    out.member("key_id", key.key_id).member("public_key", base::to_base64url(key.public_key));
    out.end_object().end_array().end_object();
    return cached(out.take());
}

http::Reply get_keys(const http::CachedAnswer& answer, const http::Request& request) {
    require_query(request, {});
    return answer.reply(request);
}

}  // namespace

void add_catalogue_routes(Routes& routes, const Office& office) {
    using http::Request;
    routes.ready(http::Method::Get, "/services", {},
                 [&office](const Request& request) { return list_services(office, request); });
    routes.ready(http::Method::Get, "/services/{id}", {},
                 [&office](const Request& request) { return get_service(office, request); });
    routes.ready(http::Method::Get, "/calendar", {},
                 [&office](const Request& request) { return get_calendar(office, request); });
    routes.ready(http::Method::Get, "/halls", {},
                 [&office](const Request& request) { return list_halls(office, request); });
    routes.open(http::Method::Get, "/halls/{id}", {},
                [&office](const Request& request) { return get_hall(office, request); });
    routes.ready(http::Method::Get, "/regions", {},
                 [&office](const Request& request) { return list_regions(office, request); });
    routes.ready(http::Method::Get, "/regions/{code}", {},
                 [&office](const Request& request) { return get_region(office, request); });
    const auto keys = std::make_shared<const http::CachedAnswer>(keys_answer(office.keys.signing.verifying_key()));
    routes.ready(http::Method::Get, "/keys", {}, [keys](const Request& request) { return get_keys(*keys, request); });
}

}  // namespace onetrip::endpoints
