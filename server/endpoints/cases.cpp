// GET /cases, /cases/{number}, /cases/{number}/receipt: the citizen's own.

#include "core/json/writer.h"
#include "server/endpoints/body.h"
#include "server/endpoints/case_file.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using http::Problem;
using http::ProblemCode;

constexpr std::int64_t page_cases = 20;

void write_summary(json::Writer& out, const storage::Case& stored, const ServiceEntry& service) {
    out.begin_object().member("number", stored.number).name("service");
    write_case_service(out, service);
    out.member("state", stored.state).member("submitted_at", stored.submitted_at.text()).name("promised_due");
    stored.promised_due ? out.value(stored.promised_due->text()) : out.null();
    out.end_object();
}

http::Task list_cases(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    require_query(request, {"after"});
    const auto after = request.query("after");
    auto found = co_await storage::read(office.store, [&](const storage::Unit& unit) {
        return unit.cases().seen_by(session.citizen, after, page_cases + 1);
    });
    const bool has_more = found.size() > page_cases;
    if (has_more) found.pop_back();
    json::Writer out;
    out.begin_object().name("cases").begin_array();
    for (const storage::Case& stored : found) {
        const ServiceEntry* service = office.catalogue.find_service(stored.service, stored.service_version);
        if (service != nullptr) write_summary(out, stored, *service);
    }
    out.end_array().name("next");
    has_more ? out.value(found.back().number) : out.null();
    out.end_object();
    co_return http::Reply::json(200, out.take());
}

http::Task get_case(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const base::Instant now = office.clock.now();
    auto text = co_await storage::read(office.store, [&](const storage::Unit& unit) {
        const auto file = find_case_for(unit, office.catalogue, request.param("number"), session.citizen);
        return file ? std::optional(citizen_case_text(unit, *file, now)) : std::nullopt;
    });
    if (!text) co_return Problem(ProblemCode::NotFound).reply(request);
    co_return http::Reply::json(200, std::move(*text));
}

http::Task get_receipt(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const std::string_view number = request.param("number");
    const auto receipt = co_await storage::read(office.store, [&](const storage::Unit& unit) {
        std::optional<storage::Receipt> found;
        if (unit.cases().may_see(number, session.citizen)) found = unit.cases().receipt(number);
        return found;
    });
    if (!receipt) co_return Problem(ProblemCode::NotFound).reply(request);
    json::Writer out;
    out.begin_object().name("receipt").raw(receipt->receipt).name("content").raw(receipt->content).end_object();
    co_return http::Reply::json(200, out.take());
}

}  // namespace

void add_case_routes(Routes& routes, const Office& office) {
    using http::Request;
    using storage::CitizenSession;
    routes.citizen(http::Method::Get, "/cases", {}, [&office](const Request& request, const CitizenSession& session) {
        return list_cases(office, request, session);
    });
    routes.citizen(http::Method::Get, "/cases/{number}", {},
                   [&office](const Request& request, const CitizenSession& session) {
                       return get_case(office, request, session);
                   });
    routes.citizen(http::Method::Get, "/cases/{number}/receipt", {},
                   [&office](const Request& request, const CitizenSession& session) {
                       return get_receipt(office, request, session);
                   });
}

}  // namespace onetrip::endpoints
