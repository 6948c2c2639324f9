// POST /couriers/kdniao/callbacks/{token}: Kdniao tells of many parcels at once, at one address for all of them. What
// is genuine is put on the disk parcel by parcel and answered, and read afterwards like every other push.

#include <algorithm>
#include <span>

#include "core/delivery/push_form.h"
#include "core/delivery/waybill.h"
#include "server/couriers/form_fields.h"
#include "server/couriers/kdniao.h"
#include "server/endpoints/push_intake.h"
#include "server/endpoints/routes.h"
#include "server/endpoints/watch_again.h"

namespace onetrip::endpoints {
namespace {

/// In one unit of work. The vendor's form knows no most, and what is refused may never be sent again: however many
/// parcels a body of the size that is let in tells of, all are taken, a part at a time.
constexpr std::size_t parcels_per_unit = 200;

bool is_same(std::string_view a, std::string_view b) {
    return seal::equal_in_constant_time(seal::sha256(base::as_bytes(a)), seal::sha256(base::as_bytes(b)));
}

http::Reply answer(const couriers::KdniaoDoor& door, std::uint16_t status, std::string_view reason, base::Instant now) {
    return http::Reply::json(status, couriers::kdniao_push_answer(door.business, reason, now));
}

std::string text_of(json::View value) {
    json::Writer out;
    out.value(value);
    return out.take();
}

/// What it tells of parcels of ours.
struct Told {
    std::vector<storage::Push> pushes;     ///< one for each
    std::vector<std::string> not_watched;  ///< shipments the vendor found nothing of and has given up
};

/// nullopt if it is not in the vendor's form.
std::optional<Told> read_told(const storage::Unit& unit, std::string_view data, base::Instant now) {
    const auto document = json::Document::parse(data);
    const json::View all = document ? document->root()["Data"] : json::View();
    if (!all.is_array()) return std::nullopt;
    Told told;
    for (const json::View one : all.elements()) {
        const auto number = delivery::normalise_waybill(delivery::code_text(one["LogisticCode"]));
        if (!number) continue;
        const auto parcels = unit.shipments().with_waybill(*number);
        if (parcels.empty()) continue;
        if (!one["Success"].boolean_or(false)) {
            told.not_watched.push_back(parcels.back().id);
            continue;
        }
        std::string text = text_of(one);
        const std::string& shipment = parcels.back().id;
        told.pushes.push_back({storage::push_hash(shipment, text), shipment, now,
                               std::string(delivery::name_of(delivery::PushForm::KdniaoAnswer)), std::move(text)});
    }
    return told;
}

/// Kept only if all of them are on the disk; sent again, those that were before are known.
boost::asio::awaitable<Intake> keep(storage::Store& store, std::vector<storage::Push> pushes) {
    Intake all = Intake::Repeated;
    for (std::size_t first = 0; first < pushes.size(); first += parcels_per_unit) {
        std::vector<storage::Push> part;
        for (std::size_t i = first; i < std::min(first + parcels_per_unit, pushes.size()); ++i)
            part.push_back(std::move(pushes[i]));
        const Intake kept = co_await take_in(store, std::move(part));
        if (kept == Intake::NotKept) co_return kept;
        if (kept == Intake::Kept) all = kept;
    }
    co_return all;
}

/// What a part has laid stays laid if the next one fails: the vendor sends all of them again, and none counts twice.
boost::asio::awaitable<void> look_again(storage::Store& store, std::span<const std::string> shipments,
                                        base::Instant now) {
    while (!shipments.empty()) {
        const auto part = shipments.first(std::min(parcels_per_unit, shipments.size()));
        co_await storage::write(store, [&](storage::Unit& unit) {
            for (const std::string& shipment : part)
                watch_again(unit, shipment, now);
        });
        shipments = shipments.subspan(part.size());
    }
}

http::Task take_callback(const Office& office, const http::Request& request) {
    static const couriers::KdniaoDoor nobody;
    const couriers::KdniaoDoor& door = office.kdniao_door != nullptr ? *office.kdniao_door : nobody;
    const base::Instant now = office.clock.now();
    const auto fields = couriers::parse_form(request.body());
    const std::string_view data = fields ? couriers::field(*fields, "RequestData").value_or("") : std::string_view();
    const std::string_view sign = fields ? couriers::field(*fields, "DataSign").value_or("") : std::string_view();
    const bool is_genuine = is_same(request.param("token"), door.token) &&
                            is_same(sign, couriers::kdniao_signature(data, door.key)) && !door.token.empty();
    if (!is_genuine) {
        ++office.courier_counts.forged;
        co_return answer({}, 403, "refused", now);
    }
    auto told =
        co_await storage::read(office.store, [&](const storage::Unit& unit) { return read_told(unit, data, now); });
    if (!told || (told->pushes.empty() && told->not_watched.empty())) {
        // Sent again it would say the same.
        ++(told ? office.courier_counts.mixed_up : office.courier_counts.unreadable);
        co_return answer(door, 200, {}, now);
    }
    if (!told->not_watched.empty()) co_await look_again(office.store, told->not_watched, now);
    if (told->pushes.empty()) co_return answer(door, 200, {}, now);
    const Intake intake = co_await keep(office.store, std::move(told->pushes));
    switch (intake) {
        case Intake::Kept: ++office.courier_counts.kept; break;
        case Intake::Repeated: ++office.courier_counts.repeated; break;
        case Intake::NotKept: ++office.courier_counts.not_kept; co_return answer(door, 503, "busy", now);
    }
    co_return answer(door, 200, {}, now);
}

}  // namespace

void add_kdniao_callback_routes(Routes& routes, const Office& office) {
    routes.open(http::Method::Post, "/couriers/kdniao/callbacks/{token}", http::callback_body(),
                [&office](const http::Request& request) { return take_callback(office, request); });
}

}  // namespace onetrip::endpoints
