// POST /cases/{number}/parcels: the citizen has sent originals to the hall and enters the number; it is followed like
// any, and the hall scans it when it is there.

#include "server/endpoints/sent_materials.h"

#include <algorithm>

#include "server/endpoints/body.h"
#include "server/endpoints/once.h"
#include "server/endpoints/parcel_entry.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using base::Err;
using casework::State;
using http::Problem;
using http::ProblemCode;

/// More than anybody sends for one case, and few enough for a page.
constexpr std::size_t parcels_max = 10;

bool takes_materials(State state) {
    return state == State::Submitted || state == State::SupplementRequested || state == State::Accepted ||
           state == State::Suspended;
}

/// Why nothing can be sent, whatever its number; empty if something can.
std::string_view why_not(const CaseFile& file) {
    if (!takes_materials(file.record.process.state)) return "case.state_forbids";
    if (file.other_parcels.size() >= parcels_max) return "delivery.parcels_too_many";
    return {};
}

std::optional<Problem> refuse(const CaseFile& file, const EnteredParcel& parcel) {
    std::string_view refusal = why_not(file);
    const bool is_known = std::any_of(file.other_parcels.begin(), file.other_parcels.end(),
                                      [&](const auto& one) { return one.waybill == parcel.waybill; });
    if (refusal.empty() && is_known) refusal = "delivery.number_known";
    if (refusal.empty()) return std::nullopt;
    return Problem(ProblemCode::CaseState).with("refusal", refusal);
}

Attempt enter(storage::Unit& unit, const Office& office, std::string_view number, const std::string& citizen,
              const EnteredParcel& parcel, const DrawnSecrets& drawn, base::Instant now) {
    auto file = find_case_for(unit, office.catalogue, number, citizen);
    if (!file || file->stored.citizen != citizen) return Err{Problem(ProblemCode::NotFound)};
    if (auto problem = refuse(*file, parcel)) return Err{std::move(*problem)};
    file->other_parcels.push_back(enter_parcel(unit, *file, parcel, drawn, "materials", now));
    commit_case(unit, office.catalogue, *file, {0, now, "case", "case.materials_sent", "citizen", {}});
    return Answer{201, citizen_case_text(unit, *file, now), false};
}

http::Task enter_materials(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const Keyed key = keyed(request, "citizen/" + session.citizen);
    const JsonBody body(request);
    json::Shape shape(body.root());
    const EnteredParcel parcel = read_entered_parcel(shape);
    JsonBody::finish(shape, {"carrier", "waybill"});
    const DrawnSecrets drawn = draw_secrets(office.randomness);
    const base::Instant now = office.clock.now();
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return once(unit, key, now, [&](storage::Unit& inner) {
                               return enter(inner, office, request.param("number"), session.citizen, parcel, drawn,
                                            now);
                           });
                       }));
}

}  // namespace

bool may_send_papers(const CaseFile& file) {
    return why_not(file).empty();
}

void add_sent_material_routes(Routes& routes, const Office& office) {
    routes.citizen(http::Method::Post, "/cases/{number}/parcels", http::json_body(),
                   [&office](const http::Request& request, const storage::CitizenSession& session) {
                       return enter_materials(office, request, session);
                   });
}

}  // namespace onetrip::endpoints
