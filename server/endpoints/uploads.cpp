// POST /uploads: one file for one material. The bytes decide what it is; what the sender says only helps to notice a
// mistake. What is not accepted is not kept.

#include "core/form/screen.h"
#include "core/json/writer.h"
#include "core/material/inspect.h"
#include "server/accounts/token.h"
#include "server/endpoints/body.h"
#include "server/endpoints/once.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using base::Err;
using http::Problem;
using http::ProblemCode;

constexpr std::size_t file_name_bytes_max = 255;
constexpr std::string_view any_type = "application/octet-stream";

struct Target {
    const ServiceEntry* service = nullptr;
    const material::Material* material = nullptr;
    material::FileSpec spec;
};

/// Throws http::Refused for a material nobody uploads.
Target read_target(const Office& office, const http::Request& request) {
    require_query(request, {"service", "material"});
    const ServiceEntry* service = office.catalogue.find_service(query_text(request, "service", identifier_bytes_max));
    const std::string_view id = query_text(request, "material", identifier_bytes_max);
    const material::Material* material = service != nullptr ? service->service().material(id) : nullptr;
    if (material == nullptr || !material->accept.is_object()) throw http::Refused(Problem(ProblemCode::NotFound));
    const auto spec = material::read_file_spec(material->accept);
    ONETRIP_ASSERT(spec.ok());  // the catalogue was checked when it was loaded
    return {service, material, *spec};
}

/// Without a name, or with one that cannot be read, a file is still a file.
std::string file_name_of(const http::Request& request) {
    const auto encoded = request.header("X-File-Name");
    if (!encoded || encoded->size() > 3 * file_name_bytes_max) return {};
    auto name = http::percent_decode(*encoded);
    if (!name || name->size() > file_name_bytes_max) return {};
    return std::move(*name);
}

struct Looked {
    Keyed key;
    material::Inspection inspection;
};

/// Hashing and looking at megabytes: on the worker pool.
Looked look(const http::Request& request, const std::string& citizen, const Target& target, const std::string& name) {
    Keyed key = keyed(request, "citizen/" + citizen);
    const std::string type = request.content_type();
    return {std::move(key), material::inspect(request.body_bytes(), target.spec, name, type == any_type ? "" : type)};
}

bool is_accepted(const material::Inspection& inspection) {
    for (const base::Finding& finding : inspection.findings) {
        if (finding.severity == base::Severity::Error) return false;
    }
    return true;
}

Problem not_accepted(material::Inspection inspection, std::string_view material) {
    for (base::Finding& finding : inspection.findings)
        finding.field = "material:" + std::string(material);
    json::Writer out;
    form::write_findings(out, inspection.findings);
    return Problem(ProblemCode::FileNotAccepted).with_json("findings", out.take());
}

std::string facts_of(const material::Inspection& inspection) {
    json::Writer out;
    out.begin_object().member("kind", material::name_of(inspection.kind)).member("size_bytes", inspection.size_bytes);
    if (inspection.pixels) {
        out.member("width", inspection.pixels->width).member("height", inspection.pixels->height);
    }
    out.member("sha256", inspection.sha256).end_object();
    return out.take();
}

storage::Upload upload_of(const Target& target, const material::Inspection& inspection) {
    storage::Upload upload;
    upload.service = target.service->service().id();
    upload.material = target.material->id;
    upload.sha256 = inspection.sha256;
    upload.kind = material::name_of(inspection.kind);
    upload.size_bytes = static_cast<std::int64_t>(inspection.size_bytes);
    if (inspection.pixels) {
        upload.width = inspection.pixels->width;
        upload.height = inspection.pixels->height;
    }
    upload.inspection = facts_of(inspection);
    return upload;
}

std::string upload_text(const storage::Upload& upload) {
    json::Writer out;
    out.begin_object().name("upload").begin_object().member("id", upload.id).member("material", upload.material);
    out.member("sha256", upload.sha256).member("kind", upload.kind).member("size_bytes", upload.size_bytes);
    out.name("width");
    upload.width ? out.value(*upload.width) : out.null();
    out.name("height");
    upload.height ? out.value(*upload.height) : out.null();
    out.end_object().end_object();
    return out.take();
}

http::Task take_upload(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const Target target = read_target(office, request);
    const std::string name = file_name_of(request);
    const Looked looked = co_await office.workers.run([&] { return look(request, session.citizen, target, name); });
    if (!is_accepted(looked.inspection)) {
        co_return not_accepted(looked.inspection, target.material->id).reply(request);
    }
    storage::Upload upload = upload_of(target, looked.inspection);
    upload.id = accounts::draw_id(office.randomness);
    upload.citizen = session.citizen;
    upload.file_name = name;
    upload.created_at = office.clock.now();
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return once(unit, looked.key, upload.created_at, [&](storage::Unit& inner) -> Attempt {
                               inner.uploads().add(upload, request.body_bytes());
                               return Answer{201, upload_text(upload), false};
                           });
                       }));
}

}  // namespace

void add_upload_routes(Routes& routes, const Office& office) {
    routes.citizen(http::Method::Post, "/uploads",
                   http::upload_body({"image/jpeg", "image/png", "application/pdf", std::string(any_type)}),
                   [&office](const http::Request& request, const storage::CitizenSession& session) {
                       return take_upload(office, request, session);
                   });
}

}  // namespace onetrip::endpoints
