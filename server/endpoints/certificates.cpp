// POST /services/{id}/certificates: what the applicant holds from earlier cases and need not hand in, told to whoever
// got it. POST /staff/cases/{number}/certificate/status: an office suspends, revokes or restores what it gave out.

#include "server/endpoints/body.h"
#include "server/endpoints/bundle.h"
#include "server/endpoints/case_file.h"
#include "server/endpoints/held_certificate.h"
#include "server/endpoints/once.h"

namespace onetrip::endpoints {
namespace {

using base::Err;
using http::Problem;
using http::ProblemCode;
using material::CertificateStatus;

constexpr std::size_t reason_bytes_max = 2000;

std::string held_text(const Catalogue& catalogue, const std::vector<HeldCertificate>& held) {
    json::Writer out;
    out.begin_object().name("certificates").begin_array();
    for (const HeldCertificate& one : held) {
        const ServiceEntry* entry = catalogue.find_service(one.service, one.service_version);
        if (entry == nullptr) continue;
        out.begin_object().member("id", one.case_number).member("type", one.type);
        out.member("status", material::name_of(one.status)).member("reason", one.reason).name("values");
        write_certificate_values(out, one);
        out.member("issued_at", one.issued_at.text()).member("service_title", entry->title).end_object();
    }
    out.end_array().end_object();
    return out.take();
}

http::Task tell_certificates(const Office& office, const http::Request& request,
                             const storage::CitizenSession& session) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    const json::View answers = shape.object("answers");
    JsonBody::finish(shape, {"answers"});
    const ServiceEntry* entry = office.catalogue.find_service(request.param("id"));
    if (entry == nullptr) co_return Problem(ProblemCode::NotFound).reply(request);
    co_return http::Reply::json(
        200, co_await storage::read(office.store, [&](const storage::Unit& unit) {
            return held_text(office.catalogue, certificates_for(unit, entry->service(), answers, session.citizen));
        }));
}

struct Change {
    CertificateStatus status = CertificateStatus::Valid;
    std::string reason;
};

Change read_change(const http::Request& request) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    const auto status = material::certificate_status_of(JsonBody::text(shape, "status", identifier_bytes_max));
    if (!status || *status == CertificateStatus::Expired) shape.wrong("status");
    const std::string_view reason = JsonBody::text(shape, "reason", reason_bytes_max);
    if (reason.empty()) shape.wrong("reason");
    JsonBody::finish(shape, {"status", "reason"});
    return {status.value_or(CertificateStatus::Valid), std::string(reason)};
}

Attempt change_status(storage::Unit& unit, const Office& office, const http::Request& request, const std::string& user,
                      const Change& change, base::Instant now) {
    auto file = find_case(unit, office.catalogue, request.param("number"));
    if (!file || !file->record.certificate) return Err{Problem(ProblemCode::NotFound)};
    HeldCertificate& held = *file->record.certificate;
    if (!material::may_become(held.status, change.status)) {
        return Err{Problem(ProblemCode::CaseState).with("refusal", "certificate_status")};
    }
    held.status = change.status;
    held.reason = change.reason;
    const std::string code = "certificate." + std::string(material::name_of(change.status));
    json::Writer why;
    why.begin_object().member("reason", change.reason).end_object();
    commit_case(unit, office.catalogue, *file, {0, now, "case", code, user, why.take()});
    return Answer{200, staff_case_text(unit, *file, office.catalogue, now), false};
}

http::Task set_status(const Office& office, const http::Request& request, const accounts::SignedInStaff& staff) {
    const Keyed key = keyed(request, "staff/" + staff.user);
    const Change change = read_change(request);
    const base::Instant now = office.clock.now();
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return once(unit, key, now, [&](storage::Unit& inner) {
                               return change_status(inner, office, request, staff.user, change, now);
                           });
                       }));
}

}  // namespace

void add_certificate_routes(Routes& routes, const Office& office) {
    routes.signed_in_citizen(http::Method::Post, "/services/{id}/certificates", http::json_body(),
                             [&office](const http::Request& request, const storage::CitizenSession& session) {
                                 return tell_certificates(office, request, session);
                             });
    routes.staff(http::Method::Post, "/staff/cases/{number}/certificate/status", http::json_body(),
                 [&office](const http::Request& request, const accounts::SignedInStaff& staff) {
                     return set_status(office, request, staff);
                 });
}

}  // namespace onetrip::endpoints
