// POST /bundles/{id}/checklists: what several services ask for that are applied for as one thing, each paper once with
// what it serves. Nobody has to say who they are, and nothing is stored.

#include <algorithm>

#include "core/catalog/bundle.h"
#include "core/json/writer.h"
#include "server/endpoints/application.h"
#include "server/endpoints/body.h"
#include "server/endpoints/bundle.h"

namespace onetrip::endpoints {
namespace {

using http::Problem;
using http::ProblemCode;

std::string checklist_text(const std::vector<const ServiceEntry*>& services, json::View answers, base::Instant now) {
    const ServiceEntry& lead = *services.front();
    const base::Day today = now.day_in(lead.agency->offset_minutes);
    std::vector<json::Document> sound;
    sound.reserve(services.size());
    std::vector<catalog::BundlePart> parts;
    for (const ServiceEntry* entry : services) {
        const catalog::Service& service = entry->service();
        sound.push_back(sound_answers(service, answers[service.id()], today));
        parts.push_back({&service, sound.back().root()});
    }
    const json::View bundle = lead.service().definition()["bundle"];
    json::Writer out;
    out.begin_object().name("bundle").begin_object().member("id", lead.service().id());
    out.member("title", bundle["title"]).member("summary", bundle["summary"]).name("services").begin_array();
    for (const ServiceEntry* entry : services) {
        out.begin_object().member("id", entry->service().id()).member("title", entry->title);
        out.member("trips", entry->service().definition()["trips"]).end_object();
    }
    const material::Holdings nothing;
    out.end_array().end_object().name("materials");
    catalog::write_bundle(out, catalog::list_bundle(parts, today, nothing));
    out.end_object();
    return out.take();
}

http::Reply tell_checklist(const Office& office, const http::Request& request) {
    require_query(request, {});
    const JsonBody body(request);
    json::Shape shape(body.root());
    const json::View answers = shape.object("answers");
    JsonBody::finish(shape, {"answers"});
    const auto services = bundle_led_by(office.catalogue, request.param("id"));
    if (services.empty()) return Problem(ProblemCode::NotFound).reply(request);
    for (const json::Member member : answers.members()) {
        const bool is_part = std::any_of(services.begin(), services.end(), [&](const ServiceEntry* entry) {
            return entry->service().id() == member.name;
        });
        if (!is_part || !member.value.is_object()) shape.wrong("answers");
    }
    JsonBody::finish(shape, {"answers"});
    return http::Reply::json(200, checklist_text(services, answers, office.clock.now()));
}

}  // namespace

std::vector<const ServiceEntry*> bundle_led_by(const Catalogue& catalogue, std::string_view lead) {
    std::vector<const ServiceEntry*> services;
    const ServiceEntry* entry = catalogue.find_service(lead);
    if (entry == nullptr) return services;
    const json::View others = entry->service().definition()["bundle"]["services"];
    if (others.size() == 0) return services;
    services.push_back(entry);
    for (const json::View other : others.elements()) {
        if (const ServiceEntry* known = catalogue.find_service(other.string_or({}))) services.push_back(known);
    }
    return services;
}

std::vector<const ServiceEntry*> bundled_with(const Catalogue& catalogue, const catalog::Service& service) {
    const json::View bundle = service.definition()["bundle"];
    auto services = bundle_led_by(catalogue, bundle["lead"].string_or(service.id()));
    std::erase_if(services, [&](const ServiceEntry* entry) { return entry->service().id() == service.id(); });
    return services;
}

void add_bundle_routes(Routes& routes, const Office& office) {
    routes.ready(http::Method::Post, "/bundles/{id}/checklists", http::json_body(),
                 [&office](const http::Request& request) { return tell_checklist(office, request); });
}

}  // namespace onetrip::endpoints
