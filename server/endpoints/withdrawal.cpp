// POST /cases/{number}/withdrawal: the applicant takes it back, and the slot is free for somebody else.

#include "server/endpoints/body.h"
#include "server/endpoints/booking_view.h"
#include "server/endpoints/case_file.h"
#include "server/endpoints/given_back.h"
#include "server/endpoints/once.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using base::Err;
using http::Problem;
using http::ProblemCode;

/// A visit that is too near to be cancelled by rule keeps its seat: nobody else could take it any more.
void cancel_visit(storage::Unit& unit, CaseFile& file, const GiveBack& giving_back) {
    if (!file.booking) return;
    const auto cancelled = appointment::step(process_of(*file.booking), {appointment::BookingEventType::Cancel},
                                             giving_back.now, rules_of(giving_back.catalogue, *file.booking));
    if (!cancelled) return;
    take_over(*file.booking, *cancelled);
    giving_back.leave(unit, *file.booking, true);
}

Attempt withdraw(storage::Unit& unit, const Office& office, std::string_view number, const std::string& citizen,
                 const GiveBack& giving_back) {
    const base::Instant now = giving_back.now;
    auto file = find_case_for(unit, office.catalogue, number, citizen);
    if (!file) return Err{Problem(ProblemCode::NotFound)};
    casework::Event event;
    event.type = casework::EventType::Withdrawn;
    if (auto problem = take_step(*file, event, now)) return Err{std::move(*problem)};
    cancel_visit(unit, *file, giving_back);
    commit_case(unit, office.catalogue, *file, {0, now, "case", "case.withdrawn", "citizen", {}});
    return Answer{200, citizen_case_text(unit, *file, now), false};
}

http::Task withdraw_case(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const Keyed key = keyed(request, "citizen/" + session.citizen, KeyDuty::Optional);
    require_empty_object(request);
    const base::Instant now = office.clock.now();
    const GiveBack giving_back{office.catalogue, now, draw_number(office.randomness)};
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return once(unit, key, now, [&](storage::Unit& inner) {
                               return withdraw(inner, office, request.param("number"), session.citizen, giving_back);
                           });
                       }));
}

}  // namespace

void add_withdrawal_routes(Routes& routes, const Office& office) {
    routes.citizen(http::Method::Post, "/cases/{number}/withdrawal", http::json_body(),
                   [&office](const http::Request& request, const storage::CitizenSession& session) {
                       return withdraw_case(office, request, session);
                   });
}

}  // namespace onetrip::endpoints
