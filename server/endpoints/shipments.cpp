// POST /staff/cases/{number}/shipments: the certificate goes to the courier, and the courier is asked to tell.

#include "core/delivery/waybill.h"
#include "server/accounts/token.h"
#include "server/couriers/subscriber.h"
#include "server/endpoints/body.h"
#include "server/endpoints/carriers.h"
#include "server/endpoints/case_file.h"
#include "server/endpoints/once.h"
#include "server/endpoints/parcel.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using base::Err;
using http::Problem;
using http::ProblemCode;

constexpr std::size_t waybill_bytes_max = 96;

struct Parcel {
    std::string carrier;
    std::string waybill;
};

Parcel read_parcel(const http::Request& request) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    const std::string_view carrier = JsonBody::text(shape, "carrier", identifier_bytes_max);
    if (find_carrier(carrier) == nullptr) shape.wrong("carrier");
    const auto waybill = delivery::normalise_waybill(JsonBody::text(shape, "waybill", waybill_bytes_max));
    if (!waybill) shape.wrong("waybill");
    JsonBody::finish(shape, {"carrier", "waybill"});
    return {std::string(carrier), *waybill};
}

/// Drawn before the unit of work, which may run twice.
struct Drawn {
    std::string id;
    std::string salt;
    std::string callback_token;
};

storage::Shipment new_shipment(const CaseFile& file, const Parcel& parcel, const Drawn& drawn, base::Instant now) {
    delivery::Event label;
    label.type = delivery::EventType::LabelReady;
    label.number = parcel.waybill;
    label.carrier = parcel.carrier;
    const auto tracked = delivery::step(delivery::create_shipment(now), label, now);
    ONETRIP_ASSERT(tracked.ok());  // a new shipment takes any normalised number

    storage::Shipment shipment;
    shipment.id = drawn.id;
    shipment.case_number = file.stored.number;
    shipment.waybill = parcel.waybill;
    shipment.salt = drawn.salt;
    shipment.callback_token = drawn.callback_token;
    shipment.subscription = "pending";
    set_tracked_parcel(shipment, *tracked);
    shipment.created_at = now;
    shipment.updated_at = now;
    return shipment;
}

void ask_courier(storage::Unit& unit, const storage::Shipment& shipment, base::Instant now) {
    unit.jobs().add(couriers::shipment_job(couriers::subscribe_job, shipment.id, now));
}

Attempt ship(storage::Unit& unit, const Office& office, const http::Request& request, const std::string& user,
             const Parcel& parcel, const Drawn& drawn, base::Instant now) {
    auto file = find_case(unit, office.catalogue, request.param("number"));
    if (!file) return Err{Problem(ProblemCode::NotFound)};
    const auto answers = json::Document::parse(file->stored.answers);
    if (!answers) throw storage::Failure(storage::FailureKind::Corrupt, "the answers of a case are no JSON");
    const catalog::Service& service = file->service->service();
    if (!service.is_mailed(answers->root())) {
        return Err{Problem(ProblemCode::CaseState).with("refusal", "case.not_mailed")};
    }
    casework::Event event;
    event.type = casework::EventType::Shipped;
    event.number = parcel.waybill;
    if (auto problem = take_step(*file, event, now)) return Err{std::move(*problem)};
    storage::Shipment shipment = new_shipment(*file, parcel, drawn, now);
    set_receiver(shipment, *file->service, answers->root());
    unit.shipments().settle(file->stored.number);
    unit.shipments().add(shipment);
    ask_courier(unit, shipment, now);
    file->shipment = std::move(shipment);
    commit_case(unit, office.catalogue, *file, {0, now, "case", "case.shipped", user, {}});
    return Answer{201, staff_case_text(*file, office.catalogue, now), false};
}

http::Task ship_certificate(const Office& office, const http::Request& request, const accounts::SignedInStaff& staff) {
    const Keyed key = keyed(request, "staff/" + staff.user);
    const Parcel parcel = read_parcel(request);
    const Drawn drawn{accounts::draw_id(office.randomness), accounts::draw_id(office.randomness),
                      accounts::draw_token(office.randomness)};
    const base::Instant now = office.clock.now();
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return once(unit, key, now, [&](storage::Unit& inner) {
                               return ship(inner, office, request, staff.user, parcel, drawn, now);
                           });
                       }));
}

}  // namespace

void add_shipment_routes(Routes& routes, const Office& office) {
    routes.staff(http::Method::Post, "/staff/cases/{number}/shipments", http::json_body(),
                 [&office](const http::Request& request, const accounts::SignedInStaff& staff) {
                     return ship_certificate(office, request, staff);
                 });
}

}  // namespace onetrip::endpoints
