// POST /cases/{number}/parcel/receipt and /cases/{number}/parcel/problem: the citizen has it, or says what is wrong.

#include <algorithm>
#include <array>

#include "server/endpoints/body.h"
#include "server/endpoints/case_file.h"
#include "server/endpoints/once.h"
#include "server/endpoints/parcel.h"
#include "server/endpoints/parcel_news.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using base::Err;
using http::Problem;
using http::ProblemCode;

/// What may be wrong with a parcel, in the page's order.
constexpr std::array<std::string_view, 4> problem_kinds{"not_received", "damaged", "wrong_content", "other"};

/// The case with its parcel, if the citizen may see it and there is one.
base::Result<CaseFile, Problem> case_with_parcel(const storage::Unit& unit, const Office& office,
                                                 std::string_view number, const std::string& citizen) {
    auto file = find_case_for(unit, office.catalogue, number, citizen);
    if (!file) return Err{Problem(ProblemCode::NotFound)};
    if (!file->shipment) return Err{Problem(ProblemCode::CaseState).with("refusal", "delivery.state_forbids")};
    return std::move(*file);
}

Answer told_again(const storage::Unit& unit, const Office& office, std::string_view number, base::Instant now) {
    return {200, citizen_case_text(unit, find_case(unit, office.catalogue, number).value(), now), false};
}

Attempt confirm(storage::Unit& unit, const Office& office, std::string_view number, const std::string& citizen,
                base::Instant now) {
    auto file = case_with_parcel(unit, office, number, citizen);
    if (!file) return Err{std::move(file).error()};
    storage::Shipment shipment = std::move(*file->shipment);
    delivery::Event event;
    event.type = delivery::EventType::ReceiptConfirmed;
    const auto after = delivery::step(tracked_parcel(shipment), event, now);
    if (!after) {
        return Err{Problem(ProblemCode::CaseState).with("refusal", std::string(delivery::code_of(after.error())))};
    }
    set_tracked_parcel(shipment, *after);
    shipment.updated_at = now;
    unit.shipments().save(shipment);
    tell_case(unit, office.catalogue, shipment, delivery::status_of(*after), "citizen", now);
    return told_again(unit, office, number, now);
}

Attempt report(storage::Unit& unit, const Office& office, std::string_view number, const std::string& citizen,
               std::string_view kind, base::Instant now) {
    auto file = case_with_parcel(unit, office, number, citizen);
    if (!file) return Err{std::move(file).error()};
    if (!may_report(*file->shipment)) {
        return Err{Problem(ProblemCode::CaseState).with("refusal", "delivery.state_forbids")};
    }
    file->shipment->reported = kind;
    file->shipment->is_settled = false;
    unit.shipments().save(*file->shipment);
    commit_case(unit, office.catalogue, *file,
                {0, now, "case", std::string(parcel_problem_code) + std::string(kind), "citizen", {}});
    return told_again(unit, office, number, now);
}

http::Task confirm_receipt(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const Keyed key = keyed(request, "citizen/" + session.citizen, KeyDuty::Optional);
    require_empty_object(request);
    const base::Instant now = office.clock.now();
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return once(unit, key, now, [&](storage::Unit& inner) {
                               return confirm(inner, office, request.param("number"), session.citizen, now);
                           });
                       }));
}

std::string read_kind(const http::Request& request) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    const std::string_view kind = JsonBody::text(shape, "kind", identifier_bytes_max);
    if (std::find(problem_kinds.begin(), problem_kinds.end(), kind) == problem_kinds.end()) shape.wrong("kind");
    JsonBody::finish(shape, {"kind"});
    return std::string(kind);
}

http::Task report_problem(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const Keyed key = keyed(request, "citizen/" + session.citizen);
    const std::string kind = read_kind(request);
    const base::Instant now = office.clock.now();
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return once(unit, key, now, [&](storage::Unit& inner) {
                               return report(inner, office, request.param("number"), session.citizen, kind, now);
                           });
                       }));
}

}  // namespace

void add_parcel_routes(Routes& routes, const Office& office) {
    routes.citizen(http::Method::Post, "/cases/{number}/parcel/receipt", http::json_body(),
                   [&office](const http::Request& request, const storage::CitizenSession& session) {
                       return confirm_receipt(office, request, session);
                   });
    routes.citizen(http::Method::Post, "/cases/{number}/parcel/problem", http::json_body(),
                   [&office](const http::Request& request, const storage::CitizenSession& session) {
                       return report_problem(office, request, session);
                   });
}

}  // namespace onetrip::endpoints
