// POST /couriers/kuaidi100/callbacks/{token}: the courier tells. The token finds the shipment, the signature proves the
// sender; what is genuine is put on the disk and answered, and read afterwards; what is forged learns nothing.

#include "core/delivery/push_form.h"
#include "server/couriers/form_fields.h"
#include "server/couriers/kuaidi100.h"
#include "server/endpoints/push_intake.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

http::Reply answer(std::uint16_t status, std::string_view text) {
    return http::Reply::bytes(status, "application/json", http::SharedBytes::of_static(text));
}

http::Reply answer_to(Intake intake, CourierCounts& counts) {
    switch (intake) {
        case Intake::Kept: ++counts.kept; return answer(200, couriers::push_accepted);
        case Intake::Repeated: ++counts.repeated; return answer(200, couriers::push_accepted);
        case Intake::NotKept: break;
    }
    ++counts.not_kept;
    return answer(503, couriers::push_not_stored);
}

http::Task take_callback(const Office& office, const http::Request& request) {
    const auto fields = couriers::parse_form(request.body());
    const std::string_view param = fields ? couriers::field(*fields, "param").value_or("") : std::string_view();
    const std::string_view sign = fields ? couriers::field(*fields, "sign").value_or("") : std::string_view();
    const auto door = co_await storage::read(
        office.store, [&](const storage::Unit& unit) { return unit.shipments().find_door(request.param("token")); });
    if (!door || !couriers::push_signature_matches(param, door->salt, sign)) {
        ++office.courier_counts.forged;
        co_return answer(403, couriers::push_refused);
    }
    storage::Push push{storage::push_hash(door->shipment, param), door->shipment, office.clock.now(),
                       std::string(delivery::name_of(delivery::PushForm::Kuaidi100Push)), std::string(param)};
    co_return answer_to(co_await take_in(office.store, std::move(push)), office.courier_counts);
}

}  // namespace

void add_courier_callback_routes(Routes& routes, const Office& office) {
    routes.open(http::Method::Post, "/couriers/kuaidi100/callbacks/{token}", http::callback_body(),
                [&office](const http::Request& request) { return take_callback(office, request); });
}

}  // namespace onetrip::endpoints
