// POST /couriers/kuaidi100/callbacks/{token}: the courier tells. The token finds the shipment, the signature proves the
// sender; the same push counts once; what is forged learns nothing.

#include "core/delivery/kuaidi100_push.h"
#include "core/delivery/record.h"
#include "server/couriers/form_fields.h"
#include "server/couriers/kuaidi100.h"
#include "server/endpoints/case_file.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using storage::Failure;
using storage::FailureKind;

http::Reply answer(std::uint16_t status, std::string_view text) {
    return http::Reply::bytes(status, "application/json", http::SharedBytes::of_static(text));
}

delivery::Shipment tracked_of(const storage::Shipment& shipment) {
    const auto document = json::Document::parse(shipment.tracking);
    auto tracked = delivery::read_shipment(document.ok() ? document->root() : json::View());
    if (!tracked) throw Failure(FailureKind::Corrupt, "a shipment's tracking is broken at " + tracked.error().at);
    return std::move(tracked).value();
}

/// What a parcel's state means for its case.
std::optional<casework::EventType> follows_from(delivery::Status status) {
    switch (status) {
        case delivery::Status::Delivered:
        case delivery::Status::DeliveredProxy: return casework::EventType::Delivered;
        case delivery::Status::Returned: return casework::EventType::Returned;
        default: return std::nullopt;
    }
}

void advance_case(storage::Unit& unit, const Office& office, const std::string& number, delivery::Status status,
                  base::Instant now) {
    auto file = find_case(unit, office.catalogue, number);
    if (!file) throw Failure(FailureKind::Corrupt, "a shipment without its case");
    commit_case(unit, office.catalogue, *file,
                {0, now, "parcel", "parcel." + std::string(delivery::name_of(status)), "courier", {}});
    const auto follows = follows_from(status);
    if (!follows || file->record.process.state != casework::State::Delivering) return;
    casework::Event event;
    event.type = *follows;
    if (take_step(*file, event, now)) return;
    if (*follows == casework::EventType::Returned) {
        commit_case(unit, office.catalogue, *file, {0, now, "case", "case.returned", "system", {}});
        return;
    }
    event.type = casework::EventType::Closed;
    if (take_step(*file, event, now)) return;
    commit_case(unit, office.catalogue, *file, {0, now, "case", "case.closed", "system", {}});
}

/// A push that is signed but says nothing we can use is kept and accepted: sending it again would not mend it.
void take_push(storage::Unit& unit, const Office& office, const std::string& shipment_id, std::string_view param,
               base::Instant now) {
    auto shipment = unit.shipments().find(shipment_id);
    if (!shipment) throw Failure(FailureKind::Corrupt, "a shipment is gone");
    const auto push = delivery::parse_kuaidi100_push(param);
    const bool is_ours = push.ok() && push->number == shipment->waybill;
    const std::optional<std::string> whose = is_ours ? std::optional(shipment->id) : std::nullopt;
    if (!unit.shipments().add_push({seal::sha256(base::as_bytes(param)), whose, now, std::string(param)})) return;
    if (!is_ours) return;
    const delivery::Shipment before = tracked_of(*shipment);
    const auto after = delivery::take_push(before, *push, now);
    if (!after) return;
    json::Writer tracking;
    delivery::write_shipment(tracking, *after);
    const delivery::Status status = delivery::status_of(*after);
    const bool is_news = status != delivery::status_of(before) || !(after->history == before.history);
    shipment->tracking = tracking.take();
    shipment->state = delivery::name_of(status);
    shipment->updated_at = now;
    unit.shipments().save(*shipment);
    if (is_news) advance_case(unit, office, shipment->case_number, status, now);
}

http::Task take_callback(const Office& office, const http::Request& request) {
    const auto fields = couriers::parse_form(request.body());
    const std::string_view param = fields ? couriers::field(*fields, "param").value_or("") : std::string_view();
    const std::string_view sign = fields ? couriers::field(*fields, "sign").value_or("") : std::string_view();
    const auto shipment = co_await storage::read(office.store, [&](const storage::Unit& unit) {
        return unit.shipments().find_by_token(request.param("token"));
    });
    const bool is_genuine = shipment && couriers::push_signature_matches(param, shipment->salt, sign);
    if (!is_genuine) co_return answer(403, couriers::push_refused);
    const base::Instant now = office.clock.now();
    co_await storage::write(office.store,
                            [&](storage::Unit& unit) { take_push(unit, office, shipment->id, param, now); });
    co_return answer(200, couriers::push_accepted);
}

}  // namespace

void add_courier_callback_routes(Routes& routes, const Office& office) {
    routes.open(http::Method::Post, "/couriers/kuaidi100/callbacks/{token}", http::callback_body(),
                [&office](const http::Request& request) { return take_callback(office, request); });
}

}  // namespace onetrip::endpoints
