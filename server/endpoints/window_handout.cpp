// POST /staff/cases/{number}/handout: the certificate is fetched at the window, by the applicant or the named agent,
// whose document is compared. The case ends with it.

#include "core/delivery/recipient.h"
#include "server/endpoints/agent.h"
#include "server/endpoints/body.h"
#include "server/endpoints/case_file.h"
#include "server/endpoints/once.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using base::Err;
using http::Problem;
using http::ProblemCode;

struct Shown {
    delivery::Recipient recipient = delivery::Recipient::Applicant;
    std::string document;  ///< as it was typed or read off a card; not kept
};

Shown read_shown(const http::Request& request) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    const auto recipient = delivery::recipient_of(JsonBody::text(shape, "received_by", identifier_bytes_max));
    if (!recipient) shape.wrong("received_by");
    Shown shown{recipient.value_or(delivery::Recipient::Applicant),
                std::string(JsonBody::text(shape, "document", document_bytes_max))};
    JsonBody::finish(shape, {"received_by", "document"});
    return shown;
}

delivery::Entitled entitled_of(const CaseFile& file) {
    const json::Document answers = answers_of(file);
    delivery::Entitled entitled;
    entitled.applicant_document =
        file.service->service().answer(answers.root(), "applicant", "id_number").string_or({});
    if (file.record.agent) entitled.agent_document = file.record.agent->document_end;
    return entitled;
}

std::optional<Problem> hand_out(CaseFile& file, const Shown& shown, base::Instant now) {
    casework::Event event;
    event.type = casework::EventType::HandedOver;
    if (auto problem = take_step(file, event, now)) return problem;
    if (const auto refusal = delivery::refuse_recipient(entitled_of(file), shown.recipient, shown.document)) {
        return Problem(ProblemCode::CaseState).with("refusal", std::string(delivery::code_of(*refusal)));
    }
    event.type = casework::EventType::Closed;
    return take_step(file, event, now);
}

Attempt hand_out_to(storage::Unit& unit, const Office& office, const http::Request& request, const std::string& user,
                    const Shown& shown, base::Instant now) {
    auto file = find_case(unit, office.catalogue, request.param("number"));
    if (!file) return Err{Problem(ProblemCode::NotFound)};
    if (auto problem = hand_out(*file, shown, now)) return Err{std::move(*problem)};
    // What came back by mail and is fetched now needs nobody any more.
    unit.shipments().settle(file->stored.number);
    const std::string code = "case.received_by_" + std::string(delivery::name_of(shown.recipient));
    commit_case(unit, office.catalogue, *file, {0, now, "case", code, user, {}});
    return Answer{200, staff_case_text(unit, *file, office.catalogue, now), false};
}

http::Task hand_out_at_window(const Office& office, const http::Request& request,
                              const accounts::SignedInStaff& staff) {
    const Keyed key = keyed(request, "staff/" + staff.user);
    const Shown shown = read_shown(request);
    const base::Instant now = office.clock.now();
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return once(unit, key, now, [&](storage::Unit& inner) {
                               return hand_out_to(inner, office, request, staff.user, shown, now);
                           });
                       }));
}

}  // namespace

void add_window_handout_routes(Routes& routes, const Office& office) {
    routes.staff(http::Method::Post, "/staff/cases/{number}/handout", http::json_body(),
                 [&office](const http::Request& request, const accounts::SignedInStaff& staff) {
                     return hand_out_at_window(office, request, staff);
                 });
}

}  // namespace onetrip::endpoints
