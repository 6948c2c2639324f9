// POST /cases/{number}/parcel/receipt and /problem: the citizen has the certificate, or says what is wrong with its
// parcel, the newest. The same below /cases/{number}/parcels/{waybill} for one that is named: another one, or originals
// on their way back.

#include <algorithm>
#include <array>

#include "core/delivery/waybill.h"
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

/// Written into the history when something is wrong with originals on their way back; what it is stands at the parcel.
constexpr std::string_view originals_problem_code = "case.originals_problem";

/// Whose word about what: without a number, the certificate's parcel; with one, that parcel, unless the citizen sent
/// it.
struct Word {
    std::string_view number;
    std::optional<std::string> waybill;
    std::string_view citizen;
};

Word word_of(const http::Request& request, const storage::CitizenSession& session, bool names_parcel) {
    Word word{request.param("number"), std::nullopt, session.citizen};
    if (names_parcel) word.waybill = delivery::normalise_waybill(request.param("waybill")).value_or("");
    return word;
}

/// All that came in that parcel: originals may travel with the certificate. The certificate's is the first.
std::vector<storage::Shipment*> parcels_in(CaseFile& file, const std::optional<std::string>& waybill) {
    std::vector<storage::Shipment*> found;
    if (file.shipment && (!waybill || file.shipment->waybill == *waybill)) found.push_back(&*file.shipment);
    for (storage::Shipment& parcel : file.other_parcels) {
        if (waybill && parcel.waybill == *waybill && parcel.purpose != "materials") found.push_back(&parcel);
    }
    return found;
}

Problem no_parcel(const Word& word) {
    if (word.waybill) return Problem(ProblemCode::NotFound);
    return Problem(ProblemCode::CaseState).with("refusal", "delivery.state_forbids");
}

Answer told_again(const storage::Unit& unit, const Office& office, std::string_view number, base::Instant now) {
    return {200, citizen_case_text(unit, find_case(unit, office.catalogue, number).value(), now), false};
}

Attempt confirm(storage::Unit& unit, const Office& office, const Word& word, base::Instant now) {
    auto file = find_case_for(unit, office.catalogue, word.number, word.citizen);
    if (!file) return Err{Problem(ProblemCode::NotFound)};
    const auto parcels = parcels_in(*file, word.waybill);
    if (parcels.empty()) return Err{no_parcel(word)};
    delivery::Event event;
    event.type = delivery::EventType::ReceiptConfirmed;
    std::optional<delivery::Refusal> refusal;
    bool is_confirmed = false;
    for (storage::Shipment* shipment : parcels) {
        const auto after = delivery::step(tracked_parcel(*shipment), event, now);
        if (!after) {
            refusal = refusal.value_or(after.error());
            continue;
        }
        set_tracked_parcel(*shipment, *after);
        shipment->updated_at = now;
        if (shipment->purpose == "originals") shipment->is_settled = true;
        unit.shipments().save(*shipment);
        tell_case(unit, office.catalogue, *shipment, delivery::status_of(*after), "citizen", now);
        is_confirmed = true;
    }
    if (!is_confirmed) {
        return Err{Problem(ProblemCode::CaseState).with("refusal", std::string(delivery::code_of(*refusal)))};
    }
    return told_again(unit, office, word.number, now);
}

Attempt report(storage::Unit& unit, const Office& office, const Word& word, std::string_view kind, base::Instant now) {
    auto file = find_case_for(unit, office.catalogue, word.number, word.citizen);
    if (!file) return Err{Problem(ProblemCode::NotFound)};
    auto parcels = parcels_in(*file, word.waybill);
    if (parcels.empty()) return Err{no_parcel(word)};
    std::erase_if(parcels, [](const storage::Shipment* shipment) { return !may_report(*shipment); });
    if (parcels.empty()) return Err{Problem(ProblemCode::CaseState).with("refusal", "delivery.state_forbids")};
    for (storage::Shipment* shipment : parcels) {
        shipment->reported = kind;
        shipment->is_settled = false;
        unit.shipments().save(*shipment);
    }
    const std::string code = parcels.front()->purpose == "originals"
                                 ? std::string(originals_problem_code)
                                 : std::string(parcel_problem_code) + std::string(kind);
    commit_case(unit, office.catalogue, *file, {0, now, "case", code, "citizen", {}});
    return told_again(unit, office, word.number, now);
}

http::Task confirm_receipt(const Office& office, const http::Request& request, const storage::CitizenSession& session,
                           bool names_parcel) {
    const Keyed key = keyed(request, "citizen/" + session.citizen, KeyDuty::Optional);
    require_empty_object(request);
    const Word word = word_of(request, session, names_parcel);
    const base::Instant now = office.clock.now();
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return once(unit, key, now,
                                       [&](storage::Unit& inner) { return confirm(inner, office, word, now); });
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

http::Task report_problem(const Office& office, const http::Request& request, const storage::CitizenSession& session,
                          bool names_parcel) {
    const Keyed key = keyed(request, "citizen/" + session.citizen);
    const std::string kind = read_kind(request);
    const Word word = word_of(request, session, names_parcel);
    const base::Instant now = office.clock.now();
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return once(unit, key, now,
                                       [&](storage::Unit& inner) { return report(inner, office, word, kind, now); });
                       }));
}

}  // namespace

void add_parcel_routes(Routes& routes, const Office& office) {
    using Handler = http::Task (*)(const Office&, const http::Request&, const storage::CitizenSession&, bool);
    const auto add = [&](std::string_view path, bool names_parcel, Handler handler) {
        routes.citizen(
            http::Method::Post, path, http::json_body(),
            [&office, names_parcel, handler](const http::Request& request, const storage::CitizenSession& session) {
                return handler(office, request, session, names_parcel);
            });
    };
    add("/cases/{number}/parcel/receipt", false, confirm_receipt);
    add("/cases/{number}/parcel/problem", false, report_problem);
    add("/cases/{number}/parcels/{waybill}/receipt", true, confirm_receipt);
    add("/cases/{number}/parcels/{waybill}/problem", true, report_problem);
}

}  // namespace onetrip::endpoints
