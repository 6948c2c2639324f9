// The desk's parcels: what is to be handed over, what was, and what somebody has to look at; labels, scanning,
// settling.

#include <algorithm>
#include <array>
#include <utility>

#include "core/delivery/timeline.h"
#include "core/delivery/waybill.h"
#include "server/endpoints/body.h"
#include "server/endpoints/carriers.h"
#include "server/endpoints/case_file.h"
#include "server/endpoints/once.h"
#include "server/endpoints/parcel.h"
#include "server/endpoints/parcel_address.h"
#include "server/endpoints/parcel_news.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using base::Err;
using http::Problem;
using http::ProblemCode;
using storage::Shipment;

/// What a desk can look through; the oldest come first, and make room once they are dealt with.
constexpr std::int64_t listed_max = 200;
constexpr std::array<std::string_view, 4> lists{"to_hand_over", "expected", "handed_over", "attention"};

void write_instant_or_null(json::Writer& out, std::string_view name, const std::optional<base::Instant>& at) {
    out.name(name);
    at ? out.value(at->text()) : out.null();
}

/// Why somebody has to look: the citizen's word, the parcel's state, its silence.
void write_reasons(json::Writer& out, const Shipment& shipment, base::Instant now) {
    out.name("reasons").begin_array();
    if (!shipment.reported.empty()) out.value("reported_" + shipment.reported);
    const auto attention = delivery::timeline(tracked_parcel(shipment), now).attention;
    if (attention) out.value(delivery::name_of(*attention));
    if (shipment.state == delivery::name_of(delivery::Status::Returning)) out.value(shipment.state);
    out.end_array();
}

void write_masked_agent(json::Writer& out, const CaseFile& file) {
    out.name("agent");
    file.record.agent ? write_agent(out, *file.record.agent, true) : static_cast<void>(out.null());
}

void write_parcel(json::Writer& out, const CaseFile& file, const Shipment& shipment, base::Instant now) {
    out.begin_object().member("waybill", shipment.waybill);
    write_carrier(out, shipment.carrier);
    out.member("purpose", shipment.purpose).member("case", file.stored.number).name("service");
    write_case_service(out, *file.service);
    write_mail_to(out, file);
    write_masked_agent(out, file);
    out.member("state", shipment.state).member("label", shipment.label);
    write_reasons(out, shipment, now);
    write_instant_or_null(out, "handed_over_at", shipment.handed_over_at);
    out.member("handed_over_by", shipment.handed_over_by).member("updated_at", shipment.updated_at.text());
    out.end_object();
}

std::string parcel_text(const CaseFile& file, const Shipment& shipment, base::Instant now) {
    json::Writer out;
    out.begin_object().name("parcel");
    write_parcel(out, file, shipment, now);
    out.end_object();
    return out.take();
}

std::vector<Shipment> listed(const storage::Unit& unit, std::string_view list, base::Day day, base::Instant now) {
    const storage::Shipments& shipments = unit.shipments();
    if (list == "to_hand_over") return shipments.to_hand_over(listed_max);
    if (list == "expected") return shipments.expected_materials(listed_max);
    if (list == "attention") return shipments.needing_attention(now, listed_max);
    const base::Instant from = base::Instant::at(day, 0, base::china_offset_minutes);
    return shipments.handed_over(from, from + base::milliseconds_per_day, listed_max);
}

http::Task list_parcels(const Office& office, const http::Request& request) {
    require_query(request, {"list", "day"});
    const std::string_view list = query_text(request, "list", identifier_bytes_max);
    const base::Instant now = office.clock.now();
    base::Day day = now.day_in(base::china_offset_minutes);
    if (const auto asked = request.query("day")) {
        const auto read = base::Day::parse(*asked);
        if (!read) refuse_query("day");
        day = *read;
    }
    if (std::find(lists.begin(), lists.end(), list) == lists.end()) refuse_query("list");
    std::string text = co_await storage::read(office.store, [&](const storage::Unit& unit) {
        json::Writer out;
        out.begin_object().name("parcels").begin_array();
        for (const Shipment& shipment : listed(unit, list, day, now)) {
            if (const auto file = find_case(unit, office.catalogue, shipment.case_number)) {
                write_parcel(out, *file, shipment, now);
            }
        }
        out.end_array().end_object();
        return out.take();
    });
    co_return http::Reply::json(200, std::move(text));
}

/// Those that travel under the number in the request's path, newest first; empty if there are none.
std::vector<Shipment> find_parcels(const storage::Unit& unit, const http::Request& request) {
    const auto waybill = delivery::normalise_waybill(request.param("waybill"));
    auto found = waybill ? unit.shipments().with_waybill(*waybill) : std::vector<Shipment>();
    return {found.rbegin(), found.rend()};
}

/// The case of a parcel, with a line in its history: of kind `case` it is told to the citizen, of kind `parcel` it is
/// the desk's.
CaseFile note(storage::Unit& unit, const Office& office, const Shipment& shipment, std::string_view kind,
              std::string_view code, const std::string& user, base::Instant now) {
    auto file = find_case(unit, office.catalogue, shipment.case_number);
    if (!file) throw storage::Failure(storage::FailureKind::Corrupt, "a shipment without its case");
    commit_case(unit, office.catalogue, *file, {0, now, std::string(kind), std::string(code), user, {}});
    return std::move(*file);
}

void write_label(json::Writer& out, const CaseFile& file, const Shipment& shipment) {
    const json::Document answers = answers_of(file);
    const catalog::Service& service = file.service->service();
    const std::string_view receiver = service.answer(answers.root(), "delivery", "receiver").string_or({});
    const std::string_view applicant = service.answer(answers.root(), "applicant", "name").string_or({});
    out.begin_object().member("waybill", shipment.waybill);
    write_carrier(out, shipment.carrier);
    out.member("case", file.stored.number).name("service");
    write_case_service(out, *file.service);
    out.member("receiver", receiver).member("phone", shipment.phone);
    out.member("address", service.answer(answers.root(), "delivery", "address").string_or({}));
    out.member("by_agent", receiver != applicant);
    write_masked_agent(out, file);
    write_payer(out, *file.service);
    out.name("sender").value(file.service->agency->title);
    out.end_object();
}

/// One label for everything that leaves in the parcel: it shows the address that was said last, also when it is printed
/// once more. What stands on it is personal: that it was shown is written down.
Attempt print_label(storage::Unit& unit, const Office& office, const http::Request& request, const std::string& user,
                    base::Instant now) {
    std::vector<Shipment> leaving = find_parcels(unit, request);
    std::erase_if(leaving, [](const Shipment& shipment) { return shipment.purpose == "materials"; });
    if (leaving.empty()) return Err{Problem(ProblemCode::NotFound)};
    std::erase_if(leaving, [](const Shipment& shipment) { return !waits_for_courier(shipment); });
    if (leaving.empty()) return Err{Problem(ProblemCode::CaseState).with("refusal", "delivery.state_forbids")};
    const auto said = [](const Shipment& shipment) {
        return std::pair(shipment.label == "outdated", shipment.updated_at);
    };
    const Shipment& shown = *std::max_element(leaving.begin(), leaving.end(),
                                              [&](const Shipment& a, const Shipment& b) { return said(a) < said(b); });
    for (Shipment& shipment : leaving) {
        shipment.label = "printed";
        unit.shipments().save(shipment);
    }
    const CaseFile file = note(unit, office, shown, "parcel", "parcel.label_printed", user, now);
    json::Writer out;
    out.begin_object().name("label");
    write_label(out, file, shown);
    out.end_object();
    return Answer{200, out.take(), false};
}

bool can_be_handed_over(const Shipment& shipment) {
    if (shipment.handed_over_at) return false;
    if (shipment.purpose == "materials") return true;
    // The courier's own scan may have been quicker than ours.
    const auto status = delivery::status_of(shipment.state);
    return status == delivery::Status::LabelReady || status == delivery::Status::Collected ||
           status == delivery::Status::InTransit;
}

/// Notes that it is collected, where the courier has not said so before.
void take_out(storage::Unit& unit, const Office& office, Shipment& shipment, const std::string& user,
              base::Instant now) {
    delivery::Event event;
    event.type = delivery::EventType::Collected;
    const auto after = delivery::step(tracked_parcel(shipment), event, now);
    if (after) set_tracked_parcel(shipment, *after);
    shipment.handed_over_at = now;
    shipment.handed_over_by = user;
    shipment.is_settled = false;  // a scan is news like any other
    shipment.updated_at = now;
    unit.shipments().save(shipment);
    if (after) tell_case(unit, office.catalogue, shipment, delivery::Status::Collected, user, now);
}

/// Papers a citizen sent have come, whatever the courier said of them.
void take_in(storage::Unit& unit, const Office& office, Shipment& shipment, const std::string& user,
             base::Instant now) {
    delivery::Event event;
    event.type = delivery::EventType::Delivered;
    if (const auto after = delivery::step(tracked_parcel(shipment), event, now)) set_tracked_parcel(shipment, *after);
    shipment.handed_over_at = now;
    shipment.handed_over_by = user;
    shipment.is_settled = true;
    shipment.updated_at = now;
    unit.shipments().save(shipment);
    note(unit, office, shipment, "case", "case.materials_received", user, now);
}

/// It changes hands at the window: one scan moves every case whose papers it carries, out or in.
Attempt hand_over(storage::Unit& unit, const Office& office, const http::Request& request, const std::string& user,
                  base::Instant now) {
    std::vector<Shipment> parcels = find_parcels(unit, request);
    if (parcels.empty()) return Err{Problem(ProblemCode::NotFound)};
    const Shipment* handed = nullptr;
    for (Shipment& shipment : parcels) {
        if (can_be_handed_over(shipment)) {
            if (shipment.label == "outdated") {
                return Err{Problem(ProblemCode::CaseState).with("refusal", "delivery.label_outdated")};
            }
            const auto change_hands = shipment.purpose == "materials" ? take_in : take_out;
            change_hands(unit, office, shipment, user, now);
        }
        if (shipment.handed_over_at && handed == nullptr) handed = &shipment;
    }
    if (handed == nullptr) return Err{Problem(ProblemCode::CaseState).with("refusal", "delivery.state_forbids")};
    const auto file = find_case(unit, office.catalogue, handed->case_number);
    return Answer{200, parcel_text(file.value(), *handed, now), false};
}

/// Whether the desk's next act is a scan. Papers that went back, were lost or never left will not be scanned any more.
bool is_still_to_scan(const Shipment& shipment) {
    if (shipment.purpose != "materials") return waits_for_courier(shipment);
    return !shipment.handed_over_at && !is_replaced(shipment);
}

/// Somebody has looked and done what there was to do; news of the parcel raise it again. What is still to be scanned
/// stays in the desk's lists.
Attempt settle(storage::Unit& unit, const Office& office, const http::Request& request, const std::string& user,
               base::Instant now) {
    std::optional<Answer> answer;
    bool is_refused = false;
    for (Shipment& shipment : find_parcels(unit, request)) {
        if (shipment.is_settled) continue;
        if (is_still_to_scan(shipment)) {
            is_refused = true;
            continue;
        }
        shipment.is_settled = true;
        shipment.reported.clear();
        unit.shipments().save(shipment);
        const CaseFile file = note(unit, office, shipment, "parcel", "parcel.settled", user, now);
        answer = Answer{200, parcel_text(file, shipment, now), false};
    }
    if (answer) return std::move(*answer);
    if (is_refused) return Err{Problem(ProblemCode::CaseState).with("refusal", "delivery.state_forbids")};
    return Err{Problem(ProblemCode::NotFound)};
}

using Act = Attempt (*)(storage::Unit&, const Office&, const http::Request&, const std::string&, base::Instant);

http::Task act_on_parcel(const Office& office, const http::Request& request, const accounts::SignedInStaff& staff,
                         Act act) {
    require_empty_object(request);
    const base::Instant now = office.clock.now();
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return act(unit, office, request, staff.user, now);
                       }));
}

}  // namespace

void add_staff_parcel_routes(Routes& routes, const Office& office) {
    using accounts::SignedInStaff;
    using http::Request;
    routes.staff(http::Method::Get, "/staff/parcels", {},
                 [&office](const Request& request, const SignedInStaff&) { return list_parcels(office, request); });
    const auto add = [&](std::string_view what, Act act) {
        routes.staff(http::Method::Post, "/staff/parcels/{waybill}/" + std::string(what), http::json_body(),
                     [&office, act](const Request& request, const SignedInStaff& staff) {
                         return act_on_parcel(office, request, staff, act);
                     });
    };
    add("label", print_label);
    add("hand-over", hand_over);
    add("settlement", settle);
}

}  // namespace onetrip::endpoints
