#include "server/endpoints/parcel_news.h"

#include <algorithm>

#include "server/couriers/job_worker.h"
#include "server/endpoints/case_file.h"
#include "server/endpoints/parcel.h"
#include "server/endpoints/parcel_notices.h"

namespace onetrip::endpoints {
namespace {

using storage::Failure;
using storage::FailureKind;

CaseFile case_of(const storage::Unit& unit, const Catalogue& catalogue, const std::string& number) {
    auto file = find_case(unit, catalogue, number);
    if (!file) throw Failure(FailureKind::Corrupt, "a shipment without its case");
    return std::move(*file);
}

void send_back(storage::Unit& unit, const Catalogue& catalogue, const std::string& number, base::Instant now) {
    CaseFile file = case_of(unit, catalogue, number);
    casework::Event event;
    event.type = casework::EventType::Returned;
    if (file.record.process.state != casework::State::Delivering || take_step(file, event, now)) return;
    commit_case(unit, catalogue, file, {0, now, "case", "case.returned", "system", {}});
}

/// Somebody else has had it for a week, and its citizen has said nothing.
bool is_taken_as_received(const storage::Shipment& shipment, const std::vector<storage::CaseEvent>& events,
                          base::Instant now) {
    return closes_by_silence(shipment, events) && now >= silence_ends(shipment);
}

/// Whether anything that the case gives out is still to arrive.
bool is_anything_awaited(CaseFile& file, base::Instant now) {
    const auto parcels = certificate_parcels(file);
    return std::any_of(parcels.begin(), parcels.end(), [&](const storage::Shipment* parcel) {
        const bool has_arrived = parcel->state == delivery::name_of(delivery::Status::Delivered);
        return !has_arrived && !is_replaced(*parcel) && !is_taken_as_received(*parcel, file.events, now);
    });
}

}  // namespace

void tell_case(storage::Unit& unit, const Catalogue& catalogue, const storage::Shipment& shipment,
               delivery::Status status, std::string_view actor, base::Instant now) {
    CaseFile file = case_of(unit, catalogue, shipment.case_number);
    commit_case(unit, catalogue, file,
                {0, now, "parcel", "parcel." + std::string(delivery::name_of(status)), std::string(actor), {}});
    // Papers on their way to the hall are nobody's to wait for, and only a certificate moves its case.
    if (actor != "citizen" && shipment.purpose != "materials") lay_notice(unit, shipment, status, now);
    if (shipment.purpose != "certificate") return;
    switch (status) {
        case delivery::Status::Delivered: close_delivered(unit, catalogue, shipment.case_number, now); return;
        case delivery::Status::Returned: send_back(unit, catalogue, shipment.case_number, now); return;
        case delivery::Status::DeliveredProxy:
            unit.jobs().add(couriers::shipment_job(receipt_job, shipment.id, now + receipt_milliseconds_max));
            return;
        default: return;
    }
}

bool may_report(const storage::Shipment& shipment) {
    const auto status = delivery::status_of(shipment.state);
    return shipment.purpose != "materials" && status != delivery::Status::Created &&
           status != delivery::Status::LabelReady && status != delivery::Status::Cancelled;
}

bool closes_by_silence(const storage::Shipment& shipment, const std::vector<storage::CaseEvent>& events) {
    const bool is_with_somebody = shipment.state == delivery::name_of(delivery::Status::DeliveredProxy);
    return shipment.purpose == "certificate" && is_with_somebody &&
           std::none_of(events.begin(), events.end(),
                        [](const storage::CaseEvent& event) { return event.code.starts_with(parcel_problem_code); });
}

base::Instant silence_ends(const storage::Shipment& shipment) {
    return shipment.arrived_at.value_or(shipment.created_at) + receipt_milliseconds_max;
}

void close_delivered(storage::Unit& unit, const Catalogue& catalogue, const std::string& case_number,
                     base::Instant now) {
    CaseFile file = case_of(unit, catalogue, case_number);
    if (file.record.process.state != casework::State::Delivering || is_anything_awaited(file, now)) return;
    casework::Event event;
    event.type = casework::EventType::Delivered;
    if (take_step(file, event, now)) return;
    event.type = casework::EventType::Closed;
    if (take_step(file, event, now)) return;
    unit.shipments().settle(case_number);
    commit_case(unit, catalogue, file, {0, now, "case", "case.closed", "system", {}});
}

}  // namespace onetrip::endpoints
