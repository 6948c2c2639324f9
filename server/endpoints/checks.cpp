// POST /services/{id}/checks: an application judged and forgotten. For a phone without WebAssembly and for other
// systems of the city: the same core, the same findings as at submission. Nobody has to say who he is, and nothing is
// stored.

#include "core/form/screen.h"
#include "core/json/writer.h"
#include "core/submission/application.h"
#include "server/endpoints/body.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using http::Problem;
using http::ProblemCode;

constexpr std::int64_t version_max = 1'000'000;

std::string check_text(const catalog::Service& service, const submission::Report& report) {
    json::Writer out;
    out.begin_object().name("check").begin_object().member("service_version", service.version());
    out.member("verdict", report.passes() ? "pass" : "fail").name("findings");
    form::write_findings(out, report.findings);
    // Not the answers: whoever asks has them.
    out.name("dropped").begin_array();
    for (const std::string& pointer : report.dropped)
        out.value(pointer);
    out.end_array().end_object().end_object();
    return out.take();
}

http::Reply check(const Office& office, const http::Request& request) {
    require_query(request, {});
    const JsonBody body(request);
    json::Shape shape(body.root());
    const auto version = shape.integer_if("service_version", 1, version_max);
    submission::Application application;
    application.answers = shape.object("answers");
    application.materials = shape.object_if("materials");
    application.booking = shape.object_if("booking");
    JsonBody::finish(shape, {"service_version", "answers", "materials", "booking"});

    const std::string_view id = request.param("id");
    const ServiceEntry* entry =
        version ? office.catalogue.find_service(id, *version) : office.catalogue.find_service(id);
    if (entry == nullptr) return Problem(ProblemCode::NotFound).reply(request);
    const base::Day today = office.clock.now().day_in(entry->agency->offset_minutes);
    const submission::Report report =
        submission::check(entry->service(), application, today, submission::Keep::Nothing);
    return http::Reply::json(200, check_text(entry->service(), report));
}

}  // namespace

void add_check_routes(Routes& routes, const Office& office) {
    routes.ready(http::Method::Post, "/services/{id}/checks", http::json_body(),
                 [&office](const http::Request& request) { return check(office, request); });
}

}  // namespace onetrip::endpoints
