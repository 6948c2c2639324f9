// POST /uploads: one file for one material, in one piece. The bytes decide what it is; what is not accepted is not
// kept.

#include "server/accounts/token.h"
#include "server/endpoints/body.h"
#include "server/endpoints/once.h"
#include "server/endpoints/received_file.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

constexpr std::size_t file_name_bytes_max = 255;
constexpr std::string_view any_type = "application/octet-stream";

FileTarget read_target(const Office& office, const http::Request& request) {
    require_query(request, {"service", "material"});
    const std::string_view service = query_text(request, "service", identifier_bytes_max);
    return find_target(office, service, query_text(request, "material", identifier_bytes_max));
}

/// Without a name, or with one that cannot be read, a file is still a file.
std::string file_name_of(const http::Request& request) {
    const auto encoded = request.header("X-File-Name");
    if (!encoded || encoded->size() > 3 * file_name_bytes_max) return {};
    auto name = http::percent_decode(*encoded);
    if (!name || name->size() > file_name_bytes_max) return {};
    return std::move(*name);
}

ReceivedFile file_of(const http::Request& request) {
    std::string type = request.content_type();
    if (type == any_type) type.clear();
    return {request.body_bytes(), file_name_of(request), std::move(type)};
}

http::Task take_upload(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const FileTarget target = read_target(office, request);
    const ReceivedFile file = file_of(request);
    // Hashing megabytes belongs on the worker pool.
    const Keyed key = co_await office.workers.run([&] { return keyed(request, "citizen/" + session.citizen); });
    const auto examined = co_await examine(office, target, file);
    if (!examined) co_return not_accepted(findings_text(examined.error())).reply(request);
    storage::Upload upload = *examined;
    upload.id = accounts::draw_id(office.randomness);
    upload.citizen = session.citizen;
    upload.created_at = office.clock.now();
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return once(unit, key, upload.created_at, [&](storage::Unit& inner) -> Attempt {
                               inner.uploads().add(upload, file.content);
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
