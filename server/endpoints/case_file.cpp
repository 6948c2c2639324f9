#include "server/endpoints/case_file.h"

#include <algorithm>

#include "core/casework/deadlines.h"
#include "server/endpoints/case_notices.h"
#include "server/endpoints/parcel.h"
#include "server/endpoints/wechat_messages.h"

namespace onetrip::endpoints {
namespace {

using http::Problem;
using http::ProblemCode;
using storage::Failure;
using storage::FailureKind;

std::optional<base::Day> day_of(const std::optional<calendar::DueDay>& due) {
    if (!due) return std::nullopt;
    return due->day;
}

}  // namespace

std::optional<CaseFile> find_case(const storage::Unit& unit, const Catalogue& catalogue, std::string_view number) {
    auto stored = unit.cases().find(number);
    if (!stored) return std::nullopt;
    CaseFile file;
    file.service = catalogue.find_service(stored->service, stored->service_version);
    if (file.service == nullptr)
        throw Failure(FailureKind::Corrupt, "a case of a service that is not in the catalogue");
    file.record = read_record(stored->record);
    file.events = unit.cases().events(number);
    if (!file.record.booking.empty()) file.booking = unit.bookings().find(file.record.booking);
    if (file.booking) file.hall_terms = terms_of(catalogue, *file.booking);
    for (storage::Shipment& parcel : unit.shipments().of_case(number)) {
        if (parcel.purpose == "certificate") {
            if (file.shipment && !is_replaced(*file.shipment)) file.other_parcels.push_back(std::move(*file.shipment));
            file.shipment = std::move(parcel);
        } else {
            file.other_parcels.push_back(std::move(parcel));
        }
    }
    file.stored = std::move(*stored);
    return file;
}

std::optional<CaseFile> find_case_for(const storage::Unit& unit, const Catalogue& catalogue, std::string_view number,
                                      std::string_view citizen) {
    if (!unit.cases().may_see(number, citizen)) return std::nullopt;
    return find_case(unit, catalogue, number);
}

json::Document answers_of(const CaseFile& file) {
    auto answers = json::Document::parse(file.stored.answers);
    if (!answers) throw Failure(FailureKind::Corrupt, "the answers of a case are no JSON");
    return std::move(*answers);
}

std::optional<catalog::GivenOut> given_out_by(const CaseFile& file) {
    json::Defects none;  // the catalogue was read
    return catalog::read_given_out(file.service->service().definition(), none);
}

std::vector<storage::Shipment*> certificate_parcels(CaseFile& file) {
    std::vector<storage::Shipment*> parcels;
    for (storage::Shipment& parcel : file.other_parcels) {
        if (parcel.purpose == "certificate") parcels.push_back(&parcel);
    }
    if (file.shipment) parcels.push_back(&*file.shipment);
    return parcels;
}

bool holds_materials(const CaseFile& file) {
    std::optional<base::Instant> came;
    std::optional<base::Instant> went;
    for (const storage::Shipment& parcel : file.other_parcels) {
        if (parcel.purpose == "materials") came = std::max(came, parcel.handed_over_at);
        if (parcel.purpose == "originals") went = std::max(went, std::optional(parcel.created_at));
    }
    return came && came > went;
}

bool may_ship_further(const CaseFile& file) {
    return file.record.process.state == casework::State::Delivering && file.shipment.has_value();
}

std::optional<Problem> take_step(CaseFile& file, const casework::Event& event, base::Instant now) {
    auto after = casework::step(file.record.process, event, now, file.service->agency->offset_minutes);
    if (!after) return Problem(ProblemCode::CaseState).with("refusal", casework::code_of(after.error()));
    file.record.process = std::move(after).value();
    return std::nullopt;
}

void set_due_days(CaseFile& file, const Catalogue& catalogue, base::Instant now) {
    casework::Case process = file.record.process;
    if (process.decided_at || casework::is_final(process.state)) return;  // what was told stays told
    if (process.state == casework::State::Submitted) {
        process.state = casework::State::Accepted;
        process.accepted_at = process.submitted_at;
    }
    const auto due = casework::deadlines(process, file.service->limits, catalogue.counter_of(*file.service), now);
    const bool stands_still = process.state == casework::State::SupplementRequested;
    file.stored.promised_due = stands_still ? std::nullopt : day_of(due.promised);
    file.stored.legal_due = stands_still ? std::nullopt : day_of(due.legal);
}

void commit_case(storage::Unit& unit, const Catalogue& catalogue, CaseFile& file, storage::CaseEvent event) {
    set_due_days(file, catalogue, event.at);
    file.stored.state = public_state(file.record.process.state);
    file.stored.record = write_record(file.record);
    if (!unit.cases().save(file.stored)) throw Failure(FailureKind::Busy, "the case changed meanwhile");
    event.sequence = unit.cases().append(file.stored.number, event);
    file.stored.sequence = event.sequence;
    lay_wechat_messages(unit, file.stored.number, event);
    lay_case_notices(unit, file, event);
    file.events.push_back(std::move(event));
    unit.announce({"case/" + file.stored.number, {}});
    unit.announce({"queue", file.stored.number + ' ' + file.stored.state});
}

}  // namespace onetrip::endpoints
