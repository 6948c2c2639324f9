// POST /staff/cases/{number}/shipments: the certificate goes to the courier, in one parcel or several, or the originals
// go back, and the courier is asked to tell.

#include <algorithm>

#include "server/endpoints/body.h"
#include "server/endpoints/case_file.h"
#include "server/endpoints/once.h"
#include "server/endpoints/parcel.h"
#include "server/endpoints/parcel_entry.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using base::Err;
using http::Problem;
using http::ProblemCode;

/// More than one case gives out, and few enough for a page.
constexpr std::size_t parcels_max = 10;

struct Wanted {
    EnteredParcel parcel;
    bool is_originals = false;
    bool is_further = false;  ///< beside what is on its way
};

Wanted read_wanted(const http::Request& request) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    Wanted wanted{read_entered_parcel(shape)};
    const std::string_view purpose = shape.text_if("purpose").value_or("certificate");
    wanted.is_originals = purpose == "originals";
    if (!wanted.is_originals && purpose != "certificate") shape.wrong("purpose");
    wanted.is_further = shape.boolean_if("further").value_or(false);
    if (wanted.is_further && wanted.is_originals) shape.wrong("further");
    JsonBody::finish(shape, {"carrier", "waybill", "purpose", "further"});
    return wanted;
}

/// What came back or was lost needs nobody any more: another goes in its place.
void settle_replaced(storage::Unit& unit, CaseFile& file) {
    for (storage::Shipment* parcel : certificate_parcels(file)) {
        if (!is_replaced(*parcel)) continue;
        parcel->is_settled = true;
        unit.shipments().save(*parcel);
    }
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
    settle_replaced(unit, file);
    file.shipment = enter_parcel(unit, file, wanted.parcel, drawn, "certificate", now);
    return std::nullopt;
}

/// What did not go into one parcel goes in another, and the case waits for all of them.
std::optional<Problem> ship_further(storage::Unit& unit, CaseFile& file, const Wanted& wanted,
                                    const DrawnSecrets& drawn, base::Instant now) {
    const auto no = [](std::string_view refusal) {
        return Problem(ProblemCode::CaseState).with("refusal", std::string(refusal));
    };
    if (!may_ship_further(file)) return no("case.state_forbids");
    const auto parcels = certificate_parcels(file);
    if (parcels.size() >= parcels_max) return no("delivery.parcels_too_many");
    const bool is_known = std::any_of(parcels.begin(), parcels.end(), [&](const storage::Shipment* parcel) {
        return parcel->waybill == wanted.parcel.waybill;
    });
    if (is_known) return no("delivery.number_known");
    file.other_parcels.push_back(std::move(*file.shipment));
    file.shipment = enter_parcel(unit, file, wanted.parcel, drawn, "certificate", now);
    return std::nullopt;
}

std::optional<Problem> ship_wanted(storage::Unit& unit, CaseFile& file, const Wanted& wanted, const DrawnSecrets& drawn,
                                   base::Instant now) {
    if (wanted.is_further) return ship_further(unit, file, wanted, drawn, now);
    if (!wanted.is_originals) return ship_certificate(unit, file, wanted, drawn, now);
    if (!holds_materials(file)) return Problem(ProblemCode::CaseState).with("refusal", "delivery.no_originals");
    file.other_parcels.push_back(enter_parcel(unit, file, wanted.parcel, drawn, "originals", now));
    return std::nullopt;
}

Attempt ship(storage::Unit& unit, const Office& office, const http::Request& request, const std::string& user,
             const Wanted& wanted, const DrawnSecrets& drawn, base::Instant now) {
    auto file = find_case(unit, office.catalogue, request.param("number"));
    if (!file) return Err{Problem(ProblemCode::NotFound)};
    if (auto problem = ship_wanted(unit, *file, wanted, drawn, now)) return Err{std::move(*problem)};
    std::string code = "case.shipped";
    if (wanted.is_further) code = "case.shipped_further";
    if (wanted.is_originals) code = "case.originals_sent";
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
