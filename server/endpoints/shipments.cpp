// POST /staff/cases/{number}/shipments: the certificate goes to the courier, or the originals go back, and the courier
// is asked to tell.

#include "server/endpoints/body.h"
#include "server/endpoints/case_file.h"
#include "server/endpoints/once.h"
#include "server/endpoints/parcel_entry.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using base::Err;
using http::Problem;
using http::ProblemCode;

struct Wanted {
    EnteredParcel parcel;
    bool is_originals = false;
};

Wanted read_wanted(const http::Request& request) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    Wanted wanted{read_entered_parcel(shape)};
    const std::string_view purpose = shape.text_if("purpose").value_or("certificate");
    wanted.is_originals = purpose == "originals";
    if (!wanted.is_originals && purpose != "certificate") shape.wrong("purpose");
    JsonBody::finish(shape, {"carrier", "waybill", "purpose"});
    return wanted;
}

/// The case goes on its way with its certificate.
std::optional<Problem> ship_certificate(storage::Unit& unit, CaseFile& file, const Wanted& wanted,
                                        const DrawnSecrets& drawn, base::Instant now) {
    if (!file.service->service().is_mailed(answers_of(file).root())) {
        return Problem(ProblemCode::CaseState).with("refusal", "case.not_mailed");
    }
    casework::Event event;
    event.type = casework::EventType::Shipped;
    event.number = wanted.parcel.waybill;
    if (auto problem = take_step(file, event, now)) return problem;
    unit.shipments().settle(file.stored.number);
    file.shipment = enter_parcel(unit, file, wanted.parcel, drawn, "certificate", now);
    return std::nullopt;
}

Attempt ship(storage::Unit& unit, const Office& office, const http::Request& request, const std::string& user,
             const Wanted& wanted, const DrawnSecrets& drawn, base::Instant now) {
    auto file = find_case(unit, office.catalogue, request.param("number"));
    if (!file) return Err{Problem(ProblemCode::NotFound)};
    if (wanted.is_originals) {
        if (!holds_materials(*file)) {
            return Err{Problem(ProblemCode::CaseState).with("refusal", "delivery.no_originals")};
        }
        file->other_parcels.push_back(enter_parcel(unit, *file, wanted.parcel, drawn, "originals", now));
    } else if (auto problem = ship_certificate(unit, *file, wanted, drawn, now)) {
        return Err{std::move(*problem)};
    }
    const std::string code = wanted.is_originals ? "case.originals_sent" : "case.shipped";
    commit_case(unit, office.catalogue, *file, {0, now, "case", code, user, {}});
    return Answer{201, staff_case_text(unit, *file, office.catalogue, now), false};
}

http::Task send_parcel(const Office& office, const http::Request& request, const accounts::SignedInStaff& staff) {
    const Keyed key = keyed(request, "staff/" + staff.user);
    const Wanted wanted = read_wanted(request);
    const DrawnSecrets drawn = draw_secrets(office.randomness);
    const base::Instant now = office.clock.now();
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return once(unit, key, now, [&](storage::Unit& inner) {
                               return ship(inner, office, request, staff.user, wanted, drawn, now);
                           });
                       }));
}

}  // namespace

void add_shipment_routes(Routes& routes, const Office& office) {
    routes.staff(http::Method::Post, "/staff/cases/{number}/shipments", http::json_body(),
                 [&office](const http::Request& request, const accounts::SignedInStaff& staff) {
                     return send_parcel(office, request, staff);
                 });
}

}  // namespace onetrip::endpoints
