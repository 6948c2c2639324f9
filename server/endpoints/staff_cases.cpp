// GET /staff/cases/{number} and its materials: what a clerk looks at.

#include "server/endpoints/case_file.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using http::Problem;
using http::ProblemCode;

http::Task open_case(const Office& office, const http::Request& request) {
    const base::Instant now = office.clock.now();
    auto text = co_await storage::read(office.store, [&](const storage::Unit& unit) {
        const auto file = find_case(unit, office.catalogue, request.param("number"));
        return file ? std::optional(staff_case_text(unit, *file, office.catalogue, now)) : std::nullopt;
    });
    if (!text) co_return Problem(ProblemCode::NotFound).reply(request);
    co_return http::Reply::json(200, std::move(*text));
}

/// Only kinds that are named here are shown by a browser; anything else is saved.
std::string_view media_type_of(std::string_view kind) {
    if (kind == "jpeg") return "image/jpeg";
    if (kind == "png") return "image/png";
    if (kind == "pdf") return "application/pdf";
    return "application/octet-stream";
}

struct Material {
    std::string kind;
    base::Bytes bytes;
};

std::optional<Material> find_material(const storage::Unit& unit, const Catalogue& catalogue, std::string_view number,
                                      std::string_view id) {
    const auto file = find_case(unit, catalogue, number);
    if (!file) return std::nullopt;
    for (const CaseMaterial& material : file->record.materials) {
        if (material.id != id) continue;
        auto bytes = unit.uploads().content(material.sha256);
        if (!bytes) throw storage::Failure(storage::FailureKind::Corrupt, "the bytes of a material are gone");
        return Material{material.kind, std::move(*bytes)};
    }
    return std::nullopt;
}

http::Task open_material(const Office& office, const http::Request& request) {
    auto material = co_await storage::read(office.store, [&](const storage::Unit& unit) {
        return find_material(unit, office.catalogue, request.param("number"), request.param("id"));
    });
    if (!material) co_return Problem(ProblemCode::NotFound).reply(request);
    const std::string_view media_type = media_type_of(material->kind);
    const bool is_shown = media_type != "application/octet-stream";
    co_return http::Reply::bytes(200, media_type, http::SharedBytes(std::move(material->bytes)))
        .with_header("Content-Disposition", is_shown ? "inline" : "attachment")
        .with_header("Content-Security-Policy", "default-src 'none'; sandbox");
}

}  // namespace

void add_staff_case_routes(Routes& routes, const Office& office) {
    using accounts::SignedInStaff;
    using http::Request;
    routes.staff(http::Method::Get, "/staff/cases/{number}", {},
                 [&office](const Request& request, const SignedInStaff&) { return open_case(office, request); });
    routes.staff(http::Method::Get, "/staff/cases/{number}/materials/{id}", {},
                 [&office](const Request& request, const SignedInStaff&) { return open_material(office, request); });
}

}  // namespace onetrip::endpoints
