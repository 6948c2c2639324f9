// GET /services/{id}/earlier-materials: what the applicant gave before and need not give again. POST /uploads/earlier:
// the applicant agrees to one of them being used, which is as good as sending it: the same bytes, as they were
// inspected then.

#include "server/endpoints/earlier_materials.h"

#include "server/accounts/token.h"
#include "server/endpoints/body.h"
#include "server/endpoints/case_record.h"
#include "server/endpoints/case_sources.h"
#include "server/endpoints/once.h"
#include "server/endpoints/received_file.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using base::Err;
using http::Problem;
using http::ProblemCode;

/// How long ago the case may have been closed; nullopt if nothing is taken from earlier cases. Whether the answers lead
/// that way is judged when the application is.
std::optional<std::int64_t> reuse_days_of(const material::Material& material) {
    for (const material::Way& way : material.ways) {
        if (way.by == material::Obtain::EarlierCase) return way.reuse_days;
    }
    return std::nullopt;
}

/// The day on which a case ended well; nullopt if it has not.
std::optional<base::Day> granted_and_closed(const CaseRecord& record, const ServiceEntry& service) {
    const bool is_granted = record.decision && record.decision->outcome == casework::Outcome::Granted;
    if (!is_granted || !record.process.closed_at) return std::nullopt;
    return record.process.closed_at->day_in(service.agency->offset_minutes);
}

void add_earlier(std::vector<EarlierMaterial>& found, const catalog::Service& wanted, const storage::Case& before,
                 const ServiceEntry& service, base::Day today) {
    const CaseRecord record = read_record(before.record);
    const auto closed = granted_and_closed(record, service);
    if (!closed) return;
    for (const CaseMaterial& given : record.materials) {
        const material::Material* was = service.service().material(given.id);
        if (was == nullptr || was->standard.empty()) continue;
        for (const material::Material& material : wanted.materials()) {
            const auto reuse_days = reuse_days_of(material);
            if (material.standard != was->standard || !reuse_days || today - *closed > *reuse_days) continue;
            found.push_back({std::string(material.id), std::string(material.standard), before.number, given.upload,
                             given.sha256, &service, *closed});
        }
    }
}

std::string earlier_text(const std::vector<EarlierMaterial>& found) {
    json::Writer out;
    out.begin_object().name("earlier").begin_array();
    for (const EarlierMaterial& one : found) {
        out.begin_object().member("material", one.material).member("standard", one.standard);
        out.member("case", one.case_number).member("closed", one.closed.text()).member("sha256", one.sha256);
        out.member("service_title", one.service->title).end_object();
    }
    out.end_array().end_object();
    return out.take();
}

http::Task tell_earlier(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    require_query(request, {});
    const ServiceEntry* entry = office.catalogue.find_service(request.param("id"));
    if (entry == nullptr) co_return Problem(ProblemCode::NotFound).reply(request);
    const base::Day today = office.clock.now().day_in(entry->agency->offset_minutes);
    const auto found = co_await storage::read(office.store, [&](const storage::Unit& unit) {
        return earlier_materials(unit, office.catalogue, entry->service(), session.citizen, today);
    });
    co_return http::Reply::json(200, earlier_text(found));
}

struct Agreed {
    FileTarget target;
    std::string_view case_number;
    storage::Upload upload;  ///< as it will be, but for what it takes over
};

Attempt use_again(storage::Unit& unit, const Office& office, const Agreed& agreed, base::Day today) {
    const catalog::Service& service = agreed.target.service->service();
    for (const EarlierMaterial& one :
         earlier_materials(unit, office.catalogue, service, agreed.upload.citizen, today)) {
        if (one.case_number != agreed.case_number || one.material != agreed.target.material->id) continue;
        auto upload = unit.uploads().find(one.upload);
        if (!upload) break;
        upload->id = upload_taken_from(agreed.upload.id, one.case_number);
        upload->citizen = agreed.upload.citizen;
        upload->service = service.id();
        upload->material = agreed.target.material->id;
        upload->created_at = agreed.upload.created_at;
        upload->case_number.reset();
        if (!unit.uploads().add_again(*upload)) break;
        return Answer{201, upload_text(*upload), false};
    }
    return Err{Problem(ProblemCode::NotFound)};
}

http::Task take_earlier(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const Keyed key = keyed(request, "citizen/" + session.citizen);
    const JsonBody body(request);
    json::Shape shape(body.root());
    const std::string_view service = JsonBody::text(shape, "service", identifier_bytes_max);
    const std::string_view material = JsonBody::text(shape, "material", identifier_bytes_max);
    const std::string_view number = JsonBody::text(shape, "case", identifier_bytes_max);
    JsonBody::finish(shape, {"service", "material", "case"});
    Agreed agreed;
    agreed.target = find_target(office, service, material);
    agreed.case_number = number;
    agreed.upload.id = accounts::draw_id(office.randomness);
    agreed.upload.citizen = session.citizen;
    agreed.upload.created_at = office.clock.now();
    const base::Day today = agreed.upload.created_at.day_in(agreed.target.service->agency->offset_minutes);
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return once(unit, key, agreed.upload.created_at,
                                       [&](storage::Unit& inner) { return use_again(inner, office, agreed, today); });
                       }));
}

}  // namespace

std::vector<EarlierMaterial> earlier_materials(const storage::Unit& unit, const Catalogue& catalogue,
                                               const catalog::Service& service, std::string_view citizen,
                                               base::Day today) {
    std::vector<EarlierMaterial> found;
    // Whoever looked a case up may see it; its papers are its own citizen's.
    for (const storage::Case& before : unit.cases().of_citizen(citizen, earlier_cases_max)) {
        const ServiceEntry* entry = catalogue.find_service(before.service);
        if (entry != nullptr) add_earlier(found, service, before, *entry, today);
    }
    return found;
}

void add_earlier_material_routes(Routes& routes, const Office& office) {
    using http::Request;
    using storage::CitizenSession;
    routes.signed_in_citizen(http::Method::Get, "/services/{id}/earlier-materials", {},
                             [&office](const Request& request, const CitizenSession& session) {
                                 return tell_earlier(office, request, session);
                             });
    routes.signed_in_citizen(http::Method::Post, "/uploads/earlier", http::json_body(),
                             [&office](const Request& request, const CitizenSession& session) {
                                 return take_earlier(office, request, session);
                             });
}

}  // namespace onetrip::endpoints
