// POST /cases/{number}/parcel/address: the certificate shall go elsewhere, or to somebody else.

#include "server/endpoints/parcel_address.h"

#include <algorithm>
#include <array>

#include "core/form/sheet.h"
#include "core/json/pointer.h"
#include "server/endpoints/application.h"
#include "server/endpoints/body.h"
#include "server/endpoints/masking.h"
#include "server/endpoints/once.h"
#include "server/endpoints/parcel.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using base::Err;
using casework::State;
using http::Problem;
using http::ProblemCode;

constexpr std::array<std::string_view, 3> roles{"address", "receiver", "phone"};
constexpr std::size_t address_bytes_max = 600;

/// The form's field for a role: the first place the service looks for it.
std::string field_of(const catalog::Service& service, std::string_view role) {
    const json::View places = service.definition()["delivery"][role];
    const auto place = places.is_array() ? places.at(0).string() : places.string();
    return json::PointerReader(place.value_or("")).next().value_or("");
}

/// What was sent, as answers of the form.
std::string as_answers(const catalog::Service& service, const std::array<std::string, 3>& sent) {
    json::Writer out;
    out.begin_object();
    for (std::size_t i = 0; i < roles.size(); ++i) {
        if (const std::string field = field_of(service, roles[i]); !field.empty()) out.member(field, sent[i]);
    }
    out.end_object();
    return out.take();
}

/// Findings of these three alone, named as they were sent: what else time has made wrong is not asked about now.
std::vector<base::Finding> findings_of(const catalog::Service& service, const form::Sheet& sheet) {
    std::vector<base::Finding> findings;
    for (base::Finding& finding : sheet.findings()) {
        for (const std::string_view role : roles) {
            if (finding.severity != base::Severity::Error) continue;
            if (finding.field != '/' + field_of(service, role)) continue;
            finding.field = '/' + std::string(role);
            findings.push_back(std::move(finding));
            break;
        }
    }
    return findings;
}

/// Those that wait for the courier. A parcel that came back stays as it went: the new address is the next one's.
std::vector<storage::Shipment*> redirected(CaseFile& file) {
    std::vector<storage::Shipment*> parcels = certificate_parcels(file);
    std::erase_if(parcels, [](const storage::Shipment* parcel) { return !waits_for_courier(*parcel); });
    return parcels;
}

std::optional<Problem> take_over(CaseFile& file, const std::array<std::string, 3>& sent, base::Instant now) {
    const catalog::Service& service = file.service->service();
    const json::Document before = answers_of(file);
    const auto changed = json::Document::parse(as_answers(service, sent));
    ONETRIP_ASSERT(changed.ok());
    const auto merged = json::Document::parse(merged_answers(before.root(), changed->root()));
    ONETRIP_ASSERT(merged.ok());
    const form::Sheet sheet(service.form(), merged->root(), now.day_in(file.service->agency->offset_minutes));
    const auto findings = findings_of(service, sheet);
    if (!findings.empty()) return findings_problem(findings);
    json::Writer answers;
    sheet.write_answers(answers);
    file.stored.answers = answers.take();
    const json::Document after = answers_of(file);
    file.record.answers_masked = masked_answers(service.form(), after.root());
    for (storage::Shipment* const parcel : redirected(file))
        set_receiver(*parcel, *file.service, after.root());
    return std::nullopt;
}

Attempt change_address(storage::Unit& unit, const Office& office, std::string_view number, const std::string& citizen,
                       const std::array<std::string, 3>& sent, base::Instant now) {
    auto file = find_case_for(unit, office.catalogue, number, citizen);
    // Whoever looked a case up may see it, but where its certificate goes is its own citizen's word.
    if (!file || file->stored.citizen != citizen) return Err{Problem(ProblemCode::NotFound)};
    if (!may_change_address(*file)) {
        return Err{Problem(ProblemCode::CaseState).with("refusal", "delivery.state_forbids")};
    }
    if (auto problem = take_over(*file, sent, now)) return Err{std::move(*problem)};
    outdate_labels(unit, *file, now);
    commit_case(unit, office.catalogue, *file, {0, now, "case", "case.address_changed", "citizen", {}});
    return Answer{200, citizen_case_text(unit, *file, now), false};
}

http::Task take_address(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const Keyed key = keyed(request, "citizen/" + session.citizen);
    const JsonBody body(request);
    json::Shape shape(body.root());
    std::array<std::string, 3> sent;
    for (std::size_t i = 0; i < roles.size(); ++i)
        sent[i] = JsonBody::text(shape, roles[i], address_bytes_max);
    JsonBody::finish(shape, {"address", "receiver", "phone"});
    const base::Instant now = office.clock.now();
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return once(unit, key, now, [&](storage::Unit& inner) {
                               return change_address(inner, office, request.param("number"), session.citizen, sent,
                                                     now);
                           });
                       }));
}

bool is_any_waiting(const CaseFile& file) {
    const auto waits = [](const storage::Shipment& parcel) {
        return parcel.purpose == "certificate" && waits_for_courier(parcel);
    };
    return (file.shipment && waits(*file.shipment)) ||
           std::any_of(file.other_parcels.begin(), file.other_parcels.end(), waits);
}

}  // namespace

bool may_change_address(const CaseFile& file) {
    switch (file.record.process.state) {
        case State::Submitted:
        case State::SupplementRequested:
        case State::Accepted:
        case State::Suspended:
        case State::DecidedGranted:
        case State::Issuing: return true;
        case State::Delivering: return is_any_waiting(file);
        default: return false;
    }
}

void outdate_labels(storage::Unit& unit, CaseFile& file, base::Instant now) {
    for (storage::Shipment* const parcel : redirected(file)) {
        parcel->label = "outdated";
        parcel->updated_at = now;
        unit.shipments().save(*parcel);
    }
}

void write_mail_to(json::Writer& out, const CaseFile& file) {
    out.name("mail_to");
    const catalog::Service& service = file.service->service();
    const auto masked = json::Document::parse(file.record.answers_masked);
    if (!masked || !service.is_mailed(masked->root())) {
        out.null();
        return;
    }
    out.begin_object();
    for (const std::string_view role : roles) {
        out.name(role);
        const auto text = service.answer(masked->root(), "delivery", role).string();
        text ? out.value(*text) : out.null();
    }
    write_payer(out, *file.service);
    out.member("may_change", may_change_address(file)).end_object();
}

void add_parcel_address_routes(Routes& routes, const Office& office) {
    routes.citizen(http::Method::Post, "/cases/{number}/parcel/address", http::json_body(),
                   [&office](const http::Request& request, const storage::CitizenSession& session) {
                       return take_address(office, request, session);
                   });
}

}  // namespace onetrip::endpoints
