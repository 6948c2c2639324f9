// GET /services/{id}/shared-materials: what the citizen gave for another service of the same bundle, where both ask for
// the same document. POST /uploads/shared: it serves this one, too: the same bytes, as they were inspected.

#include <algorithm>

#include "server/accounts/token.h"
#include "server/endpoints/body.h"
#include "server/endpoints/bundle.h"
#include "server/endpoints/case_record.h"
#include "server/endpoints/once.h"
#include "server/endpoints/received_file.h"

namespace onetrip::endpoints {
namespace {

using base::Err;
using http::Problem;
using http::ProblemCode;

/// So many of the citizen's newest cases are looked into.
constexpr std::int64_t shared_cases_max = 50;

/// The material of this service that another service's material is, too, by the catalogue; nullptr if there is none.
const material::Material* same_here(const catalog::Service& service, const ServiceEntry& other,
                                    std::string_view material) {
    const material::Material* was = other.service().material(material);
    if (was == nullptr || was->standard.empty()) return nullptr;
    for (const material::Material& wanted : service.materials()) {
        const bool is_uploaded = std::any_of(wanted.ways.begin(), wanted.ways.end(), [](const material::Way& way) {
            return way.by == material::Obtain::Upload;
        });
        if (wanted.standard == was->standard && is_uploaded) return &wanted;
    }
    return nullptr;
}

struct Shared {
    std::string material;  ///< of the service that is applied for
    const ServiceEntry* from = nullptr;
    std::string upload;
    base::Instant given_at;
};

/// What the citizen's cases of the other services hold, newest first.
std::vector<Shared> shared_by_cases(const storage::Unit& unit, const Catalogue& catalogue,
                                    const catalog::Service& service, std::string_view citizen) {
    std::vector<Shared> found;
    const auto others = bundled_with(catalogue, service);
    if (others.empty()) return found;
    for (const storage::Case& stored : unit.cases().of_citizen(citizen, shared_cases_max)) {
        const auto other = std::find_if(others.begin(), others.end(), [&](const ServiceEntry* entry) {
            return entry->service().id() == stored.service;
        });
        if (other == others.end()) continue;
        for (const CaseMaterial& given : read_record(stored.record).materials) {
            if (const material::Material* wanted = same_here(service, **other, given.id))
                found.push_back({std::string(wanted->id), *other, given.upload, stored.submitted_at});
        }
    }
    return found;
}

/// Which materials of the others are which of this one: what lies in drafts the phone finds itself.
void write_same(json::Writer& out, const Catalogue& catalogue, const catalog::Service& service) {
    out.name("same").begin_array();
    for (const ServiceEntry* other : bundled_with(catalogue, service)) {
        for (const material::Material& theirs : other->service().materials()) {
            const material::Material* ours = same_here(service, *other, theirs.id);
            if (ours == nullptr) continue;
            out.begin_object().member("service", other->service().id()).member("service_title", other->title);
            out.member("their_material", theirs.id).member("material", ours->id).end_object();
        }
    }
    out.end_array();
}

http::Task tell_shared(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    require_query(request, {});
    const ServiceEntry* entry = office.catalogue.find_service(request.param("id"));
    if (entry == nullptr) co_return Problem(ProblemCode::NotFound).reply(request);
    const auto found = co_await storage::read(office.store, [&](const storage::Unit& unit) {
        return shared_by_cases(unit, office.catalogue, entry->service(), session.citizen);
    });
    json::Writer out;
    out.begin_object().name("shared").begin_array();
    for (const Shared& one : found) {
        out.begin_object().member("material", one.material).member("upload", one.upload);
        out.member("service", one.from->service().id()).member("service_title", one.from->title);
        out.member("given_at", one.given_at.text()).end_object();
    }
    out.end_array();
    write_same(out, office.catalogue, entry->service());
    out.end_object();
    co_return http::Reply::json(200, out.take());
}

struct Wanted {
    FileTarget target;
    std::string upload;  ///< of the other service
    std::string id;      ///< that it gets here
    std::string citizen;
    base::Instant now;
};

Attempt share(storage::Unit& unit, const Office& office, const Wanted& wanted) {
    const catalog::Service& service = wanted.target.service->service();
    auto upload = unit.uploads().find(wanted.upload);
    if (!upload || upload->citizen != wanted.citizen) return Err{Problem(ProblemCode::NotFound)};
    const auto others = bundled_with(office.catalogue, service);
    const auto other = std::find_if(others.begin(), others.end(), [&](const ServiceEntry* entry) {
        return entry->service().id() == upload->service;
    });
    if (other == others.end() || same_here(service, **other, upload->material) != wanted.target.material)
        return Err{Problem(ProblemCode::NotFound)};
    upload->id = wanted.id;
    upload->service = service.id();
    upload->material = wanted.target.material->id;
    upload->created_at = wanted.now;
    upload->case_number.reset();
    if (!unit.uploads().add_again(*upload)) return Err{Problem(ProblemCode::NotFound)};
    return Answer{201, upload_text(*upload), false};
}

http::Task share_upload(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const Keyed key = keyed(request, "citizen/" + session.citizen);
    const JsonBody body(request);
    json::Shape shape(body.root());
    const std::string_view service = JsonBody::text(shape, "service", identifier_bytes_max);
    const std::string_view material = JsonBody::text(shape, "material", identifier_bytes_max);
    Wanted wanted;
    wanted.upload = JsonBody::text(shape, "upload", identifier_bytes_max);
    JsonBody::finish(shape, {"service", "material", "upload"});
    wanted.target = find_target(office, service, material);
    wanted.id = accounts::draw_id(office.randomness);
    wanted.citizen = session.citizen;
    wanted.now = office.clock.now();
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return once(unit, key, wanted.now,
                                       [&](storage::Unit& inner) { return share(inner, office, wanted); });
                       }));
}

}  // namespace

void add_shared_material_routes(Routes& routes, const Office& office) {
    using http::Request;
    using storage::CitizenSession;
    routes.citizen(http::Method::Get, "/services/{id}/shared-materials", {},
                   [&office](const Request& request, const CitizenSession& session) {
                       return tell_shared(office, request, session);
                   });
    routes.citizen(http::Method::Post, "/uploads/shared", http::json_body(),
                   [&office](const Request& request, const CitizenSession& session) {
                       return share_upload(office, request, session);
                   });
}

}  // namespace onetrip::endpoints
